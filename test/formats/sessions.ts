import { vi } from "vitest";
import { Session } from "volley";
import { credentials, localPlace, type Place, type S3Place, s3Place } from "../storage/places.ts";

/** A folder to write to, on this machine or on the S3 server, and a session that runs in this process or on a cluster. */
export interface Stage extends Place {
  readonly session: Session;
  readonly server: S3Place["server"] | undefined;
  /** Writes an object below the root, and gives its address. */
  put(name: string, body: string | Uint8Array): Promise<string>;
  /** Names and texts of what stands below a path, without hidden files; of names what Volley makes up is left out, and files that are then alike are one. */
  texts(path: string): Promise<Readonly<Record<string, string>>>;
}

export const stages = ["local files, in this process", "S3, in this process", "S3, on a cluster"] as const;

export async function openStage(name: (typeof stages)[number]): Promise<Stage> {
  const onS3 = name.startsWith("S3") ? await s3Place() : undefined;
  const place = onS3 ?? (await localPlace());
  vi.stubEnv("AWS_ACCESS_KEY_ID", credentials.accessKeyId);
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey);
  const settings = {
    ...(onS3 ? { "s3.endpoint": onS3.server.endpoint } : {}),
    ...(name.endsWith("cluster") ? { executors: "2" } : {}),
  };
  const builder = Object.entries(settings).reduce(
    (before, [key, value]) => before.config(key, value),
    Session.builder.config("progress", "off"),
  );
  const session = await builder.create();
  return {
    store: place.store,
    root: place.root,
    session,
    server: onS3?.server,
    async put(key, body) {
      const url = `${place.root}/${key}`;
      await place.store.write(url, Buffer.from(body));
      return url;
    },
    async texts(path) {
      const found: Record<string, string> = {};
      for await (const { url } of place.store.list(`${path}/`)) {
        const name = url.slice(path.length + 1).replace(/(?:-[a-z]+)?-\d{5}-[0-9a-f-]{36}-\d+/, "");
        if (!/(^|\/)[._]/.test(name)) found[name] = `${found[name] ?? ""}${Buffer.from(await place.store.read(url)).toString()}`;
      }
      return found;
    },
    async close() {
      await session.stop();
      await place.close();
      vi.unstubAllEnvs();
    },
  };
}
