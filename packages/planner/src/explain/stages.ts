import { schemaText } from "@volley/plan";
import { name } from "../sql/name.ts";
import type { SourceInput, Stage, StageInput, StageOutput, StagePlan } from "../stage.ts";

/** The stages in short: what each reads, and where its rows go. */
export function stagesText(plan: StagePlan, files: (input: SourceInput) => readonly string[]): string {
  const stages = plan.stages.map((stage) => {
    const inputs = stage.inputs.map((input) => `   from ${inputText(input, files)}`);
    const outputs = stage.outputs.map((output) => `   to   ${targetText(output)}: ${schemaText(output.schema)}`);
    const calls = stage.functions.map(({ function: fn }) => `   calls ${fn.label}`);
    const waits = stage.after.length > 0 ? [`   once exchange ${stage.after.join(", ")} is written: its size may change the plan`] : [];
    const decisions = stage.decisions.map((decision) => `   since ${decision}`);
    return [stageTitle(stage), ...waits, ...decisions, ...inputs, ...calls, ...outputs].join("\n");
  });
  return [...plan.notices.map((notice) => `note: ${notice}`), ...stages].join("\n");
}

export function stageTitle(stage: Stage): string {
  return `stage ${stage.id}: ${stage.name}  (${cutText(stage)}${stage.deterministic ? "" : ", not repeatable"})`;
}

function cutText({ cut }: Stage): string {
  if (cut.kind === "bundle") return `a task for each bundle of ${cut.input}`;
  return cut.kind === "single" ? "one task" : `${cut.partitions} ${cut.partitions === 1 ? "task" : "tasks"}`;
}

function inputText(input: StageInput, files: (input: SourceInput) => readonly string[]): string {
  if (input.kind === "local") return `${input.name}: rows of the program`;
  if (input.kind === "cached") return `${input.name}: InMemoryRelation ${input.frame.level}`;
  if (input.kind === "exchange")
    return `${input.name}: exchange ${input.exchange}, ${input.delivery === "all" ? "all of it" : "one partition a task"}`;
  const limit = input.limit === undefined ? "" : `, at most ${input.limit} rows`;
  return `${input.name}: ${input.read.format} ${files(input).slice(0, 3).join(", ")}${files(input).length > 3 ? ", …" : ""} (${input.columns.join(", ")})${limit}`;
}

export function targetText({ target }: StageOutput): string {
  if (target.kind === "sink") return `sink ${target.sink + 1}`;
  if (target.broadcast) return `exchange ${target.exchange}, sent whole to every task`;
  return `exchange ${target.exchange}, ${target.partitions} ${target.partitions === 1 ? "partition" : "partitions"}`;
}

/** A view or a temporary table that a script makes. */
export interface MadeName {
  readonly name: string;
  readonly kind: "VIEW" | "TABLE";
}

/** What the stages' script makes under the names of inputs and shared tables, in its order. */
export function madeNames(stages: readonly Stage[]): readonly MadeName[] {
  return stages.flatMap(({ inputs, shared }) => [
    ...inputs.filter(({ kind }) => kind === "source" || kind === "exchange").map((input): MadeName => ({ name: input.name, kind: "VIEW" })),
    ...shared.map((table): MadeName => ({ name: table.name, kind: "TABLE" })),
  ]);
}

/** Drops what an earlier script left under a name that a later one first gives another kind of thing. */
export function namesInTheWay(before: readonly MadeName[], after: readonly MadeName[]): readonly string[] {
  const left = new Map(before.map(({ name: made, kind }) => [made, kind]));
  const first = new Map([...after].reverse().map(({ name: made, kind }) => [made, kind]));
  return [...first].flatMap(([made, kind]) => {
    const there = left.get(made);
    return there === undefined || there === kind ? [] : [`DROP ${there} ${name(made)};`];
  });
}

/** The whole plan as a script for DuckDB: views over the files, a table for each exchange, the outputs last. */
export function scriptText(plan: StagePlan, sourceText: (input: SourceInput) => string): string {
  const partitioned = new Set(
    plan.stages
      .flatMap((s) => s.outputs)
      .flatMap(({ target }) => (target.kind === "exchange" && target.partitions > 1 ? [target.exchange] : [])),
  );
  return plan.stages
    .map((stage) => {
      const blocks = [`-- stage ${stage.id}: ${stage.name} (${cutText(stage)})`];
      if (stage.functions.length > 0) blocks.push(stage.functions.map((fn) => `-- ${fn.sqlName} is ${fn.function.label}`).join("\n"));
      for (const input of stage.inputs) blocks.push(inputSql(input, sourceText, partitioned));
      for (const { name: table, sql, function: made } of stage.shared) {
        const by = made ? `-- what ${made.function} makes of the rows of\n` : "";
        blocks.push(`${by}CREATE OR REPLACE TEMP TABLE ${name(table)} AS\n${sql};`);
      }
      for (const output of stage.outputs) blocks.push(outputSql(output, plan));
      const later = plan.stages.slice(plan.stages.indexOf(stage) + 1);
      const drops = namesInTheWay(madeNames([stage]), madeNames(later));
      if (drops.length > 0) blocks.push(drops.join("\n"));
      return blocks.join("\n\n");
    })
    .join("\n\n");
}

function inputSql(input: StageInput, sourceText: (input: SourceInput) => string, partitioned: ReadonlySet<number>): string {
  if (input.kind === "local") return `-- ${name(input.name)}: rows of the program (${schemaText(input.schema)})`;
  if (input.kind === "cached") return `-- ${name(input.name)}: rows that the session keeps (${schemaText(input.schema)})`;
  if (input.kind === "exchange")
    return `CREATE OR REPLACE TEMP VIEW ${name(input.name)} AS SELECT *${partitioned.has(input.exchange) ? " EXCLUDE (partition)" : ""} FROM exchange_${input.exchange};`;
  return `CREATE OR REPLACE TEMP VIEW ${name(input.name)} AS\n${sourceText(input)};`;
}

function outputSql({ sql, target }: StageOutput, plan: StagePlan): string {
  if (target.kind === "sink") return `-- to sink ${target.sink + 1}\n${sql};`;
  if (plan.result?.exchange === target.exchange) return `-- the result\n${sql};`;
  return `CREATE OR REPLACE TEMP TABLE exchange_${target.exchange} AS\n${sql};`;
}
