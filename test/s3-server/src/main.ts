import { rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { startS3Server } from "./server.ts";

const usage = `usage: node main.js --directory DIR --access-key KEY --secret-key SECRET
  [--host 127.0.0.1] [--port 0] [--region REGION] [--bucket NAME]... [--exit-with-parent] [--remove DIR]

Serves S3 over a directory and prints {"endpoint": "http://..."} when it listens.
--exit-with-parent: exit when standard input closes; give it a pipe.
--remove: delete this folder on exit, so that a killed parent leaves nothing.`;

function fail(message: string, code: number): never {
  console.error(message);
  process.exit(code);
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        directory: { type: "string" },
        "access-key": { type: "string" },
        "secret-key": { type: "string" },
        host: { type: "string" },
        port: { type: "string", default: "0" },
        region: { type: "string" },
        bucket: { type: "string", multiple: true, default: [] },
        "exit-with-parent": { type: "boolean", default: false },
        remove: { type: "string" },
      },
    });
    const { directory, "access-key": accessKeyId, "secret-key": secretAccessKey } = values;
    if (!directory || !accessKeyId || !secretAccessKey) throw new Error("--directory, --access-key and --secret-key are needed");
    const port = Number(values.port);
    if (!/^\d+$/.test(values.port) || port > 65_535) throw new Error(`--port must be 0 to 65535, not ${values.port}`);
    return { ...values, directory, port, credentials: { accessKeyId, secretAccessKey } };
  } catch (error) {
    fail(`${(error as Error).message}\n${usage}`, 2);
  }
}

const { directory, host, port, region, credentials, bucket: buckets, "exit-with-parent": exitWithParent, remove } = readArguments();
try {
  const server = await startS3Server({ directory, port, credentials, ...(host && { host }), ...(region && { region }) });
  const stop = () =>
    void server.close().finally(() => {
      if (remove) rmSync(remove, { recursive: true, force: true });
      process.exit(0);
    });
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  if (exitWithParent) process.stdin.on("end", stop).on("error", stop).resume();
  for (const name of buckets) {
    try {
      server.createBucket(name);
    } catch (error) {
      if ((error as { code?: string }).code !== "BucketAlreadyOwnedByYou") throw error;
    }
  }
  process.stdout.on("error", stop);
  console.log(JSON.stringify({ endpoint: server.endpoint }));
} catch (error) {
  fail((error as Error).message, 1);
}
