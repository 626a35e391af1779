import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { type ErrorClass, VolleyError } from "@volley/plan";
import { type Configuration, flagOf, type SettingKey } from "../config/settings.ts";
import { ChildError, type StartedChild, startChild } from "./child-process.ts";

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

/**
 * Starts a driver on a free loopback port and its executors. They end with this process, however it ends. Throws DRIVER_UNREACHABLE or
 * NO_EXECUTORS when one of them does not start; none is left then.
 */
export async function startLocalCluster(configuration: Configuration, onLog?: (who: string, line: string) => void): Promise<LocalCluster> {
  const began = performance.now();
  const driver = await startChild({
    title: "the driver",
    script: command,
    args: ["driver", "--driver-port", "0", "--driver-host", "127.0.0.1", "--exit-with-parent", ...flags(configuration, driverKeys)],
    onLog: (line) => onLog?.("driver", line),
  }).catch((error: unknown) => {
    throw explained("DRIVER_UNREACHABLE", error);
  });
  const { host, port } = driver.ready as { host: string; port: number };
  try {
    const started = await Promise.allSettled(
      Array.from({ length: configuration.executors }, (_, i) =>
        startChild({
          title: `executor ${i + 1}`,
          script: command,
          args: [
            "executor",
            "--driver",
            `${host}:${port}`,
            "--id",
            String(i + 1),
            "--exit-with-parent",
            ...flags({ ...configuration, "executor.threads": threadsOfSlot(configuration) }, executorKeys),
          ],
          onLog: (line) => onLog?.(`executor ${i + 1}`, line),
        }),
      ),
    );
    const executors = started.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    const failed = started.find((one) => one.status === "rejected");
    if (failed) {
      await Promise.all(executors.map((executor) => executor.stop()));
      throw explained("NO_EXECUTORS", failed.reason);
    }
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

function explained(errorClass: ErrorClass, error: unknown): unknown {
  if (!(error instanceof ChildError)) return error;
  const [why = ""] = error.message.split("\n", 1);
  return new VolleyError(errorClass, `the cluster could not be started: ${why}`, {
    where: error.lines,
    hints: ["what it wrote last is above; --verbose shows the logs of all its processes"],
    cause: error,
  });
}

const storageKeys = ["s3.endpoint", "s3.region", "s3.path.style"] as const;
const driverKeys = [...storageKeys, "executor.wait"] as const;
const executorKeys = [
  ...storageKeys,
  "executor.memory",
  "executor.slots",
  "executor.threads",
  "functions.heap",
  "executor.directory",
] as const;

/** Its share of the cores: executors on one machine would each take all of them otherwise. */
function threadsOfSlot(configuration: Configuration): number {
  const slots = configuration.executors * configuration["executor.slots"];
  return configuration["executor.threads"] || Math.max(1, Math.floor(availableParallelism() / slots));
}

/** Settings that a process of the cluster needs, as flags. */
function flags(configuration: Configuration, keys: readonly SettingKey[]): string[] {
  return keys.flatMap((key) => (configuration[key] === "" ? [] : [flagOf(key), String(configuration[key])]));
}
