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
  /** The JSON line by which a driver or executor says that it is ready. */
  ready(): Promise<Record<string, unknown>>;
  /** Waits until it holds, while the command runs; fails with all it said when it ends before, or when it never holds. */
  until(what: string, holds: () => boolean, milliseconds?: number): Promise<void>;
  /** Resolves when its stderr or stdout holds the text. */
  says(text: string): Promise<void>;
  /** What it and its children left: processes that live, files in the temporary folder that is its alone. */
  left(): Left;
}

export interface Left {
  /** Command lines by process id. */
  readonly processes: Readonly<Record<number, string>>;
  readonly files: readonly string[];
}

export interface RunOptions {
  /** On top of the environment that makes the S3 server reachable. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Instead of the `volley` command. */
  readonly script?: string;
}

/** What stands in the bucket: objects with their ETags, uploads neither completed nor aborted. */
export interface Contents {
  readonly objects: Readonly<Record<string, string>>;
  readonly uploads: readonly string[];
}

/** An S3 server with a bucket, a folder for programs, and the built `volley` command, as a user has them. */
export interface Place {
  readonly directory: string;
  readonly s3: S3Server;
  /** `s3://data` */
  readonly bucket: string;
  volley(...args: string[]): Running;
  start(args: readonly string[], options?: RunOptions): Running;
  program(name: string, text: string): string;
  put(key: string, file: string | Uint8Array): Promise<void>;
  contents(prefix?: string): Promise<Contents>;
  /** Copies what stands below a prefix of the bucket into a local folder. */
  download(prefix: string, folder: string): Promise<void>;
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
  const start: Place["start"] = (args, options = {}) => {
    const temporary = join(directory, `tmp-${started.size}`);
    mkdirSync(temporary);
    const running = run(args, { directory, temporary, endpoint: s3.endpoint, ...options });
    started.add(running);
    return running;
  };

  return {
    directory,
    s3,
    bucket: "s3://data",
    start,
    volley: (...args) => start(args),
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
    async contents(prefix = "") {
      const at = `s3://data/${prefix}`;
      const objects: Record<string, string> = {};
      for await (const object of store.list(at)) objects[object.url] = object.etag;
      const uploads = [];
      for await (const upload of store.listUploads(at)) uploads.push(upload.url);
      return { objects, uploads };
    },
    async download(prefix, folder) {
      for await (const { url } of store.list(`s3://data/${prefix}`)) {
        const file = join(folder, url.slice(`s3://data/${prefix}`.length));
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, await store.read(url));
      }
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

interface RunPlace extends RunOptions {
  readonly directory: string;
  readonly temporary: string;
  readonly endpoint: string;
}

function run(args: readonly string[], { directory, temporary, endpoint, environment = {}, script = command }: RunPlace): Running {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: directory,
    env: {
      ...process.env,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      VOLLEY_S3_ENDPOINT: endpoint,
      TMPDIR: temporary,
      NO_COLOR: "1",
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk) => (stdout += chunk));
  child.stderr.on("data", (chunk) => (stderr += chunk));
  const ended = new Promise<Ended>((resolve) => child.once("close", (code, signal) => resolve({ code, signal, stdout, stderr })));
  const until: Running["until"] = async (what, holds, milliseconds = 60_000) => {
    let over = false;
    void ended.then(() => (over = true));
    const limit = performance.now() + milliseconds;
    while (!holds()) {
      if (over || performance.now() > limit) {
        const why = over ? "the command ended" : `${milliseconds / 1000} s passed`;
        throw new Error(`${why} before ${what}:\n${stdout}\n${stderr}\n${JSON.stringify(processesIn(temporary), undefined, 1)}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };
  return {
    pid: child.pid!,
    ended,
    kill: (signal) => void child.kill(signal),
    until,
    async ready() {
      await until("it was ready", () => stdout.includes("\n"));
      return JSON.parse(stdout.split("\n")[0]!) as Record<string, unknown>;
    },
    left: () => ({ processes: processesIn(temporary), files: filesBelow(temporary).sort() }),
    says: (text) => until(`it said "${text}"`, () => stdout.includes(text) || stderr.includes(text)),
  };
}

/** Files and folders, by their paths below the folder; others may be removing them meanwhile. */
function filesBelow(folder: string, prefix = ""): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = `${prefix}${entry.name}`;
      return entry.isDirectory() ? [path, ...filesBelow(join(folder, entry.name), `${path}/`)] : [path];
    });
  } catch {
    return [];
  }
}

/** Processes that were started with this temporary folder, itself inherited from parent to child. Linux only. */
function processesIn(temporary: string): Record<number, string> {
  const found: Record<number, string> = {};
  for (const { pid, environment, commandLine } of processes()) {
    if (environment.includes(`TMPDIR=${temporary}`)) found[pid] = commandLine;
  }
  return found;
}

function processes(): { readonly pid: number; readonly environment: readonly string[]; readonly commandLine: string }[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const environment = readFileSync(`/proc/${name}/environ`, "utf8").split("\0");
        return { pid: Number(name), environment, commandLine: readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ").trim() };
      } catch {
        return [];
      }
    });
}

/** Waits until it holds; fails with what `describe` says when it never does. */
export async function eventually(holds: () => boolean | Promise<boolean>, describe: () => string, milliseconds = 20_000): Promise<void> {
  const until = performance.now() + milliseconds;
  while (!(await holds())) {
    if (performance.now() > until) throw new Error(`it never came true within ${milliseconds / 1000} s: ${describe()}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
