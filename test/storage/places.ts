import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type ObjectStore, openStorage, silenceNodeVersionWarning } from "@volley/storage";
import { type S3Server, startS3Server } from "@volley/s3-server";

silenceNodeVersionWarning();

export const credentials = { accessKeyId: "volley", secretAccessKey: "volley-secret" };

/** A store and an empty folder in it to write to. */
export interface Place {
  readonly store: ObjectStore;
  /** Without a slash at its end. */
  readonly root: string;
  close(): Promise<void>;
}

async function scratch(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), "volley-storage-"));
}

export async function localPlace(): Promise<Place> {
  const folder = await scratch();
  return { store: openStorage(), root: folder, close: () => rm(folder, { recursive: true }) };
}

export interface S3Place extends Place {
  readonly server: S3Server;
}

export async function s3Place(): Promise<S3Place> {
  const directory = await scratch();
  const server = await startS3Server({ directory, credentials });
  server.createBucket("data");
  const store = openStorage({ s3: { endpoint: server.endpoint, ...credentials } });
  return {
    store,
    root: "s3://data/root",
    server,
    async close() {
      await store.close();
      await server.close();
      await rm(directory, { recursive: true });
    },
  };
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

export function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString();
}
