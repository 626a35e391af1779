import {
  type Origin,
  type Read,
  type Relation,
  type RelationKind,
  relationInputs,
  type StructType,
  typeText,
  VolleyError,
} from "@volley/plan";
import { type CachedFrames, nothingCached } from "../cached-frame.ts";
import type { SourceInfo } from "../stage.ts";
import { type Column, newColumn, reissue } from "../typed/column.ts";
import { columnRef, type Expr, hasAggregate, type Named, passed, type SortKey } from "../typed/expression.ts";
import type { Node, Project, ScanColumn } from "../typed/node.ts";
import { resolveAggregate } from "./aggregate.ts";
import type { Analyzed } from "./analyzed.ts";
import { collectMetrics, type Observed, requireNames } from "./collect-metrics.ts";
import { approxQuantile } from "./approx-quantile.ts";
import { asWritten } from "./as-written.ts";
import { CachedAnalysis } from "./cached.ts";
import { describe } from "./describe.ts";
import { freqItems } from "./freq-items.ts";
import { repartitionOf } from "./hint.ts";
import { toSchema } from "./to-schema.ts";
import { remaining } from "./drop.ts";
import { dropNa, fillNa, replaceValues } from "./missing-values.ts";
import { resolvePivot } from "./pivot.ts";
import { sampleBy } from "./sample-by.ts";
import { mapBatches } from "./map-batches.ts";
import { resolveUnpivot } from "./unpivot.ts";
import { outputOf } from "../typed/walk.ts";
import {
  named,
  resolve,
  resolveColumn,
  resolveCondition,
  resolveOutputs,
  resolveScalar,
  resolveSortKey,
  type Scope,
} from "./expression.ts";
import { generate, generatorIn } from "./generate.ts";
import { holdsMap } from "./holds-map.ts";
import { Interner } from "./intern.ts";
import { resolveJoin } from "./join.ts";
import { leftOutBy, stepOver } from "./left-out.ts";
import { matching, unknownName, type Visible } from "./scope.ts";
import { normalised } from "./normalised.ts";
import { resolveSetOperation } from "./set-operation.ts";
import { resolveLimit, resolveOffset, resolveTail } from "./limit.ts";
import { withTimeWindow } from "./time-window.ts";
import { extractWindows, withRowNumbers } from "./window.ts";
import { requireReaderOptions } from "../sql/reader-options.ts";

/** Where the planner learns what is known of a dataset. */
export type Sources = (read: Read) => SourceInfo;

/** Binds the names and types of a relation, and of all it reads. Throws VolleyError with the origin of what is wrong. */
export function analyze(relation: Relation, sources: Sources, cached?: CachedFrames): Analyzed {
  return new Analyzer(sources, cached).analyze(relation);
}

type Draft = Omit<Analyzed, "planId" | "inputs"> & Partial<Pick<Analyzed, "inputs">> & { readonly observed?: Observed };
type Of<K extends RelationKind> = Extract<Relation, { kind: K }>;
type Rules = { readonly [K in RelationKind]: (relation: Of<K>, inputs: readonly Analyzed[], sources: Sources) => Draft };

/** Analyses several relations of one program: what is the same in them comes out as one node. */
export class Analyzer {
  private readonly frames = new Map<Relation, Analyzed>();
  private readonly drafts = new Map<number, Draft>();
  private readonly interner = new Interner();
  private readonly metrics: Observed[] = [];
  private readonly sources: Sources;
  private readonly cached: CachedAnalysis;

  constructor(sources: Sources, cached: CachedFrames = nothingCached) {
    this.sources = sources;
    this.cached = new CachedAnalysis(cached, ({ id, kept }) => {
      const others: CachedFrames = (relation) => (cached(relation)?.id === id ? undefined : cached(relation));
      return new Analyzer((read) => kept?.sources(read) ?? sources(read), others);
    });
  }

  /** What the relations observe, each once. Throws DUPLICATED_METRICS_NAME. */
  get observed(): readonly Observed[] {
    requireNames(this.metrics);
    return this.metrics;
  }

  analyze(relation: Relation): Analyzed {
    const known = this.frames.get(relation);
    if (known) return known;
    const kept = this.cached.read(relation);
    if (kept) {
      this.frames.set(relation, kept);
      return kept;
    }
    const inputs = relationInputs(relation).map((input) => this.analyze(input));
    const { node, visible, leftOut, inputs: renamings } = this.draft(relation, inputs);
    // Frames that are the same keep the names that the program has for each: `a.col("x")` of a join with its like `b` is a's.
    const analyzed: Analyzed = {
      node,
      visible,
      leftOut,
      planId: relation.planId,
      inputs: inputs.map((input, i) => ({ analyzed: input, renamed: renamings?.[i]?.renamed })),
    };
    this.frames.set(relation, analyzed);
    return analyzed;
  }

