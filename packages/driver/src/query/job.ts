import type { Relation, Sink, WriteCommand } from "@volley/plan";
import type { LayoutSizes, Stage, StagePlan, TaskShare } from "@volley/planner";
import type { SourceSplit, StageProgress, TaskReport } from "@volley/protocol";
import type { FramesInUse } from "../cache/frame-cache.ts";
import type { StageShape } from "../scheduler/events.ts";
import type { ResolvedSource } from "../sources/resolve-sources.ts";

/** Which splits of an input each task reads: one list a task, or one list for all. */
export interface InputSplits {
  readonly perTask: boolean;
  readonly lists: readonly (readonly SourceSplit[])[];
}

/** A stage with everything its task specs are made of. */
export interface PreparedStage {
  readonly stage: Stage;
  readonly tasks: number;
  /** By input name. */
  readonly splits: ReadonlyMap<string, InputSplits>;
  /** Which tasks' kept rows each task reads of a cached input; all of them where the stage is not cut on it. By input name. */
  readonly kept: ReadonlyMap<string, readonly (readonly number[])[]>;
  /** What each task reads of partitioned exchanges: as planned until their sizes are known. Empty where the stage is cut otherwise. */
  readonly shares: readonly TaskShare[];
}

/** The sinks of a write, with what names their files. */
export interface JobSinks {
  readonly command: WriteCommand;
  readonly jobId: string;
}

/** One action's execution: what was planned, what is known of its progress. */
export interface Job {
  readonly id: string;
  /** Planned again while it runs, where it is adaptive. */
  plan: StagePlan;
  /** Cuts stages into tasks. */
  readonly prepare: (stages: readonly Stage[]) => Promise<readonly PreparedStage[]>;
  /** What was planned, as the program wrote it. */
  readonly roots: readonly Relation[];
  /** By id; a stage gets its last form when it is handed to the scheduler. */
  readonly stages: Map<number, PreparedStage>;
  readonly sources: ReadonlyMap<string, ResolvedSource>;
  readonly sinks: JobSinks | undefined;
  /** The kept rows that it reads. */
  readonly frames: FramesInUse;
  readonly settings: Readonly<Record<string, string>>;
  readonly progress: Map<number, StageProgress>;
  readonly notices: string[];
  /** Set where stages are laid out by what earlier ones wrote. */
  readonly adaptive: Omit<LayoutSizes, "slots"> | undefined;
}

/** Which stage writes an exchange. */
export function producerOf(plan: StagePlan, exchange: number): Stage {
  const found = plan.stages.find((stage) => stage.outputs.some(({ target }) => target.kind === "exchange" && target.exchange === exchange));
  if (!found) throw new Error(`no stage writes exchange ${exchange}`);
  return found;
}

/** The stages that write what a stage reads. */
export function parentsOf({ plan }: Pick<Job, "plan">, { inputs }: Stage): readonly number[] {
  return [...new Set(inputs.flatMap((input) => (input.kind === "exchange" ? [producerOf(plan, input.exchange).id] : [])))];
}

/** A stage as the scheduler sees it. */
export function shapeOf({ plan, frames }: Pick<Job, "plan" | "frames">, { stage, tasks }: PreparedStage): StageShape {
  return {
    id: stage.id,
    name: stage.name,
    tasks,
    parents: parentsOf({ plan }, stage),
    keepsOutputOnExecutor: stage.outputs.some(({ target }) => target.kind === "exchange"),
    deterministic: stage.deterministic,
    reads: stage.inputs.flatMap((input) => (input.kind === "cached" ? [frames.kept.get(input.frame.id)!.stage] : [])),
  };
}

export function newProgress(plan: StagePlan, { stage, tasks }: PreparedStage): StageProgress {
  const broadcast = stage.outputs.every(({ target }) => target.kind === "exchange" && target.broadcast);
  const result = stage.outputs.every(({ target }) => target.kind === "exchange" && target.exchange === plan.result?.exchange);
  return {
    stage: stage.id,
    name: stage.name,
    tasks,
    tasksDone: 0,
    tasksRunning: 0,
    started: false,
    failures: 0,
    elapsedUs: 0,
    jsBusyUs: 0,
    broadcast,
    result,
    rows: 0,
    sourceBytes: 0,
    exchangeRows: 0,
    exchangeBytes: 0,
    exchangeBytesFetched: 0,
    sinkRows: 0,
    sinkBytes: 0,
    spilledBytes: 0,
    decisions: [...stage.decisions],
  };
}

/** Adds a finished task's figures to its stage's. */
export function addMetrics(
  progress: StageProgress,
  { metrics, outcome }: { metrics: TaskReport["metrics"]; outcome: "success" | "failure" },
): StageProgress {
  if (outcome === "failure" || !metrics) return { ...progress, failures: progress.failures + (outcome === "failure" ? 1 : 0) };
  return {
    ...progress,
    rows: progress.rows + Math.max(metrics.sinkRows, metrics.exchangeRowsWritten),
    sourceBytes: progress.sourceBytes + metrics.sourceBytes,
    exchangeBytes: progress.exchangeBytes + metrics.exchangeBytesWritten,
    exchangeRows: progress.exchangeRows + metrics.exchangeRowsWritten,
    exchangeBytesFetched: progress.exchangeBytesFetched + metrics.exchangeBytesFetched,
    sinkBytes: progress.sinkBytes + metrics.sinkBytes,
    sinkRows: progress.sinkRows + metrics.sinkRows,
    spilledBytes: progress.spilledBytes + metrics.spilledBytes,
    jsBusyUs: progress.jsBusyUs + metrics.jsBusyUs,
  };
}

const extensions: Readonly<Record<string, string>> = { parquet: "parquet", csv: "csv", json: "json", text: "txt", arrow: "arrow" };

const codecEndings: Readonly<Record<string, string>> = { gzip: ".gz", zstd: ".zst" };

/** `part-train-00003-<job>-17.csv`: the folder's name keeps files of two splits apart, job and attempt make it unique. */
export function sinkFileName(sink: Sink, task: number, jobId: string, attempt: number): string {
  const split = sink.folder.split("/").at(-1);
  const name = ["part", ...(split ? [split] : []), String(task).padStart(5, "0"), jobId, attempt].join("-");
  const codec = sink.format === "parquet" ? "" : (codecEndings[sink.options["compression"]?.toLowerCase() ?? ""] ?? "");
  return `${name}.${extensions[sink.format]}${codec}`;
}
