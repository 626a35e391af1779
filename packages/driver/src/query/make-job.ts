import { randomUUID } from "node:crypto";
import type { Relation } from "@volley/plan";
import { type CachedFrames, neededFiles, type PlannerSettings, type SourceInfo, type StagePlan } from "@volley/planner";
import type { FramesInUse } from "../cache/frame-cache.ts";
import { bundleSizes } from "../sources/bundles.ts";
import { createSourceResolver, type ResolvedSource } from "../sources/resolve-sources.ts";
import { sourceKey } from "../sources/source-key.ts";
import type { EngineOptions, QuerySettings } from "./engine-options.ts";
import type { ExecutorsAtHand } from "./executors-at-hand.ts";
import { type Job, type JobSinks, newProgress } from "./job.ts";
import { prepareStages } from "./prepare.ts";

/** What the planner makes of plans whose sources are known. */
export type MakePlan<T> = (
  sources: (read: Parameters<typeof sourceKey>[0]) => SourceInfo,
  settings: PlannerSettings,
  cached: CachedFrames | undefined,
) => T;

export interface Planned<T> {
  readonly plan: T;
  /** What was planned, as the program wrote it. */
  readonly roots: readonly Relation[];
  readonly sources: ReadonlyMap<string, ResolvedSource>;
}

/** Makes of plans what executors can run. */
export interface JobMaker {
  /** Lists what the plans read, and plans with it. */
  plan<T>(roots: readonly Relation[], settings: QuerySettings, cached: CachedFrames | undefined, make: MakePlan<T>): Promise<Planned<T>>;
  /** Cuts a plan's stages into tasks for the executors at hand; waits for the first of them. */
  cut(
    planned: Planned<StagePlan>,
    given: { readonly settings: QuerySettings; readonly frames: FramesInUse; readonly sinks?: JobSinks },
  ): Promise<Job>;
}

export function createJobMaker(executors: ExecutorsAtHand, { store, bundleBytes: most = bundleSizes.most, mode }: EngineOptions): JobMaker {
  const resolver = createSourceResolver({ store, probe: executors.probe });
  return {
    async plan(roots, settings, cached, make) {
      const sources = await resolver.resolve(roots, settings.timeZone, (found) => neededFiles(roots, found, settings, cached), cached);
      const planner: PlannerSettings = {
        ...settings,
        mode: mode?.(sources) ?? "cluster",
        slots: executors.slots(),
        executors: executors.all().length,
      };
      return { roots, sources, plan: make((read) => sources.get(sourceKey(read))!.info, planner, cached) };
    },

    async cut({ plan, roots, sources }, { settings, frames, sinks }) {
      await executors.awaitOne();
      const bundleBytes = Math.min(most, settings.bundleBytes ?? most);
      const prepare = prepareStages(sources, { store, slots: executors.slots(), bundleBytes, frames });
      const stages = new Map((await prepare(plan.stages)).map((prepared) => [prepared.stage.id, prepared]));
      const progress = new Map([...stages].map(([stage, prepared]) => [stage, newProgress(plan, prepared)]));
      return {
        id: sinks?.jobId ?? randomUUID(),
        plan,
        prepare,
        roots,
        sources,
        stages,
        sinks,
        frames,
        settings: { timeZone: settings.timeZone },
        progress,
        notices: [...plan.notices],
        adaptive: settings.adaptive ? { skewBytes: settings.skewBytes, partitionBytes: settings.partitionBytes } : undefined,
      };
    },
  };
}
