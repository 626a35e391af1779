import { layOut, type LayoutSizes, type Stage, type WrittenInput } from "@volley/planner";
import { type Job, newProgress, parentsOf, type PreparedStage, producerOf } from "./job.ts";
import { sum } from "../sum.ts";
import type { LaunchView } from "./task-spec.ts";

/** Stages that can run now, in their last form, and whether others wait for what these write. */
export interface Fed {
  readonly stages: readonly PreparedStage[];
  readonly more: boolean;
}

/** Hands out a job's stages as their inputs become known. */
export interface StageFeed {
  /** What can run before anything has. */
  first(): Fed;
  /** What can run, given the stages that are done; each stage once. One call at a time. */
  next(done: ReadonlySet<number>): Promise<Fed>;
}

/** What is written so far decides on the rest: how its stages are laid out, and which they are. */
export function createStageFeed(job: Job, view: LaunchView, sizes: LayoutSizes | undefined): StageFeed {
  const given = new Set<number>();
  const known = new Set<number>();

  function bytesOf(exchange: number): readonly (readonly number[])[] {
    const winners = view.winners(producerOf(job.plan, exchange).id);
    return winners.map((winner) => winner?.success.mapOutputs.find((output) => output.exchange === exchange)?.bytes ?? []);
  }

  function partitionedInputs({ inputs, splittable, ties }: Stage): readonly WrittenInput[] {
    return inputs.flatMap((input) => {
      if (input.kind !== "exchange" || input.delivery !== "partition") return [];
      const { exchange } = input;
      return [{ exchange, bytes: bytesOf(exchange), splittable: splittable.includes(exchange), ties: ties.includes(exchange) }];
    });
  }

  /** The stage as it will run. */
  function laidOut(prepared: PreparedStage): PreparedStage {
    const { cut, id, decisions } = prepared.stage;
    if (sizes === undefined || cut.kind !== "partition" || cut.fixed || cut.partitions === 1) return prepared;
    const layout = layOut(cut.partitions, partitionedInputs(prepared.stage), sizes);
    const tasks = layout.shares.length;
    job.progress.set(id, { ...job.progress.get(id)!, tasks, decisions: [...decisions, ...layout.decisions] });
    return { ...prepared, shares: layout.shares, tasks };
  }

  function feed(isDone: (stage: number) => boolean): Fed {
    const waiting = [...job.stages.values()].filter(({ stage }) => !given.has(stage.id));
    const able = waiting.filter(({ stage }) => parentsOf(job, stage).every(isDone));
    const best = able.filter(({ stage }) => stage.after.every((exchange) => isDone(producerOf(job.plan, exchange).id)));
    // To wait is better, but never for nothing.
    const idle = [...given].every(isDone);
    const stages = (best.length > 0 || !idle ? best : able).map(laidOut);
    for (const prepared of stages) {
      given.add(prepared.stage.id);
      job.stages.set(prepared.stage.id, prepared);
    }
    return { stages, more: given.size < job.stages.size };
  }

  /** Plans what has not begun by what was written since the last time. */
  async function planAgain(done: ReadonlySet<number>): Promise<void> {
    const fresh = [...done].some((stage) => !known.has(stage));
    if (!job.plan.again || !fresh || given.size === job.stages.size) return;
    const outputs = [...done].flatMap((stage) => {
      const winners = view.winners(stage);
      // Of what was lost meanwhile nothing can be told.
      if (!winners.every((winner) => winner !== undefined)) return [];
      known.add(stage);
      return winners.flatMap((winner) => winner.success.mapOutputs);
    });
    const written = new Map<number, { rows: number; bytes: number }>();
    for (const { exchange, rows, bytes } of outputs) {
      const before = written.get(exchange) ?? { rows: 0, bytes: 0 };
      written.set(exchange, { rows: before.rows + sum(rows), bytes: before.bytes + sum(bytes) });
    }
    const plan = job.plan.again({ begun: given, written });
    const prepared = await job.prepare(plan.stages.filter((stage) => !given.has(stage.id)));
    for (const id of job.stages.keys())
      if (!given.has(id)) {
        job.stages.delete(id);
        job.progress.delete(id);
      }
    job.plan = plan;
    for (const each of prepared) {
      job.stages.set(each.stage.id, each);
      job.progress.set(each.stage.id, newProgress(plan, each));
    }
  }

  return {
    first: () => feed(() => false),
    async next(done) {
      await planAgain(done);
      return feed((stage) => done.has(stage));
    },
  };
}
