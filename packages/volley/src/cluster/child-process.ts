import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

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
  /** `driver`, `executor 1`: for error messages. */
  readonly title: string;
  readonly script: string;
  readonly args: readonly string[];
  readonly nodeArgs?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Lines on its stderr. */
  readonly onLog?: ((line: string) => void) | undefined;
  readonly timeoutMilliseconds?: number;
}

/**
 * Starts one of our processes and waits for the JSON line by which it says that it is ready. The child watches its stdin:
 * when this process goes, however it goes, the pipe closes and the child ends.
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
      reject(new Error(`the ${title} ${why}${lastLines.length > 0 ? `\n${lastLines.join("\n")}` : ""}`));
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
    void ended.then((how) => {
      clearTimeout(timer);
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
