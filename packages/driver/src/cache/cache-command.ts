import { type CacheAnswers, type CacheCommand, type CacheCommandKind, type Relation, VolleyError } from "@volley/plan";
import type { RunOptions } from "../query/engine-options.ts";
import type { FrameCache } from "./frame-cache.ts";

type Rule<K extends CacheCommandKind> = (
  cache: FrameCache,
  command: CacheCommand<K>,
  run: RunOptions,
) => CacheAnswers[K] | Promise<CacheAnswers[K]>;

const rules: { readonly [K in CacheCommandKind]: Rule<K> } = {
  persist: (cache, { plan, level }) => cache.persist(plan, level),
  unpersist: (cache, { plan }) => cache.unpersist(plan),
  storageLevel: (cache, { plan }) => cache.levelOf(plan),
  clearCache: (cache) => cache.clear(),
  checkpoint: (cache, { plan, local, eager, level }, run) =>
    cache.checkpoint(plan, { directory: local ? undefined : directoryOf(run, plan), eager, level }, run),
  forget: (cache, { id }) => cache.forget(id),
};

/** Does what a session is told, or answers what it is asked, about its kept rows. Throws what the cache throws. */
export async function runCacheCommand<K extends CacheCommandKind>(
  cache: FrameCache,
  command: CacheCommand<K>,
  run: RunOptions,
): Promise<CacheAnswers[K]> {
  return (rules[command.kind] as Rule<K>)(cache, command, run);
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
