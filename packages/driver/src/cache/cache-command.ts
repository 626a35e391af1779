import { type CacheAnswers, type CacheCommand, type CacheCommandKind, type Relation, VolleyError } from "@volley/plan";
import type { Engine } from "../query/engine.ts";
import type { RunOptions } from "../query/engine-options.ts";
import type { FrameCache } from "./frame-cache.ts";

/** A session's cache, and the engine that it was opened by. */
interface Keeper {
  readonly engine: Pick<Engine, "schema">;
  readonly cache: FrameCache;
}
type Rule<K extends CacheCommandKind> = (
  keeper: Keeper,
  command: CacheCommand<K>,
  run: RunOptions,
) => CacheAnswers[K] | Promise<CacheAnswers[K]>;

const rules: { readonly [K in CacheCommandKind]: Rule<K> } = {
  persist: ({ cache }, { plan, level }) => cache.persist(plan, level),
  unpersist: ({ cache }, { plan }) => cache.unpersist(plan),
  async storageLevel({ engine, cache }, { plan }, run) {
    await engine.schema(plan, run);
    return cache.levelOf(plan);
  },
  clearCache: ({ cache }) => cache.clear(),
  checkpoint: ({ cache }, { plan, local, eager, level }, run) =>
    cache.checkpoint(plan, { directory: local ? undefined : directoryOf(run, plan), eager, level }, run),
  forget: ({ cache }, { id }) => cache.forget(id),
};

/** Does what a session is told, or answers what it is asked, about its kept rows. Throws what the cache throws, and for a plan that is wrong. */
export async function runCacheCommand<K extends CacheCommandKind>(
  keeper: Keeper,
  command: CacheCommand<K>,
  run: RunOptions,
): Promise<CacheAnswers[K]> {
  return (rules[command.kind] as Rule<K>)(keeper, command, run);
}

/** Throws CONFIGURATION where there is none. Spark has no class for it but a legacy one. */
function directoryOf({ settings }: RunOptions, { origin }: Relation): string {
  if (settings.checkpointDirectory !== undefined) return settings.checkpointDirectory;
  throw new VolleyError("CONFIGURATION", "checkpoint() has no directory to keep rows in", {
    origin,
    hints: [
      "set checkpoint.directory, to a place on S3 or on a disk that all machines share",
      "localCheckpoint() keeps rows on the executors",
    ],
  });
}
