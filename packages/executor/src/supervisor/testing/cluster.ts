import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import {
  type DriverMessage,
  type ExecutorMessage,
  executorControl,
  type Heartbeat,
  type ProbeReply,
  type ProbeRequest,
  type Register,
  type TaskReport,
  type TaskSpec,
} from "@volley/protocol";
import { serve, type ServerDuplexStream, startServer } from "@volley/protocol/grpc";
import type { ExecutorOptions } from "../../executor-options.ts";

/** An executor as the test's driver sees it. */
export interface TestExecutor {
  readonly register: Register;
  readonly heartbeats: Heartbeat[];
  readonly goodbyes: string[];
  send(message: Partial<DriverMessage>): void;
  /** Launches one task and waits for its report. */
  run(spec: TaskSpec): Promise<TaskReport>;
  probe(request: ProbeRequest): Promise<ProbeReply>;
  /** Waits for the report of a task that somebody launched. */
  reported(attempt: number): Promise<TaskReport>;
  /** Waits until a task runs in a slot. */
  started(attempt: number): Promise<number>;
}

export interface TestDriver {
  readonly address: string;
  readonly executors: Map<string, TestExecutor>;
  registered(executorId: string): Promise<TestExecutor>;
  close(): Promise<void>;
}

export interface TestDriverOptions {
  readonly port?: number;
  readonly epoch?: number;
  readonly token?: string;
  readonly settings?: Readonly<Record<string, string>>;
  /** Refuses executors with this reason. */
  readonly refuse?: string;
}

/** A driver that does what the test says, over the real protocol. */
export async function testDriver(options: TestDriverOptions = {}): Promise<TestDriver> {
  const { epoch = 1, settings = {}, token, port = 0, refuse } = options;
  const executors = new Map<string, TestExecutor>();
  const awaited = emitter<TestExecutor>();
  const server = await startServer({
    port,
    token,
    services: [
      serve(executorControl, {
        connect(stream) {
          stream.on("error", () => undefined);
          stream.once("data", ({ register }: ExecutorMessage) => {
            if (refuse !== undefined) {
              stream.write({ epoch, refused: { reason: refuse } });
              stream.end();
              return;
            }
            const executor = testExecutor(register!, stream, epoch);
            stream.write({ epoch, registered: { heartbeatMs: 100, settings } });
            executors.set(register!.executorId, executor);
            awaited.tell(register!.executorId, executor);
          });
        },
      }),
    ],
  });
  return {
    address: server.address,
    executors,
    registered: (id) => (executors.has(id) ? Promise.resolve(executors.get(id)!) : awaited.next(id)),
    close: () => server.close(),
  };
}

function testExecutor(
  register: Register,
  stream: ServerDuplexStream<ExecutorMessage, Partial<DriverMessage>>,
  epoch: number,
): TestExecutor {
  const reports = emitter<TaskReport>();
  const probes = emitter<ProbeReply>();
  const starts = emitter<number>();
  const heartbeats: Heartbeat[] = [];
  const goodbyes: string[] = [];
  stream.on("data", (message: ExecutorMessage) => {
    if (message.report) reports.tell(String(message.report.id?.attempt), message.report);
    if (message.probed) probes.tell(message.probed.id, message.probed);
    if (message.started) starts.tell(String(message.started.id?.attempt), message.started.slot);
    if (message.heartbeat) heartbeats.push(message.heartbeat);
    if (message.goodbye) goodbyes.push(message.goodbye.reason);
  });
  stream.on("end", () => stream.end());
  const send = (message: Partial<DriverMessage>): void => void stream.write({ ...message, epoch });
  return {
    register,
    heartbeats,
    goodbyes,
    send,
    run(spec) {
      const report = reports.next(String(spec.id?.attempt));
      send({ launch: { tasks: [spec] } });
      return report;
    },
    probe(request) {
      const reply = probes.next(request.id);
      send({ probe: request });
      return reply;
    },
    reported: (attempt) => reports.next(String(attempt)),
    started: (attempt) => starts.next(String(attempt)),
  };
}

/** Values by key, each kept until it is asked for. */
function emitter<T>(): { tell(key: string, value: T): void; next(key: string): Promise<T> } {
  const told = new Map<string, T>();
  const asked = new Map<string, (value: T) => void>();
  return {
    tell(key, value) {
      const resolve = asked.get(key);
      if (resolve === undefined) told.set(key, value);
      else resolve(value);
      asked.delete(key);
    },
    next(key) {
      const value = told.get(key);
      told.delete(key);
      return value === undefined ? new Promise((resolve) => asked.set(key, resolve)) : Promise.resolve(value);
    },
  };
}

/** A real executor process. */
export interface ExecutorProcess {
  readonly pid: number;
  readonly child: ChildProcess;
  /** Its first line. */
  readonly said: Promise<{
    ready?: { executorId: string; location: string; pid: number; directory: string };
    failed?: { message: string };
  }>;
  readonly exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

const program = fileURLToPath(new URL("../../../dist/supervisor/testing/executor-process.js", import.meta.url));

export function spawnExecutor(options: ExecutorOptions): ExecutorProcess {
  if (!existsSync(program)) throw new Error("build packages/executor first: npx tsc -b packages/executor");
  const child = spawn(process.execPath, [program], { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.write(`${JSON.stringify(options)}\n`);
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) =>
    child.once("exit", (code, signal) => resolve({ code, signal })),
  );
  const said = (async () => {
    for await (const line of createInterface({ input: child.stdout })) return JSON.parse(line);
    throw new Error("the executor said nothing");
  })();
  return { pid: child.pid ?? 0, child, said, exited };
}

/** A driver, executors as processes, and a directory for all of them that is empty when they have ended. */
export interface TestCluster extends AsyncDisposable {
  readonly directory: string;
  /** For the test's own files. */
  readonly files: string;
  readonly driver: TestDriver;
  readonly processes: readonly ExecutorProcess[];
  readonly executors: readonly TestExecutor[];
}

export async function testCluster(
  count: number,
  options: Partial<ExecutorOptions> = {},
  driverOptions: TestDriverOptions = {},
): Promise<TestCluster> {
  const directory = await mkdtemp(join(tmpdir(), "volley-cluster-"));
  const files = await mkdtemp(join(tmpdir(), "volley-files-"));
  const driver = await testDriver(driverOptions);
  const ids = Array.from({ length: count }, (_, index) => `executor-${index}`);
  const processes = ids.map((executorId) =>
    spawnExecutor({ driver: driver.address, executorId, directory, memoryBytes: 2 ** 30, ...options }),
  );
  const executors = await Promise.all(ids.map((id) => driver.registered(id)));
  return {
    directory,
    files,
    driver,
    processes,
    executors,
    [Symbol.asyncDispose]: async () => {
      for (const { child } of processes) child.kill("SIGTERM");
      await Promise.all(processes.map(({ exited }) => exited));
      await driver.close();
      const left = await readdir(directory);
      await rm(files, { recursive: true, force: true });
      await rm(directory, { recursive: true, force: true });
      if (left.length > 0) throw new Error(`left behind: ${left.join(", ")}`);
    },
  };
}

/** The processes whose parent is `pid` (Linux). */
export async function childrenOf(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8");
  return text.trim().split(/\s+/).filter(Boolean).map(Number);
}

/** Whether the process runs (Linux). One that ended but that its parent has not waited for yet does not. */
export function isRunning(pid: number): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}
