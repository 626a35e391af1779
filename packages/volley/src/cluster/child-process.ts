import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";

export interface StartedChild {
  readonly pid: number;
  /** The JSON line it printed when ready. */
  readonly ready: Readonly<Record<string, unknown>>;
  /** Resolves when it ended, with a sentence that says how. */
  readonly ended: Promise<string>;
  /** Asks it to end (its stdin closes, SIGTERM), kills it after the grace. */
  stop(graceMilliseconds?: number): Promise<void>;
}

export interface ChildOptions {
  /** `the driver`, `executor 1`: for error messages. */
  readonly title: string;
  readonly script: string;
  readonly args: readonly string[];
  readonly nodeArgs?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Lines on its stderr. */
  readonly onLog?: ((line: string) => void) | undefined;
  readonly timeoutMilliseconds?: number;
}

/** A process that did not get ready. */
export class ChildError extends Error {
  /** The end of what it wrote on stderr. */
  readonly lines: readonly string[];

  constructor(why: string, lines: readonly string[]) {
    super([why, ...lines].join("\n"));
    this.lines = lines;
  }
}

/**
 * Starts one of our processes and waits for the JSON line by which it says that it is ready. The child watches its stdin:
 * when this process goes, however it goes, the pipe closes and the child ends. Throws ChildError when it does not get
 * ready; no process is left then.
 */
export async function startChild(options: ChildOptions): Promise<StartedChild> {
  const { title, script, args, nodeArgs = [], environment = {}, onLog, timeoutMilliseconds = 30_000 } = options;
  const child = spawn(process.execPath, [...nodeArgs, script, ...args], {
    stdio: ["pipe", "pipe", "pipe"],
    env: { ...process.env, ...environment },
  });
  const lastLines: string[] = [];
  createInterface({ input: child.stderr }).on("line", (line) => {
    onLog?.(line);
    lastLines.push(line);
    if (lastLines.length > 20) lastLines.shift();
  });
  child.stdin.on("error", () => {});
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(`could not be started: ${error.message}`));
    child.once("exit", (code, signal) => resolve(signal ? `was ended by ${signal}` : `exited with code ${code}`));
  });
  const ready = await new Promise<Record<string, unknown>>((resolve, reject) => {
    const fail = (why: string): void => {
      child.kill("SIGKILL");
      reject(new ChildError(`${title} ${why}`, lastLines));
    };
    const timer = setTimeout(() => fail(`was not ready within ${timeoutMilliseconds / 1000} s`), timeoutMilliseconds);
    const lines = createInterface({ input: child.stdout });
    lines.on("line", (line) => {
      try {
        resolve(JSON.parse(line) as Record<string, unknown>);
        clearTimeout(timer);
      } catch {
        onLog?.(line);
      }
    });
    void ended.then(async (how) => {
      clearTimeout(timer);
      // What it wrote last may still be on its way.
      await Promise.race([once(child, "close"), delay(500)]);
      fail(how);
    });
  });
  handlesOf(child).forEach((handle) => handle.unref());
  return { pid: child.pid!, ready, ended, stop: (grace = 10_000) => stop(child, ended, grace) };
}

/** What keeps this process alive while the child lives: it should not, once the child is ready. */
function handlesOf(child: ChildProcess): { ref(): void; unref(): void }[] {
  return [child, child.stdin, child.stdout, child.stderr] as unknown as { ref(): void; unref(): void }[];
}

async function stop(child: ChildProcess, ended: Promise<string>, graceMilliseconds: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  handlesOf(child).forEach((handle) => handle.ref());
  child.stdin?.end();
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), graceMilliseconds);
  await ended;
  clearTimeout(timer);
}
