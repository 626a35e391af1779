import {
  closest,
  type ErrorDetails,
  type Relation,
  requireTypes,
  type StructField,
  type StructType,
  VolleyError,
  type WriteCommand,
  typeText,
} from "@volley/plan";
import type { CachedFrames } from "./cached-frame.ts";
import { keptColumns } from "./analyse/cached.ts";
import { Analyzer, type Sources } from "./analyse/analyse.ts";
import { type Analyzed, schemaOf } from "./analyse/analyzed.ts";
import { holdsMap } from "./analyse/holds-map.ts";
import { Cutter } from "./cut/cutter.ts";
import { emitStage } from "./cut/emit.ts";
import type { Fragment } from "./cut/fragment.ts";
import { newMemory } from "./cut/memory.ts";
import { type EmitStage, makeStages, remember } from "./cut/stages.ts";
import { optimise } from "./optimise/optimise.ts";
import { type RangeOf, valueRanges } from "./estimate/value-ranges.ts";
import type { PlannerSettings, RunSoFar, Stage, StagePlan } from "./stage.ts";
import { type Column, schemaOfColumns } from "./typed/column.ts";
import type { Exchange, Node } from "./typed/node.ts";
import { outputOf } from "./typed/walk.ts";
import { estimateRows } from "./estimate/rows.ts";

/** A plan at each step of its way. */
export interface PlanSteps {
  /** One for the result, or one for each sink. */
  readonly analyzed: readonly Analyzed[];
  readonly optimised: readonly Node[];
  readonly plan: StagePlan;
}

/** Plans an action that returns rows. Throws VolleyError where the relation has no meaning. */
export function planQuery(relation: Relation, sources: Sources, settings: PlannerSettings, cached?: CachedFrames): StagePlan {
  return querySteps(relation, sources, settings, cached).plan;
}

/** Plans a write: its sinks are fed by one execution, numbered as in the command. Throws COLUMN_ALREADY_EXISTS for a sink with two columns of one name. */
export function planWrite(command: WriteCommand, sources: Sources, settings: PlannerSettings, cached?: CachedFrames): StagePlan {
  return writeSteps(command, sources, settings, cached).plan;
}

/**
 * Plans the rows of a frame that the session will keep: each task's rows stay apart and in their order, under names of which no two are
 * alike. Throws as `planQuery` does.
 */
export function planKept(relation: Relation, sources: Sources, settings: PlannerSettings, cached?: CachedFrames): StagePlan {
  const analyzer = new Analyzer(sources, cached);
  const analyzed = requireColumns(analyzer.analyze(relation), relation);
  const columns = keptColumns(analyzed.visible).map(({ column, field }) => ({ ...column, name: field }));
  const end = (cut: Cut, [root]: readonly Node[]): ResultOf => ({ exchange: cut.kept(root!), schema: schemaOfColumns(columns) });
  return cutSteps(analyzer, [analyzed], settings, end, () => columns).plan;
}

/** Plans an action or a write, and keeps what it went through. Throws as `planQuery` and `planWrite` do. */
export function planSteps(plan: Relation | WriteCommand, sources: Sources, settings: PlannerSettings, cached?: CachedFrames): PlanSteps {
  return plan.kind === "write" ? writeSteps(plan, sources, settings, cached) : querySteps(plan, sources, settings, cached);
}

function querySteps(relation: Relation, sources: Sources, settings: PlannerSettings, cached?: CachedFrames): PlanSteps {
  const analyzer = new Analyzer(sources, cached);
  const analyzed = requireColumns(analyzer.analyze(relation), relation);
  return cutSteps(analyzer, [analyzed], settings, (cut, [root]) => ({ exchange: cut.result(root!), schema: schemaOf(analyzed) }));
}

function writeSteps(command: WriteCommand, sources: Sources, settings: PlannerSettings, cached?: CachedFrames): PlanSteps {
  const analyzer = new Analyzer(sources, cached);
  const analyzed = command.sinks.map((sink) => analyzer.analyze(sink.input));
  analyzed.forEach((a, i) => requireWritable(a, command, i));
  return cutSteps(analyzer, analyzed, settings, (cut, roots) => roots.forEach((root, sink) => cut.sink(root, sink)));
}

type ResultOf = { readonly exchange: Exchange; readonly schema: StructType };

