import { type ChildProcess, fork } from "node:child_process";
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { ExecutorError } from "../errors.ts";
import type { FromSlot, SlotOptions, ToSlot } from "../slot/slot-messages.ts";

/** How a slot's process ended. */
export interface SlotExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** What the slot said before it refused to start, or why it was ended. */
  readonly refusal?: string | undefined;
}

/** A running slot process. */
export interface SlotProcess {
  readonly pid: number;
  readonly duckdbVersion: string;
  send(message: ToSlot): void;
  /** Ends the process at once. */
  kill(): void;
  /** Fulfilled when the process has ended. */
  readonly ended: Promise<SlotExit>;
}

/** The program of slot processes, compiled. */
const ownProgram = fileURLToPath(new URL("../../dist/slot/slot.js", import.meta.url));

/**
 * Small heaps: a slot's data is in DuckDB and in buffers outside of V8's heap. V8 would begin with a heap of a few MiB and collect all of it
 * in full for every second task, a third of the time of small ones.
 */
const nodeFlags = ["--max-old-space-size=256", "--initial-old-space-size=64", "--max-semi-space-size=2"];

/** For DuckDB's allocator: as many arenas as threads, and no pages kept for long that nobody uses. */
function allocatorSettings(threads: number): string {
  return `narenas:${threads},dirty_decay_ms:200,muzzy_decay_ms:0`;
}

/** libuv threads beyond DuckDB's queries: file system and DNS calls. */
const poolThreads = 8;

/** Where a slot's program is, if not beside ours, and how long it may say nothing: it tells its state four times a second. */
export interface SlotProgram {
  readonly program?: string | undefined;
  readonly silenceMs?: number | undefined;
}

const defaultSilenceMs = 60_000;

/** Starts a slot in an empty directory; fulfilled when it can take tasks. `onMessage` gets all that it says from then on. */
export async function startSlotProcess(
  options: SlotOptions,
  onMessage: (message: FromSlot) => void,
  { program = ownProgram, silenceMs = defaultSilenceMs }: SlotProgram = {},
): Promise<SlotProcess> {
  await rm(options.directory, { recursive: true, force: true, maxRetries: 5 });
  const child = fork(program, [], {
    execArgv: nodeFlags,
    // Two allocation arenas: glibc would make eight for each core, and each keeps what it once held.
    env: {
      ...process.env,
      UV_THREADPOOL_SIZE: String(poolThreads),
      MALLOC_ARENA_MAX: "2",
      DUCKDB_JE_MALLOC_CONF: allocatorSettings(options.threads),
    },
    serialization: "advanced",
    stdio: ["ignore", 2, 2, "ipc"],
  });
  const silence = endWhenSilent(child, silenceMs);
  const ended = endOf(child).then((exit) => (silence.ended() ? { ...exit, refusal: `it said nothing for ${silenceMs / 1000} s` } : exit));
  const send = (message: ToSlot): void => {
    // A slot that is ending is noticed by its end.
    if (child.connected) child.send(message, () => undefined);
  };
  const ready = new Promise<string>((resolve, reject) => {
    const heard = { refusal: undefined as string | undefined };
    child.on("message", (message: FromSlot) => {
      silence.broken();
      if (message.type === "ready") resolve(message.duckdbVersion);
      else if (message.type === "refused") heard.refusal = message.message;
      else onMessage(message);
    });
    void ended.then((exit) => reject(new ExecutorError(`a slot process did not start: ${heard.refusal ?? describeExit(exit)}`)));
  });
  send({ type: "start", options });
  return { duckdbVersion: await ready, pid: child.pid ?? 0, send, kill: () => child.kill("SIGKILL"), ended };
}

const ticks = 10;

/** Counts ticks instead of time, so that a pause of this process is no silence of the child. */
function endWhenSilent(child: ChildProcess, silenceMs: number): { broken(): void; ended(): boolean } {
  let silent = 0;
  const timer = setInterval(() => {
    silent++;
    if (silent >= ticks) child.kill("SIGKILL");
  }, silenceMs / ticks);
  child.once("exit", () => clearInterval(timer)).once("error", () => clearInterval(timer));
  return { broken: () => (silent = 0), ended: () => silent >= ticks };
}

function endOf(child: ChildProcess): Promise<SlotExit> {
  return new Promise((resolve) => {
    child.once("exit", (code, signal) => resolve({ code, signal }));
    child.once("error", (error) => resolve({ code: null, signal: null, refusal: error.message }));
  });
}

/** A few words on how a process ended. */
export function describeExit({ code, signal, refusal }: SlotExit): string {
  if (refusal !== undefined) return refusal;
  return signal === null ? `it exited with code ${code}` : `it was ended by ${signal}`;
}
