import { layOut, type WrittenInput } from "@volley/planner";
import { type Job, parentsOf, type PreparedStage, producerOf } from "./job.ts";
import type { LaunchView } from "./task-spec.ts";

/** Stages that can run now, in their last form, and whether others wait for what these write. */
export interface Fed {
  readonly stages: readonly PreparedStage[];
  readonly more: boolean;
}

/** Hands out a job's stages as their inputs become known. */
export interface StageFeed {
  /** What can run, given the stages that are done; each stage once. */
  next(done: ReadonlySet<number>): Fed;
}

/** Stages are laid out by what their inputs really hold: known when the stages that write them are done. */
export function createStageFeed(
  job: Job,
  view: LaunchView,
  sizes: { readonly slots: number; readonly skewBytes: number } | undefined,
): StageFeed {
  const given = new Set<number>();

  function written(prepared: PreparedStage): readonly WrittenInput[] {
    const { inputs, splittable } = prepared.stage;
    return inputs.flatMap((input) => {
      if (input.kind !== "exchange" || input.delivery !== "partition") return [];
      const { exchange } = input;
      const winners = view.winners(producerOf(job.plan, exchange).id);
      const bytes = winners.map((winner) => winner?.success.mapOutputs.find((output) => output.exchange === exchange)?.bytes ?? []);
      return [{ exchange, bytes, splittable: splittable.includes(exchange) }];
    });
  }

  /** The stage as it will run. */
  function laidOut(prepared: PreparedStage): PreparedStage {
    const { cut, id } = prepared.stage;
    if (sizes === undefined || cut.kind !== "partition" || cut.fixed || cut.partitions === 1) return prepared;
    const { shares, decisions } = layOut(cut.partitions, written(prepared), sizes);
    job.progress.set(id, { ...job.progress.get(id)!, tasks: shares.length, decisions });
    return { ...prepared, shares, tasks: shares.length };
  }

  return {
    next(done) {
      const ready = [...job.stages.values()].filter(
        ({ stage }) => !given.has(stage.id) && parentsOf(job, stage).every((id) => done.has(id)),
      );
      const stages = ready.map(laidOut);
      for (const prepared of stages) {
        given.add(prepared.stage.id);
        job.stages.set(prepared.stage.id, prepared);
      }
      return { stages, more: given.size < job.stages.size };
    },
  };
}
