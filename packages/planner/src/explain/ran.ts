import type { Sources } from "../analyse/analyse.ts";
import { estimateRows } from "../estimate/rows.ts";
import { rowWidth } from "../estimate/width.ts";
import type { Stage, StageInput, StagePlan } from "../stage.ts";
import type { Node, SharedFrame } from "../typed/node.ts";
import { eachNode, inputsOf, outputOf } from "../typed/walk.ts";
import { filledSql } from "./filled-sql.ts";
import { count } from "./node-text.ts";
import { type MadeName, madeNames, namesInTheWay, scriptText, stageTitle, targetText } from "./stages.ts";
import { belowOnce, branchLines, estimate, type Remark, size, stepText } from "./tree.ts";

/** What a stage came to. */
export interface StageFigures {
  readonly tasks: number;
  /** Tasks that succeeded, where the run did not come to its end. */
  readonly done?: number | undefined;
  /** Attempts that failed. */
  readonly failures: number;
  readonly microseconds: number;
  /** Fetched from storage. */
  readonly sourceBytes: number;
  /** Of exchanges, fetched from other executors. */
  readonly fetchedBytes: number;
  readonly spilledBytes: number;
  /** What was decided of it by what earlier stages wrote, and why. */
  readonly decisions: readonly string[];
  /** What its outputs wrote, in their order; nothing of one that goes where an earlier one does, which has the figures of both. */
  readonly written: readonly (Written | undefined)[];
}

interface Written {
  readonly rows: number;
  readonly bytes: number;
}

/** What a run did, as text: small enough to be kept, unlike the plan, which may hold rows of the program. */
export interface RanText {
  /** Of each stage what it came to, and its steps. */
  readonly stages: string;
  /** Of each stage what it came to, as comments of SQL. */
  readonly comments: string;
  readonly script: string;
  readonly names: readonly MadeName[];
}

/** A run under the title that a frame has it by. */
export interface TitledRun extends RanText {
  readonly title: string;
}

/** A run as text. Of a run that did not come to its end the plan has the stages that began. */
export function ranText(
  {
    plan,
    notices,
    figures: told,
  }: { readonly plan: StagePlan; readonly notices: readonly string[]; readonly figures: (stage: Stage) => StageFigures },
  sources: Sources,
): RanText {
  const frames: SharedFrame[] = [];
  const figures = new Map(plan.stages.map((stage) => [stage, told(stage)]));
  const came = whatCame(plan, figures);
  const notes = notices.map((notice) => `note: ${notice}`);
  /** A stage's lines, each output's steps below it where they are wanted. */
  const linesOf = (stage: Stage, stepsOf: (node: Node) => readonly string[]): readonly string[] => {
    const its = figures.get(stage)!;
    const outputs = stage.fragments.flatMap(({ node }, i) => [outputText(plan, stage, i, its.written[i]), ...stepsOf(node)]);
    return [stageTitle(stage), ...[...summary(stage, its), ...outputs].map((line) => `   ${line}`)];
  };
  const stages = plan.stages.map((stage) => {
    const drawn = new Set<SharedFrame>();
    return linesOf(stage, (node) => branchLines(node, belowOnce(drawn), (each) => stepText(each, frames, came))).join("\n");
  });
  const comments = plan.stages.flatMap((stage) => linesOf(stage, () => []));
  return {
    stages: [...(notes.length > 0 ? [notes.join("\n")] : []), ...stages].join("\n\n"),
    comments: [...notes, ...comments].map((line) => `-- ${line}`).join("\n"),
    script: scriptText(plan, (input) => filledSql(input, sources(input.read))),
    names: madeNames(plan.stages),
  };
}

/** Runs behind a plan's script, so that all can be pasted as it stands. */
export function ranScripts(runs: readonly TitledRun[], plan: Pick<RanText, "script" | "names">): readonly string[] {
  let { names } = plan;
  return runs.flatMap(({ title, comments, ...run }) => {
    const again = run.script === plan.script;
    const head = [`-- ${title}${again ? ": the SQL above" : ""}`, ...(comments ? [comments] : [])].join("\n");
    if (again || !run.script) return [head];
    const drops = namesInTheWay(names, run.names).join("\n");
    names = [...names, ...run.names];
    return [head, ...(drops ? [drops] : []), run.script];
  });
}

/** What came in: counted where it was written by an earlier stage. What a step within a task gives is not counted. */
function whatCame({ stages }: StagePlan, figures: ReadonlyMap<Stage, StageFigures>): Remark {
  const written = new Map(
    stages.flatMap((stage) => {
      const its = figures.get(stage)!.written;
      return stage.outputs.flatMap(({ target }, i) => (target.kind === "exchange" ? [[target.exchange, its[i]] as const] : []));
    }),
  );
  return (node) => {
    if (node.kind !== "exchange_read") return inputsOf(node).length > 0 || node.kind === "shared" ? "" : estimate(node);
    const counted = written.get(node.exchange.id);
    return counted ? writtenText(counted) : "";
  };
}

function writtenText({ rows, bytes }: Written): string {
  return `${count(rows)} ${rows === 1 ? "row" : "rows"}, ${size(bytes)}`;
}

function summary(stage: Stage, figures: StageFigures): readonly string[] {
  const { tasks, done = tasks, failures, microseconds, sourceBytes, fetchedBytes, spilledBytes, decisions } = figures;
  const parts = [
    `${done < tasks ? `${count(done)} of ` : ""}${count(tasks)} ${tasks === 1 ? "task" : "tasks"} in ${duration(microseconds)}`,
    ...(failures > 0 ? [`${count(failures)} failed ${failures === 1 ? "attempt" : "attempts"}`] : []),
    ...(stage.inputs.some(isSource) ? [`read ${size(sourceBytes)} of files of ${size(fileBytes(stage))}`] : []),
    ...(fetchedBytes > 0 ? [`fetched ${size(fetchedBytes)} from other executors`] : []),
    ...(spilledBytes > 0 ? [`spilled ${size(spilledBytes)}`] : []),
  ];
  return [parts.join(", "), ...decisions.map((decision) => `since ${decision}`)];
}

function isSource({ kind }: StageInput): boolean {
  return kind === "source";
}

/** Of the files that a stage reads from, each once. */
function fileBytes({ fragments }: Stage): number {
  const sizes = new Map<string, number>();
  for (const { node } of fragments)
    eachNode(node, (each) => {
      if (each.kind === "scan") for (const { url, size: bytes } of each.source.files) sizes.set(url, bytes);
    });
  return [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
}

function outputText({ result }: StagePlan, { outputs, fragments }: Stage, output: number, written: Written | undefined): string {
  const { node, target } = fragments[output]!;
  const most = target.kind === "exchange" ? target.exchange.rows : estimateRows(node);
  const guessed = target.kind === "exchange" ? target.exchange.guessed : most;
  const rows = `~${count(guessed)}${Math.round(most) > Math.round(guessed) ? ` of at most ${count(most)}` : ""} rows`;
  const estimated = `estimated: ${rows}, ${size(guessed * rowWidth(outputOf(node)))}`;
  const isResult = target.kind === "exchange" && target.exchange.id === result?.exchange;
  const to = `to ${isResult ? "the result" : targetText(outputs[output]!)}`;
  if (!written) return `${to}, in the figures above  (${estimated})`;
  return `${to}: ${writtenText(written)}  (${estimated})`;
}

/** `12 ms`, `1.3 s`. */
export function duration(microseconds: number): string {
  const milliseconds = Math.round(microseconds / 1000);
  return milliseconds < 1000 ? `${milliseconds} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
