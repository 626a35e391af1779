import type { Backend } from "@volley/dataframe";
import { createRunHistory, runCacheCommand } from "@volley/driver";
import type { QueryProgress } from "@volley/protocol";
import type { Configuration } from "../config/settings.ts";
import { storageOptions } from "../session/backend.ts";
import { createEmbeddedEngine } from "./embedded-engine.ts";
import { ipcBatches } from "./ipc-batches.ts";

/** Runs plans in this process. */
export async function openEmbedded(configuration: Configuration, onProgress: (progress: QueryProgress) => void): Promise<Backend> {
  const embedded = await createEmbeddedEngine({
    memory: configuration.memory,
    functionHeap: configuration["functions.heap"],
    stagingBytes: configuration["staging.bytes"],
    storage: storageOptions(configuration),
  });
  const { engine } = embedded;
  const settings = {
    shufflePartitions: configuration["shuffle.partitions"] || undefined,
    broadcastBytes: configuration["broadcast.bytes"],
    bundleBytes: configuration["bundle.bytes"] || undefined,
    adaptive: configuration.adaptive === "on",
    runtimeFilters: configuration["runtime.filters"] === "on",
    joinReorder: configuration["join.reorder"] === "on",
    partitionBytes: configuration["partition.bytes"],
    skewBytes: configuration["skew.bytes"],
    checkpointDirectory: configuration["checkpoint.directory"] || undefined,
    timeZone: configuration["time.zone"],
  };
  const cache = engine.openCache();
  const session = { settings, cache, runs: createRunHistory() };
  return {
    async execute(plan, options) {
      const { schema, schemaHeader, frames, observed } = await engine.run(plan, { ...session, onProgress, signal: options?.signal });
      return { schema, batches: ipcBatches(schemaHeader, frames), observed };
    },
    write: (command, options) => engine.write(command, { ...session, onProgress, signal: options?.signal }),
    schema: (plan) => engine.schema(plan, session),
    explain: (plan, mode) => engine.explain(plan, mode, session),
    ask: (question, ...plans) => engine.ask(question, plans, session),
    keep: (command, options) => runCacheCommand({ engine, cache }, command, { ...session, onProgress, signal: options?.signal }),
    async close() {
      await cache.close();
      await embedded.close();
    },
  };
}
