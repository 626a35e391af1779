import { fileURLToPath } from "node:url";
import type { Configuration } from "../config/settings.ts";
import { type StartedChild, startChild } from "./child-process.ts";

/** A driver and executors on this machine, each a process. */
export interface LocalCluster {
  readonly host: string;
  readonly port: number;
  readonly driver: StartedChild;
  readonly executors: readonly StartedChild[];
  /** From the call to the registration of the last executor. */
  readonly readyMilliseconds: number;
  stop(): Promise<void>;
}

const command = fileURLToPath(new URL("../../dist/bin.js", import.meta.url));

/** Starts a driver on a free loopback port and its executors. They end with this process, however it ends. */
export async function startLocalCluster(configuration: Configuration, onLog?: (who: string, line: string) => void): Promise<LocalCluster> {
  const began = performance.now();
  const shared = ["--exit-with-parent", ...forwarded(configuration)];
  const driver = await startChild({
    title: "driver",
    script: command,
    args: ["driver", "--driver-port", "0", "--driver-host", "127.0.0.1", ...shared],
    onLog: (line) => onLog?.("driver", line),
  });
  const { host, port } = driver.ready as { host: string; port: number };
  try {
    const executors = await Promise.all(
      Array.from({ length: configuration.executors }, (_, i) =>
        startChild({
          title: `executor ${i + 1}`,
          script: command,
          args: ["executor", "--driver", `${host}:${port}`, "--id", String(i + 1), ...shared],
          onLog: (line) => onLog?.(`executor ${i + 1}`, line),
        }),
      ),
    );
    const stop = async (): Promise<void> => {
      await Promise.all(executors.map((executor) => executor.stop()));
      await driver.stop();
    };
    return { host, port, driver, executors, readyMilliseconds: performance.now() - began, stop };
  } catch (error) {
    await driver.stop();
    throw error;
  }
}

/** Settings the processes of the cluster need, as flags. */
function forwarded(configuration: Configuration): string[] {
  const keys = [
    "executor.memory",
    "executor.slots",
    "executor.directory",
    "s3.endpoint",
    "s3.region",
    "s3.path.style",
    "executor.wait",
  ] as const;
  return keys.flatMap((key) => {
    const value = configuration[key];
    return value === "" ? [] : [`--${key.replaceAll(".", "-")}`, String(value)];
  });
}
