import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const command = fileURLToPath(new URL(`../../packages/volley/dist/bin.js`, locate()));

/** This folder, whether this runs as it is written or built. */
function locate(): string {
  return import.meta.url.includes("/fuzz/dist/") ? new URL("..", import.meta.url).href : import.meta.url;
}

/** A driver and two executors, for as many sessions as one likes. */
export interface Cluster {
  readonly address: string;
  stop(): Promise<void>;
}

export async function startCluster(executorFlags: readonly string[] = []): Promise<Cluster> {
  const children: ChildProcess[] = [];
  const start = async (...args: string[]): Promise<Record<string, unknown>> => {
    const child = spawn(process.execPath, [command, ...args, "--exit-with-parent"], { stdio: ["pipe", "pipe", "inherit"] });
    children.push(child);
    const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
    return JSON.parse(line) as Record<string, unknown>;
  };
  const { port } = await start("driver", "--driver-port", "0", "--driver-host", "127.0.0.1");
  await Promise.all([1, 2].map((id) => start("executor", "--driver", `127.0.0.1:${port as number}`, "--id", String(id), ...executorFlags)));
  return {
    address: `sc://127.0.0.1:${port as number}`,
    async stop() {
      for (const child of children.reverse()) {
        if (child.exitCode !== null) continue;
        child.kill("SIGTERM");
        await once(child, "exit");
      }
    },
  };
}