  private draft(relation: Relation, inputs: readonly Analyzed[]): Draft {
    const key = this.interner.key(relation);
    const known = this.drafts.get(key);
    if (known) return known;
    const rule = rules[relation.kind] as (relation: Relation, inputs: readonly Analyzed[], sources: Sources) => Draft;
    const draft = rule(relation, inputs, this.sources);
    if (draft.observed) this.metrics.push(draft.observed);
    this.drafts.set(key, draft);
    return draft;
  }
}

const rules: Rules = {
  cached_remote: () => {
    throw new Error("a checkpoint is a frame that the session keeps");
  },
  read: (relation, _inputs, sources) => {
    requireReaderOptions(relation);
    const source = sources(relation);
    const columns = leafColumns(source.schema, relation);
    const { format, paths, schema, options } = relation;
    return leaf({ kind: "scan", key: JSON.stringify([format, paths, schema, options]), read: relation, source, columns }, columns);
  },
  local_relation: (relation) => {
    const columns = leafColumns(relation.schema, relation);
    return leaf({ kind: "local", data: relation.data, rows: relation.rows, columns }, columns);
  },
  range: (relation) => {
    if (relation.step === 0n) throw new VolleyError("INVALID_ARGUMENT", "range needs a step other than 0", { origin: relation.origin });
    const column = newColumn("id", { kind: "long" }, false);
    return {
      node: { kind: "range", start: relation.start, end: relation.end, step: relation.step, column },
      visible: [{ column, qualifiers: [] }],
    };
  },
  project: (relation, [given]) => {
    const entries = relation.expressions.map(asWritten);
    const { input, scope } = withTimeWindow(given!, entries, scopeOf(given!, "select"), resolveScalar);
    if (entries.some((e) => e.kind !== "star" && e.kind !== "column_regex" && !generatorIn(e) && hasAggregate(resolve(e, scope)))) {
      const { node, outputs } = resolveAggregate(relation, input, scope);
      return projected(node, outputs, []);
    }
    const { node, outputs } = generate(input.node, entries, (e) => resolveScalar(e, scope));
    return projected(
      node,
      entries.flatMap((e) => outputs(e) ?? resolveOutputs(e, scope)),
      input.visible,
    );
  },
  filter: (relation, [input]) => {
    const condition = resolveCondition(relation.condition, { ...scopeOf(input!, "a filter"), leftOut: input!.leftOut?.visible });
    return stepOver(input!, [condition], (rows) =>
      numbered(rows, [condition], (below, [test]) => ({ kind: "filter", input: below, condition: test! })),
    );
  },
  with_columns: (relation, [given]) => {
    const { input, scope } = withTimeWindow(given!, relation.aliases, scopeOf(given!, "withColumn"), resolveScalar);
    const { node, outputs } = generate(input.node, relation.aliases, (e) => resolveScalar(e, scope));
    const added = relation.aliases.map((alias) => outputs(alias)?.[0] ?? named(resolveColumn(alias, scope), alias.name));
    requireUnique(
      added.map((a) => a.column.name),
      "withColumns",
      relation,
    );
    const replaced = (name: string) => added.find((a) => a.column.name.toLowerCase() === name.toLowerCase());
    const kept = input.visible.map((v) => replaced(v.column.name) ?? passed(v.column));
    const fresh = added.filter((a) => matching(input.visible, a.column.name).length === 0);
    return projected(node, [...kept, ...fresh], input.visible);
  },
  with_columns_renamed: (relation, [input]) => {
    const outputs = input!.visible.map(({ column }) => {
      const name = relation.renames.reduce((now, { from, to }) => (now.toLowerCase() === from.toLowerCase() ? to : now), column.name);
      return name === column.name ? passed(column) : { column: newColumn(name, column.type, column.nullable), expr: columnRef(column) };
    });
    return projected(input!.node, outputs, input!.visible);
  },
  drop: (relation, [input]) => {
    const left = remaining(relation, input!, scopeOf(input!, "drop"));
    return projected(
      input!.node,
      left.map((v) => passed(v.column)),
      input!.visible,
    );
  },
  aggregate: (relation, [given]) => {
    const resolved = relation.pivot ? resolvePivot : resolveAggregate;
    const asked = [...relation.groupings, ...relation.aggregates];
    const { input, scope } = withTimeWindow(given!, asked, scopeOf(given!, "agg"), resolveScalar);
    const { node, outputs } = resolved(relation, input, scope);
    return projected(node, outputs, []);
  },
  join: (relation, [left, right]) => resolveJoin(relation, left!, right!),
  set_operation: (relation, [left, right]) => {
    const node = resolveSetOperation(relation, left!, right!);
    const visible = unqualified(node.columns);
    return relation.all || node.kind === "set_operation" ? { node, visible } : distinct(node, visible, relation.origin);
  },
  deduplicate: (relation, [input]) => {
    if (relation.names.length === 0) return distinct(input!.node, input!.visible, relation.origin);
    const keys = relation.names.flatMap((name) => {
      const found = matching(input!.visible, name);
      if (found.length > 0) return found.map((v) => v.column.id);
      const names = input!.visible.map((v) => v.column.name);
      throw unknownName(`column "${name}" does not exist`, name, names, "columns", relation.origin, "UNRESOLVED_COLUMN_AMONG_FIELD_NAMES");
    });
    return { node: { kind: "dedupe", input: input!.node, keys }, visible: input!.visible };
  },
  sort: (relation, [input]) => {
    const scope = { ...scopeOf(input!, "orderBy"), leftOut: input!.leftOut?.visible };
    const keys = relation.order.map((order) => placed(resolveSortKey(order, scope), input!.visible, order.origin));
    const exprs = keys.map((key) => key.expr);
    return stepOver(input!, exprs, (rows) =>
      numbered(rows, exprs, (below, given) => ({
        kind: "sort",
        input: below,
        keys: keys.map((key, i) => ({ ...key, expr: given[i]! })),
        global: relation.global,
      })),
    );
  },
  unpivot: (relation, [input]) => {
    const node = resolveUnpivot(relation, input!, scopeOf(input!, "unpivot"));
    return { node, visible: unqualified(node.columns) };
  },
  fill_na: (relation, [input]) => projected(input!.node, fillNa(relation, input!), input!.visible),
  replace: (relation, [input]) => projected(input!.node, replaceValues(relation, input!), input!.visible),
  drop_na: (relation, [input]) => ({
    node: { kind: "filter", input: input!.node, condition: dropNa(relation, input!) },
    visible: input!.visible,
  }),
  describe: (relation, [input]) => {
    const node = describe(relation, input!);
    return { node, visible: unqualified(outputOf(node)) };
  },
  approx_quantile: (relation, [input]) => {
    const node = approxQuantile(relation, input!);
    return { node, visible: unqualified(outputOf(node)) };
  },
  freq_items: (relation, [input]) => {
    const node = freqItems(relation, input!);
    return { node, visible: unqualified(outputOf(node)) };
  },
  sample_by: (relation, [input]) => {
    const node = sampleBy(relation, input!, scopeOf(input!, "sampleBy"));
    return { node, visible: unqualified(node.columns) };
  },
  collect_metrics: (relation, [input]) => ({
    node: input!.node,
    visible: input!.visible,
    observed: collectMetrics(relation, input!, scopeOf(input!, "observe")),
  }),
  limit: (relation, [input]) => stepOver(input!, [], (rows) => resolveLimit(relation, rows)),
  offset: (relation, [input]) => ({ node: resolveOffset(relation, input!.node), visible: input!.visible }),
  tail: (relation, [input]) => ({ node: resolveTail(relation, input!.node), visible: input!.visible }),
  to_df: (relation, [input]) => {
    const { names, origin } = relation;
    const columns = input!.visible.map((v) => v.column);
    if (names.length !== columns.length)
      throw new VolleyError("ASSIGNMENT_ARITY_MISMATCH", `toDF() names ${names.length} columns of a frame that has ${columns.length}`, {
        origin,
        where: [`columns: ${columns.map((c) => c.name).join(", ")}`],
      });
    const outputs = columns.map((column, i) => named(columnRef(column), names[i]));
    return projected(input!.node, outputs, input!.visible);
  },
  to_schema: (relation, [input]) => projected(input!.node, toSchema(relation, input!), []),
  sample: (relation, [input]) => {
    const { lower, upper, seed } = relation;
    if (!(lower >= 0 && upper <= 1 && lower <= upper))
      throw new VolleyError("INVALID_ARGUMENT", `sample takes a fraction from 0 to 1, got ${upper - lower}`, { origin: relation.origin });
    return { node: { kind: "sample", input: input!.node, lower, upper, seed }, visible: input!.visible };
  },
  repartition: (relation, [input]) => {
    const { partitions } = relation;
    if (partitions !== undefined && !(Number.isInteger(partitions) && partitions >= 1))
      throw new VolleyError("INVALID_ARGUMENT", `repartition takes a whole number from 1, got ${partitions}`, { origin: relation.origin });
    const scope = scopeOf(input!, "repartition");
    const sorted = relation.expressions.some((e) => e.kind === "sort_order");
    const keys = relation.expressions.map(
      (e): SortKey => (sorted ? resolveSortKey(e, scope) : { expr: resolveScalar(e, scope), direction: "ascending", nulls: "first" }),
    );
    const order = sorted ? { order: keys.map(({ direction, nulls }) => ({ direction, nulls })) } : {};
    const exprs = keys.map((key) => key.expr);
    const node = numbered(input!.node, exprs, (rows, given) => ({ kind: "repartition", input: rows, keys: given, ...order, partitions }));
    return { node, visible: input!.visible };
  },
  subquery_alias: (relation, [input]) => ({
    node: input!.node,
    visible: input!.visible.map((v) => ({ ...v, qualifiers: [relation.alias] })),
  }),
  map_batches: (relation, [input]) => mapBatches(relation, input!, scopeOf(input!, "applyArrow")),
  hint: (relation, inputs, sources) => {
    const dealt = repartitionOf(relation);
    if (dealt) return rules.repartition(dealt, inputs, sources);
    const [input] = inputs;
    return { node: { kind: "hint", input: input!.node, name: relation.name.toLowerCase() }, visible: input!.visible };
  },
};

