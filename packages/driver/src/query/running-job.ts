import { blame, type Origin, VolleyError } from "@volley/plan";
import type { Stage } from "@volley/planner";
import type { QueryProgress, TaskReport, TaskSuccess } from "@volley/protocol";
import type { QueryFailure } from "../scheduler/events.ts";
import type { Winner } from "../scheduler/state.ts";
import { queryFailureToError } from "../errors.ts";
import { createWrittenTally, type WrittenTally } from "../runs/written-tally.ts";
import { sourceKey } from "../sources/source-key.ts";
import { blameExpression } from "./expression-at-fault.ts";
import { addMetrics, type Job } from "./job.ts";

const progressEveryMilliseconds = 100;

/** A job under way: its promise, its figures, and who wants to hear of them. */
export interface RunningJob {
  readonly job: Job;
  /** Settles when every stage is done, the job failed, or it was cancelled. */
  readonly finished: Promise<void>;
  /** Rejects when the job fails or is cancelled, also after it finished: what was lost since could not be made again. */
  readonly broken: Promise<never>;
  /** Successes that lost against another attempt. */
  readonly losers: TaskSuccess[];
  launched(stage: number): void;
  reported(report: TaskReport, running: number): void;
  stageDone(stage: number): void;
  notice(text: string): void;
  done(): void;
  failed(failure: QueryFailure): void;
  cancelled(reason: string): void;
  /** It ends for a reason that is no task's. */
  broke(error: unknown): void;
  progress(done: boolean): QueryProgress;
  /** What a stage's outputs got. */
  written(stage: Stage): ReturnType<WrittenTally["of"]>;
  /** Microseconds since it began. */
  elapsed(): number;
  /** The attempts that count, of every stage. */
  winners(): readonly Winner[];
}

export function createRunningJob(
  job: Job,
  onProgress: ((progress: QueryProgress) => void) | undefined,
  figures: { readonly usage: () => QueryProgress["executors"]; readonly winners: () => readonly Winner[] },
): RunningJob {
  const began = performance.now();
  const startedAt = new Map<number, number>();
  const tally = createWrittenTally();
  const loop = performance.eventLoopUtilization();
  let settle: { resolve: () => void; reject: (error: unknown) => void };
  const finished = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject };
  });
  finished.catch(() => {});
  let breakUp: (error: unknown) => void;
  const broken = new Promise<never>((_, reject) => {
    breakUp = reject;
  });
  broken.catch(() => {});
  const fail = (error: unknown): void => {
    settle.reject(error);
    breakUp(error);
  };
  let timer: NodeJS.Timeout | undefined;
  let over = false;

  const elapsed = (stage: number): number => Math.round((performance.now() - (startedAt.get(stage) ?? performance.now())) * 1000);
  const update = (stage: number, change: Partial<QueryProgress["stages"][number]>): void => {
    job.progress.set(stage, { ...job.progress.get(stage)!, ...change });
    if (onProgress && !over) timer ??= setTimeout(tell, progressEveryMilliseconds);
  };
  const progress = (done: boolean): QueryProgress => ({
    queryId: job.id,
    stages: [...job.progress.values()].map((p) => (p.started && p.tasksDone < p.tasks ? { ...p, elapsedUs: elapsed(p.stage) } : p)),
    notices: [...job.notices],
    done,
    executors: figures.usage(),
    driverJsBusyUs: Math.round(performance.eventLoopUtilization(loop).active * 1000),
  });
  function tell(): void {
    timer = undefined;
    onProgress?.(progress(false));
  }
  const end = (): void => {
    over = true;
    clearTimeout(timer);
    timer = undefined;
  };

  return {
    job,
    finished,
    broken,
    losers: [],
    progress,
    written: tally.of,
    elapsed: () => Math.round((performance.now() - began) * 1000),
    winners: figures.winners,
    launched(stage) {
      if (!startedAt.has(stage)) startedAt.set(stage, performance.now());
      update(stage, { started: true, tasksRunning: job.progress.get(stage)!.tasksRunning + 1 });
    },
    reported(report, tasksDone) {
      tally.add(report);
      const stage = report.id!.stage;
      const before = job.progress.get(stage)!;
      const after = addMetrics(before, { metrics: report.metrics, outcome: report.success ? "success" : "failure" });
      update(stage, { ...after, tasksDone, tasksRunning: Math.max(0, before.tasksRunning - 1), elapsedUs: elapsed(stage) });
    },
    stageDone: (stage) => update(stage, { elapsedUs: elapsed(stage) }),
    notice(text) {
      job.notices.push(text);
      if (onProgress && !over) timer ??= setTimeout(tell, 0);
    },
    done() {
      end();
      settle.resolve();
    },
    failed(failure) {
      end();
      const prepared = failure.stage === undefined ? undefined : job.stages.get(failure.stage);
      const error = queryFailureToError(failure, prepared?.stage.name, prepared?.tasks ?? 0);
      fail(blameExpression(blame(error, readAtFault(job, failure)), job.roots));
    },
    broke(error) {
      end();
      fail(error);
    },
    cancelled(reason) {
      end();
      fail(new VolleyError("OPERATION_CANCELED", reason));
    },
  };
}

/** Where the program reads the object that a failure names. */
function readAtFault({ plan, sources }: Job, { failure }: QueryFailure): Origin | undefined {
  for (const input of plan.stages.flatMap((stage) => stage.inputs)) {
    if (input.kind !== "source") continue;
    const objects = sources.get(sourceKey(input.read))?.objects ?? [];
    if (objects.some(({ url }) => failure.where.includes(url))) return input.read.origin;
  }
  return undefined;
}
