import type { Backend } from "@volley/dataframe";
import { VolleyError } from "@volley/plan";
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
  const watch = watchDriver(cluster);
  return {
    async execute(plan, options) {
      const { schema, batches, observed } = await watch.unlessLost(backend.execute(plan, watch.stopping(options)));
      return { schema, batches: watch.eachUnlessLost(batches), ...(observed ? { observed } : {}) };
    },
    write: (command, options) => watch.unlessLost(backend.write(command, watch.stopping(options))),
    schema: (plan) => watch.unlessLost(backend.schema(plan)),
    explain: (plan, mode) => watch.unlessLost(backend.explain(plan, mode)),
    ask: (question, ...plans) => watch.unlessLost(backend.ask(question, ...plans)),
    keep: (command, options) => watch.unlessLost(backend.keep(command, watch.stopping(options))),
    async close() {
      await watch.unlessLost(backend.close()).catch(() => {});
      await cluster.stop();
    },
  };
}

interface ActionOptions {
  readonly signal?: AbortSignal;
}

/** Ends what waits for the cluster's driver when that ends by itself: nobody starts it again. */
function watchDriver({ driver }: LocalCluster) {
  const gone = new AbortController();
  const lost = driver.ended.then((how): never => {
    const error = new VolleyError("DRIVER_UNREACHABLE", `the driver ${how}`, {
      hints: ["run it again; volley clean URL sweeps what a write had uploaded", "--verbose shows the driver's log"],
    });
    gone.abort(error);
    throw error;
  });
  lost.catch(() => {});
  const explained = (error: unknown): unknown => (gone.signal.aborted ? gone.signal.reason : error);
  return {
    stopping: ({ signal }: ActionOptions = {}): ActionOptions => ({
      signal: signal ? AbortSignal.any([signal, gone.signal]) : gone.signal,
    }),
    async unlessLost<T>(action: Promise<T>): Promise<T> {
      try {
        return await Promise.race([action, lost]);
      } catch (error) {
        throw explained(error);
      }
    },
    async *eachUnlessLost<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
      try {
        yield* items;
      } catch (error) {
        throw explained(error);
      }
    },
  };
}
