import type { Backend } from "@volley/dataframe";
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
    timeZone: configuration["time.zone"],
  };
  return {
    async execute(plan, options) {
      const { schema, schemaHeader, frames, observed } = await engine.run(plan, { settings, onProgress, signal: options?.signal });
      return { schema, batches: ipcBatches(schemaHeader, frames), observed };
    },
    write: (command, options) => engine.write(command, { settings, onProgress, signal: options?.signal }),
    schema: (plan) => engine.schema(plan, settings),
    explain: (plan, mode) => engine.explain(plan, mode, settings),
    ask: (question, ...plans) => engine.ask(question, plans, settings),
    close: () => embedded.close(),
  };
}