/** A step that leaves the columns as they are, over rows that are numbered where its expressions ask for that. */
function numbered(rows: Node, exprs: readonly Expr[], step: (input: Node, exprs: readonly Expr[]) => Node): Node {
  const made = withRowNumbers(rows, exprs);
  const above = step(made.node, made.exprs);
  return made.node === rows ? above : { kind: "project", input: above, outputs: outputOf(rows).map(passed) };
}

/** A whole number as key is the place of a column, from 1. Throws ORDER_BY_POS_OUT_OF_RANGE. */
function placed(key: SortKey, visible: readonly Visible[], origin: Origin | undefined): SortKey {
  if (key.expr.kind !== "literal" || key.expr.type.kind !== "integer" || key.expr.value === null) return key;
  const column = visible[Number(key.expr.value) - 1]?.column;
  if (column) return { ...key, expr: columnRef(column) };
  throw new VolleyError(
    "ORDER_BY_POS_OUT_OF_RANGE",
    `orderBy(): there is no column ${String(key.expr.value)} in a frame of ${visible.length}`,
    {
      origin,
      hints: ["a whole number names a column by its place, from 1"],
    },
  );
}

function unqualified(columns: readonly Column[]): readonly Visible[] {
  return columns.map((column) => ({ column, qualifiers: [] }));
}

