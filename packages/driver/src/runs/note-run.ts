import { isVolleyError } from "@volley/plan";
import { duration, type RanText, ranText, type Stage, type StageFigures } from "@volley/planner";
import type { RunOptions } from "../query/engine-options.ts";
import type { RunningJob } from "../query/running-job.ts";
import type { ResolvedSource } from "../sources/resolve-sources.ts";
import { sourceKey } from "../sources/source-key.ts";
import { type Asked, askedByWrite, askedOf } from "./asked.ts";

/** How a run ended: to its end, before its rows were read to theirs, or with what was thrown. */
export type RunEnd = { readonly kind: "done" } | { readonly kind: "left" } | { readonly kind: "failed"; readonly error: unknown };

/** Keeps in the session what a run did; of one that failed, as far as it came. */
export function noteRun(running: RunningJob, { runs }: Pick<RunOptions, "runs">, end: RunEnd, asked = askedBy(running)): void {
  if (!runs) return;
  const { job } = running;
  const progress = new Map(running.progress(true).stages.map((stage) => [stage.stage, stage]));
  const plan = { ...job.plan, again: undefined, stages: job.plan.stages.filter(({ id }) => progress.get(id)?.started) };
  const figuresOf = (stage: Stage): StageFigures => {
    const its = progress.get(stage.id)!;
    return {
      ...its,
      done: end.kind === "done" ? undefined : its.tasksDone,
      microseconds: its.elapsedUs,
      fetchedBytes: its.exchangeBytesFetched,
      written: running.written(stage),
    };
  };
  const figures = new Map(plan.stages.map((stage) => [stage, figuresOf(stage)]));
  const notices = job.notices.filter((notice) => !job.plan.notices.includes(notice));
  const { sources } = job;
  const text = (): RanText =>
    ranText({ plan, notices, figures: (stage) => figures.get(stage)! }, (read) => sources.get(sourceKey(read))!.info);
  runs.note({ asked, end: endText(end, running.elapsed()), text, held: heldBytes(plan.stages, sources.values()) });
}

const bytesOfFile = 200;

function heldBytes(stages: readonly Stage[], sources: Iterable<ResolvedSource>): number {
  let bytes = 0;
  for (const { inputs } of stages) for (const input of inputs) if (input.kind === "local") bytes += input.data.length;
  for (const { objects } of sources) bytes += objects.length * bytesOfFile;
  return bytes;
}

/** Passes rows on, and tells how that ended. */
export async function* telling<T>(rows: AsyncIterable<T>, tell: (end: RunEnd) => void): AsyncGenerator<T> {
  let end: RunEnd = { kind: "left" };
  try {
    yield* rows;
    end = { kind: "done" };
  } catch (error) {
    end = { kind: "failed", error };
    throw error;
  } finally {
    tell(end);
  }
}

function askedBy({ job: { roots, sinks } }: RunningJob): readonly Asked[] {
  return sinks ? askedByWrite(sinks.command) : roots.flatMap((root) => askedOf(root));
}

function endText(end: RunEnd, microseconds: number): string {
  const time = duration(microseconds);
  if (end.kind === "done") return `in ${time}`;
  const stopped = `stopped after ${time}, before its last row was read`;
  if (end.kind === "left") return stopped;
  const { error } = end;
  if (isVolleyError(error) && error.errorClass === "OPERATION_CANCELED") return stopped;
  const message = (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, " ").slice(0, 300);
  return `failed after ${time}: ${message}${isVolleyError(error) ? ` [${error.errorClass}]` : ""}`;
}
