import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

export interface ServerProcess {
  readonly address: string;
  readonly process: ChildProcess;
}

/** Starts serve.mjs; it ends with this process or with `process.kill()`. */
export async function startServerProcess(token = ""): Promise<ServerProcess> {
  const process = spawn(globalThis.process.execPath, [join(import.meta.dirname, "serve.mjs"), token], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [line] = (await once(process.stdout!, "data")) as [Buffer];
  return { address: line.toString().trim(), process };
}