function scopeOf(input: Analyzed, place: string): Scope {
  return { visible: input.visible, frames: [input], place };
}

function leaf(node: Node, columns: readonly ScanColumn[]): Draft {
  return { node, visible: columns.map((c): Visible => ({ column: c.column, qualifiers: [] })) };
}

function leafColumns(schema: StructType, relation: Relation): readonly ScanColumn[] {
  requireUnique(
    schema.fields.map((f) => f.name),
    "the schema",
    relation,
  );
  return schema.fields.map((f) => ({ column: newColumn(f.name, f.type, f.nullable), field: f.name }));
}

function requireUnique(names: readonly string[], place: string, relation: Relation): void {
  const seen = new Set<string>();
  for (const name of names) {
    const lower = name.toLowerCase();
    if (seen.has(lower))
      throw new VolleyError(
        "COLUMN_ALREADY_EXISTS",
        `column "${name}" occurs twice in ${place} (names are compared without regard to case)`,
        { origin: relation.origin },
      );
    seen.add(lower);
  }
}

/** A projection, over the windows it holds. Columns that pass through keep the aliases they are known by. */
function projected(below: Node, given: readonly Named[], before: readonly Visible[]): Draft {
  const { node: input, outputs } = extractWindows(below, given);
  const used = new Set<number>();
  const unique = outputs.map((output): Named => {
    const again = used.has(output.column.id);
    used.add(output.column.id);
    return again ? { column: reissue(output.column), expr: output.expr } : output;
  });
  const qualifiers = new Map(before.map((v) => [v.column.id, v.qualifiers]));
  const visible = unique.map(({ column }): Visible => ({ column, qualifiers: qualifiers.get(column.id) ?? [] }));
  const node: Project = { kind: "project", input, outputs: unique };
  return { node, visible, ...(before.length > 0 ? { leftOut: leftOutBy(node, before) } : {}) };
}

function distinct(input: Node, visible: readonly Visible[], origin: Origin | undefined): Draft {
  const map = visible.find((v) => holdsMap(v.column.type));
  if (map)
    throw new VolleyError(
      "UNSUPPORTED_FEATURE",
      `rows cannot be told apart by column "${map.column.name}" of type ${typeText(map.column.type)}`,
      {
        origin,
        hints: ["maps have no equality: drop the column, or compare its entries"],
      },
    );
  const groups = visible.map(({ column }): Named => ({ column: reissue(column), expr: normalised(columnRef(column)) }));
  return {
    node: { kind: "aggregate", input, groups, aggregates: [], phase: "whole" },
    visible: groups.map((g, i) => ({ column: g.column, qualifiers: visible[i]!.qualifiers })),
  };
}
