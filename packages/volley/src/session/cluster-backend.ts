import type { Backend } from "@volley/dataframe";
import type { QueryProgress } from "@volley/protocol";
import { type LocalCluster, startLocalCluster } from "../cluster/local-cluster.ts";
import type { Configuration } from "../config/settings.ts";
import { openRemote } from "./remote-backend.ts";
import { runtime } from "./runtime.ts";

/** Starts a driver and executors on this machine and runs plans there; they end with the session. */
export async function openLocalCluster(configuration: Configuration, onProgress: (progress: QueryProgress) => void): Promise<Backend> {
  const onLog = configuration.verbose ? (who: string, line: string): void => void process.stderr.write(`[${who}] ${line}\n`) : undefined;
  const cluster: LocalCluster = await startLocalCluster(configuration, onLog);
  runtime.onCluster?.(cluster);
  const backend = openRemote(`sc://${cluster.host}:${cluster.port}`, configuration, onProgress);
  return {
    execute: (plan, options) => backend.execute(plan, options),
    write: (command, options) => backend.write(command, options),
    schema: (plan) => backend.schema(plan),
    explain: (plan, mode) => backend.explain(plan, mode),
    async close() {
      await backend.close().catch(() => {});
      await cluster.stop();
    },
  };
}
