import { fileURLToPath } from "node:url";
import { type Configuration, flagOf, type SettingKey } from "../config/settings.ts";
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
  const driver = await startChild({
    title: "driver",
    script: command,
    args: ["driver", "--driver-port", "0", "--driver-host", "127.0.0.1", "--exit-with-parent", ...flags(configuration, driverKeys)],
    onLog: (line) => onLog?.("driver", line),
  });
  const { host, port } = driver.ready as { host: string; port: number };
  try {
    const executors = await Promise.all(
      Array.from({ length: configuration.executors }, (_, i) =>
        startChild({
          title: `executor ${i + 1}`,
          script: command,
          args: ["executor", "--driver", `${host}:${port}`, "--id", String(i + 1), "--exit-with-parent", ...flags(configuration, executorKeys)],
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

const storageKeys = ["s3.endpoint", "s3.region", "s3.path.style"] as const;
const driverKeys = [...storageKeys, "executor.wait"] as const;
const executorKeys = [...storageKeys, "executor.memory", "executor.slots", "executor.directory"] as const;

/** Settings that a process of the cluster needs, as flags. */
function flags(configuration: Configuration, keys: readonly SettingKey[]): string[] {
  return keys.flatMap((key) => (configuration[key] === "" ? [] : [flagOf(key), String(configuration[key])]));
}
