import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { DuckDBInstance } from "@duckdb/node-api";
import { type S3Server, startS3Server } from "@volley/s3-server";
import { openStorage, uploadFile } from "@volley/storage";

const command = fileURLToPath(new URL("../../packages/volley/dist/bin.js", import.meta.url));
const credentials = { accessKeyId: "volley", secretAccessKey: "a secret for tests" };

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that runs. */
export interface Running {
  readonly pid: number;
  readonly ended: Promise<Ended>;
  kill(signal: NodeJS.Signals): void;
  /** Resolves when its stderr holds the text. */
  says(text: string): Promise<void>;
}

/** An S3 server with a bucket, a folder for programs, and the built `volley` command, as a user has them. */
export interface Place {
  readonly directory: string;
  readonly s3: S3Server;
  /** `s3://data` */
  readonly bucket: string;
  volley(...args: string[]): Running;
  program(name: string, text: string): string;
  put(key: string, file: string | Uint8Array): Promise<void>;
  /** Runs SQL in plain DuckDB, the other side of comparisons; rows as JSON lines. */
  sql(text: string): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

export async function makePlace(): Promise<Place> {
  const directory = mkdtempSync(join(tmpdir(), "volley-test-"));
  const data = join(directory, "s3");
  mkdirSync(data);
  const s3 = await startS3Server({ directory: data, credentials });
  s3.createBucket("data");
  const store = openStorage({ s3: { endpoint: s3.endpoint, ...credentials } });
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  const started = new Set<Running>();

  return {
    directory,
    s3,
    bucket: "s3://data",
    volley(...args) {
      const running = run(args, directory, s3.endpoint);
      started.add(running);
      return running;
    },
    program(name, text) {
      const path = join(directory, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      return path;
    },
    async put(key, file) {
      if (typeof file !== "string") {
        await store.write(`s3://data/${key}`, file);
        return;
      }
      const { upload, parts } = await uploadFile(store, file, `s3://data/${key}`);
      await store.completeUpload(upload, parts);
    },
    async sql(text) {
      const result = await connection.runAndReadAll(text);
      return result.getRowObjectsJson();
    },
    async close() {
      for (const running of started) running.kill("SIGKILL");
      connection.closeSync();
      await s3.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function run(args: readonly string[], directory: string, endpoint: string): Running {
  const environment = {
    ...process.env,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    VOLLEY_S3_ENDPOINT: endpoint,
    TMPDIR: directory,
    NO_COLOR: "1",
  };
  const child = spawn(process.execPath, [command, ...args], { cwd: directory, env: environment, stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "";
  let stderr = "";
  const listeners = new Set<() => void>();
  child.stdout.on("data", (chunk) => (stdout += chunk));
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
    for (const heard of listeners) heard();
  });
  const ended = new Promise<Ended>((resolve) => child.once("close", (code, signal) => resolve({ code, signal, stdout, stderr })));
  return {
    pid: child.pid!,
    ended,
    kill: (signal) => void child.kill(signal),
    says: (text) =>
      new Promise((resolve, reject) => {
        const heard = (): void => {
          if (!stderr.includes(text)) return;
          listeners.delete(heard);
          resolve();
        };
        listeners.add(heard);
        heard();
        void ended.then(() => reject(new Error(`ended without saying "${text}":\n${stdout}\n${stderr}`)));
      }),
  };
}

/** Processes of this machine whose command line holds all of the texts. Linux only. */
export function processesWith(...texts: string[]): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
    try {
      const line = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
      return texts.every((text) => line.includes(text));
    } catch {
      return false;
    }
  });
}
