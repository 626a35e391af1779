import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type S3Server, startS3Server } from "@volley/s3-server";
import { type ObjectStore, openStorage, silenceNodeVersionWarning, type StorageOptions } from "@volley/storage";

/** Somewhere to write: the local file system, or a real S3 server process away. */
export interface Place {
  readonly name: "local" | "s3";
  readonly store: ObjectStore;
  /** What `openStorage` takes to reach the place, also from another process. */
  readonly storage: StorageOptions;
  /** A destination that no one has used yet. */
  fresh(): string;
  readonly server: S3Server | undefined;
  close(): Promise<void>;
}

const credentials = { accessKeyId: "volley", secretAccessKey: "volley-secret" };

export async function openPlace(name: "local" | "s3"): Promise<Place> {
  const directory = await mkdtemp(path.join(tmpdir(), "volley-commit-"));
  const server = name === "s3" ? await startS3Server({ directory, credentials }) : undefined;
  server?.createBucket("bucket");
  const storage: StorageOptions = server === undefined ? {} : { s3: { endpoint: server.endpoint, ...credentials } };
  silenceNodeVersionWarning();
  const store = openStorage(storage);
  let used = 0;
  return {
    name,
    store,
    storage,
    server,
    fresh: () => `${server === undefined ? directory : "s3://bucket"}/case-${used++}/out`,
    async close() {
      await store.close();
      await server?.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