/** Optimises what an action computes, and what it observes beside it, and cuts it into stages. */
function cutSteps(
  analyzer: Analyzer,
  analyzed: readonly Analyzed[],
  settings: PlannerSettings,
  end: (cut: Cut, roots: readonly Node[]) => ResultOf | void,
  headOf: (analyzed: Analyzed) => readonly Column[] = ({ visible }) => visible.map((v) => v.column),
): PlanSteps {
  const { observed } = analyzer;
  const { roots, frames } = optimise(
    [...analyzed, ...observed].map((a) => a.node),
    settings,
    settings.mode === "cluster" && settings.joinReorder !== false ? settings : undefined,
  );
  const optimised = roots.slice(0, analyzed.length);
  const ended = (cut: Cut): Ended => {
    const result = end(cut, optimised);
    const metrics = observed.map(({ name, planId }, i) => {
      const exchange = cut.result(roots[analyzed.length + i]!, "metrics");
      return { name, planId, exchange: exchange.id, schema: schemaOfColumns(exchange.columns) };
    });
    return { observed: metrics, notices: cut.notices, ...(result && { result }) };
  };
  const emitAs =
    ({ result }: Ended): EmitStage =>
    (id, fragments, more) =>
      emitStage(id, fragments, more, { columns: (sink = 0) => headOf(analyzed[sink]!), result: result?.exchange }, settings);
  const plan =
    settings.mode === "single"
      ? planUncut(ended, emitAs)
      : planCut(ended, emitAs, settings, valueRanges([...frames.map((frame) => frame.plan), ...roots]));
  return { analyzed, optimised, plan };
}

/** What a plan comes to beside its stages. */
interface Ended extends Pick<StagePlan, "notices" | "observed"> {
  readonly result?: ResultOf;
}

type EmitAs = (ended: Ended) => EmitStage;

function planUncut(end: (cut: Cut) => Ended, emitAs: EmitAs): StagePlan {
  const cut = new Uncut();
  const ended = end(cut);
  return planOf(ended, [emitAs(ended)(1, cut.fragments, { splittable: [], ties: [], decisions: [] })]);
}

/** Cuts at exchanges; again when some of the stages have run, of which those that have begun stay as they are. */
function planCut(end: (cut: Cut) => Ended, emitAs: EmitAs, settings: PlannerSettings, rangeOf: RangeOf): StagePlan {
  const memory = newMemory();
  const cutWith = (begun: readonly Stage[], before?: Made): Made => {
    const cutter = new Cutter(settings, memory, rangeOf);
    const ended = end(cutter);
    if (before && !cutter.keepsWhatHasBegun()) return { ...before, begun: begun.length };
    return { cutter, ended, stages: makeStages(begun, cutter, emitAs(ended)), begun: begun.length };
  };
  const planned = (made: Made): StagePlan => {
    const { cutter, ended, stages, begun } = made;
    const again = (run: RunSoFar): StagePlan => {
      const started = stages.filter(({ id }) => run.begun.has(id));
      remember(memory, cutter, started.slice(begun), run.written, settings);
      return planned(cutWith(started, made));
    };
    const plan = planOf(ended, stages);
    return settings.adaptive ? { ...plan, again } : plan;
  };
  return planned(cutWith([]));
}

/** A cut, and the stages of it; so many of them have begun. */
interface Made {
  readonly cutter: Cutter;
  readonly ended: Ended;
  readonly stages: readonly Stage[];
  readonly begun: number;
}

function planOf({ result, ...rest }: Ended, stages: readonly Stage[]): StagePlan {
  return { stages, ...rest, ...(result && { result: { exchange: result.exchange.id, schema: result.schema } }) };
}

/** Takes plans to their ends: sinks, or exchanges of one partition. */
interface Cut {
  readonly fragments: readonly Fragment[];
  readonly notices: readonly string[];
  sink(plan: Node, sink: number): void;
  result(plan: Node, name?: string): Exchange;
  kept(plan: Node): Exchange;
}

/** Everything in one task. */
class Uncut implements Cut {
  readonly fragments: Fragment[] = [];
  readonly notices: readonly string[] = [];

  sink(node: Node, sink: number): void {
    this.fragments.push({ node, dist: { kind: "single" }, target: { kind: "sink", sink }, after: [] });
  }

  kept(node: Node): Exchange {
    return this.result(node, "kept");
  }

  result(node: Node, name = "result"): Exchange {
    const id = this.fragments.length + 1;
    const rows = estimateRows(node);
    const exchange: Exchange = {
      id,
      name,
      columns: outputOf(node),
      rows,
      guessed: rows,
      estimated: rows,
      partitioning: { kind: "single" },
    };
    this.fragments.push({ node, dist: { kind: "single" }, target: { kind: "exchange", exchange }, after: [] });
    return exchange;
  }
}

/** Rows of no columns can be counted, and no more: Arrow batches of them do not come out of DuckDB. */
function requireColumns(analyzed: Analyzed, { origin }: Relation): Analyzed {
  if (analyzed.visible.length > 0) return analyzed;
  throw new VolleyError("UNSUPPORTED_FEATURE", "the frame has no columns, and its rows no values", {
    origin,
    hints: ["count() tells how many they are", "a pivot of no rows finds no values: name those that it is to have"],
  });
}

function requireWritable(analyzed: Analyzed, command: WriteCommand, sink: number): void {
  const schema: StructType = schemaOf(analyzed);
  const { folder, input } = command.sinks[sink]!;
  const where = [`writing to ${command.destination}${folder}`];
  if (schema.fields.length === 0)
    throw new VolleyError("INVALID_ARGUMENT", "a frame without columns cannot be written", { origin: input.origin, where });
  const seen = new Set<string>();
  for (const { name } of schema.fields) {
    if (name === "")
      throw new VolleyError("UNSUPPORTED_FEATURE", "a column of an empty name cannot be written", {
        origin: input.origin,
        where,
        hints: ["rename it"],
      });
    if (seen.has(name.toLowerCase()))
      throw new VolleyError("COLUMN_ALREADY_EXISTS", `column "${name}" occurs twice in the rows to write`, {
        origin: input.origin,
        where,
        hints: ['rename or drop one of them; join(other, ["x"]) keeps the columns it joins on once'],
      });
    seen.add(name.toLowerCase());
  }
  const { format, partitionBy = [], sortBy = [] } = command.sinks[sink]!;
  requirePartitions(schema, partitionBy, { origin: command.origin, where });
  requireSortable(schema, sortBy, { origin: command.origin, where });
  const folders = new Set(partitionBy.map((name) => name.toLowerCase()));
  const own = schema.fields.filter(({ name }) => !folders.has(name.toLowerCase()));
  requireTypes(format, own, "written", { origin: command.origin, where });
  if (format === "text" && own.length > 1)
    throw new VolleyError("INVALID_ARGUMENT", `text files hold a single column, and there are ${own.length}`, {
      origin: command.origin,
      where,
      hints: ["select one, or write csv"],
    });
}

/** Throws UNRESOLVED_COLUMN where the rows have not the column. */
function writtenColumn(method: string, fields: StructType["fields"], name: string, at: ErrorDetails): StructField {
  const field = fields.find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (field !== undefined) return field;
  const names = fields.map((each) => each.name);
  const near = closest(name, names);
  throw new VolleyError("UNRESOLVED_COLUMN", `${method}: there is no column "${name}" in the rows to write`, {
    ...at,
    hints: [near === undefined ? `there are: ${names.join(", ")}` : `did you mean "${near}"?`],
  });
}

function requireSortable({ fields }: StructType, names: readonly string[], at: ErrorDetails): void {
  for (const name of names) {
    const { type } = writtenColumn("sortBy", fields, name, at);
    if (holdsMap(type)) throw new VolleyError("DATATYPE_MISMATCH", `sortBy: column "${name}" of type ${typeText(type)} has no order`, at);
  }
}

function requirePartitions({ fields }: StructType, names: readonly string[], at: ErrorDetails): void {
  const seen = new Set<string>();
  for (const name of names) {
    const field = writtenColumn("partitionBy", fields, name, at);
    if (seen.has(field.name)) throw new VolleyError("COLUMN_ALREADY_EXISTS", `partitionBy names column "${field.name}" twice`, at);
    if (["array", "map", "struct", "binary"].includes(field.type.kind))
      throw new VolleyError(
        "INVALID_PARTITION_COLUMN_DATA_TYPE",
        `column "${field.name}" of type ${typeText(field.type)} cannot be a partition column`,
        at,
      );
    seen.add(field.name);
  }
  if (names.length > 0 && names.length === fields.length)
    throw new VolleyError("ALL_PARTITION_COLUMNS_NOT_ALLOWED", "all columns are partition columns: the files would hold none", at);
}
