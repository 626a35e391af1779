import {
  type Aggregate,
  alias,
  attribute,
  call,
  columnRegex,
  literal,
  type Origin,
  type Relation,
  relation,
  type SetOperation,
  simpleTypes,
  star,
  type StorageLevel,
  VolleyError,
} from "@volley/plan";
import type { Column } from "../column/column.ts";
import { asColumn, column } from "../column/expression-column.ts";
import { lastPart, toLiteral } from "../column/literal.ts";
import { requireText } from "../column/sql-text.ts";
import { columnName, columnNames, list, record, wholeNumber, requiredName } from "../argument-checks.ts";
import { oneOf } from "../one-of.ts";
import { DataFrameWriter } from "../io/writer.ts";
import { here } from "../origin/call-site.ts";
import type { Schema } from "../schema/field-types.ts";
import { structOf } from "../schema/struct-of.ts";
import type { FunctionOptions } from "../udf/define.ts";
import { mapTables } from "../udf/map-tables.ts";
import type { SessionCore } from "../session/core.ts";
import type { ActionOptions, DataFrame, int64, row } from "./dataframe.ts";
import { FrameActions, planOf } from "./frame-actions.ts";
import { Groups } from "./groups.ts";
import { hasAggregate, refuseTwins, requireColumn, toAliases, toDropped, toItem, toKey, toSortOrder } from "./items.ts";
import { checkpoint, mark, storageLevel } from "./keeping.ts";
import { Na } from "./na.ts";
import { Observation, watch } from "./observation.ts";
import { joinNames } from "./rows.ts";
import { dealt, sampled } from "./sampling.ts";
import { splitValues } from "./split-values.ts";
import { Stat } from "./stat.ts";

type AnyFrame = DataFrame<any, any>;

/** The run-time half of `DataFrame`: every method adds one node to the plan. */
class Frame extends FrameActions implements AnyFrame {
  declare readonly [row]: any;
  declare readonly [int64]: any;
  readonly #core: SessionCore;

  constructor(core: SessionCore, plan: Relation) {
    super(core, plan);
    this.#core = core;
  }

  cache(): this {
    mark(this.#core, { kind: "persist", plan: this.plan }, here());
    return this;
  }

  persist(level?: unknown): this {
    mark(this.#core, { kind: "persist", plan: this.plan, level }, here());
    return this;
  }

  unpersist(): this {
    mark(this.#core, { kind: "unpersist", plan: this.plan }, here());
    return this;
  }

  storageLevel(): Promise<StorageLevel> {
    return storageLevel(this.#core, this.plan);
  }

  async checkpoint(eager = true, options: ActionOptions = {}): Promise<AnyFrame> {
    return this.#next(await checkpoint(this.#core, { plan: this.plan, local: false, eager, origin: here() }, options));
  }

  async localCheckpoint(eager = true, options: ActionOptions = {}): Promise<AnyFrame> {
    return this.#next(await checkpoint(this.#core, { plan: this.plan, local: true, eager, origin: here() }, options));
  }

  select(...columns: readonly unknown[]): AnyFrame {
    const origin = here();
    const expressions = columns.map((c) => toItem(c, origin));
    if (expressions.length === 0) throw new VolleyError("INVALID_ARGUMENT", "select() needs at least one column", { origin });
    refuseTwins(expressions, origin);
    if (expressions.some(hasAggregate))
      return this.#next(relation("aggregate", { input: this.plan, groupings: [], aggregates: expressions, origin }));
    return this.#next(relation("project", { input: this.plan, expressions, origin }));
  }

  selectExpr(...texts: readonly unknown[]): AnyFrame {
    const origin = here();
    if (texts.length === 0) throw new VolleyError("INVALID_ARGUMENT", "selectExpr() needs at least one expression", { origin });
    return this.#next(relation("project", { input: this.plan, expressions: texts.map((text) => requireText(text, origin)), origin }));
  }

  withColumn(name: string, value: unknown): AnyFrame {
    const origin = here();
    return this.#next(
      relation("with_columns", {
        input: this.plan,
        aliases: toAliases("withColumn()", { [requiredName("withColumn()", name, origin)]: value }, origin),
        origin,
      }),
    );
  }

  withColumns(columns: Readonly<Record<string, unknown>>): AnyFrame {
    const origin = here();
    return this.#next(relation("with_columns", { input: this.plan, aliases: toAliases("withColumns()", columns, origin), origin }));
  }

  withColumnRenamed(from: string, to: string): AnyFrame {
    const origin = here();
    const what = "withColumnRenamed()";
    const renames = [{ from: columnName(what, from, origin), to: requiredName(what, to, origin) }];
    return this.#next(relation("with_columns_renamed", { input: this.plan, renames, origin }));
  }

  withColumnsRenamed(names: Readonly<Record<string, string>>): AnyFrame {
    const origin = here();
    const renames = Object.entries(record("withColumnsRenamed()", names, origin)).map(([from, to]) => ({
      from,
      to: requiredName("withColumnsRenamed()", to, origin),
    }));
    const chained = renames.find(({ from, to }) => from !== to && Object.hasOwn(names, to));
    if (chained)
      throw new VolleyError("INVALID_ARGUMENT", `withColumnsRenamed(): "${chained.to}" is a new name and an old one`, {
        origin,
        hints: ["rename in two steps: the order of a record does not say which comes first"],
      });
    return this.#next(relation("with_columns_renamed", { input: this.plan, renames, origin }));
  }

  toDF(...names: readonly string[]): AnyFrame {
    const origin = here();
    return this.#next(relation("to_df", { input: this.plan, names: names.map((name) => requiredName("toDF()", name, origin)), origin }));
  }

  to(schema: Schema | string): AnyFrame {
    const origin = here();
    return this.#next(relation("to_schema", { input: this.plan, schema: structOf("to()", schema, origin), origin }));
  }

  toJSON(): AnyFrame {
    const origin = here();
    const row = call("struct", [star(origin)], { origin });
    const expressions = [alias(call("to_json", [row], { origin }), "value", origin)];
    return this.#next(relation("project", { input: this.plan, expressions, origin }));
  }

  drop(...columns: readonly unknown[]): AnyFrame {
    const origin = here();
    return this.#next(relation("drop", { input: this.plan, ...toDropped(columns, origin), origin }));
  }

  filter(condition: unknown): AnyFrame {
    return this.#filtered(condition, here());
  }

  where(condition: unknown): AnyFrame {
    return this.#filtered(condition, here());
  }

  #filtered(condition: unknown, origin: Origin): AnyFrame {
    const expression = typeof condition === "string" ? requireText(condition, origin) : requireColumn(condition, origin).expression;
    return this.#next(relation("filter", { input: this.plan, condition: expression, origin }));
  }

  groupBy(...keys: readonly unknown[]): Groups {
    const origin = here();
    return new Groups(
      (plan) => this.#next(plan),
      this.plan,
      keys.map((key) => toItem(key, origin)),
    );
  }

  rollup(...keys: readonly unknown[]): Groups {
    return this.#grouped(keys, "rollup", here());
  }

  cube(...keys: readonly unknown[]): Groups {
    return this.#grouped(keys, "cube", here());
  }

  groupingSets(sets: readonly (readonly unknown[])[], ...keys: readonly unknown[]): Groups {
    const origin = here();
    return this.#grouped(
      keys,
      list("groupingSets()", sets, origin).map((set) => list("groupingSets()", set, origin).map((key) => toKey(key, origin))),
      origin,
    );
  }

  unpivot(ids: readonly string[], values: readonly string[] | null, variableName: string, valueName: string): AnyFrame {
    const origin = here();
    const columns = (names: unknown) => columnNames("unpivot()", names, origin).map((name) => attribute(name, undefined, origin));
    return this.#next(
      relation("unpivot", {
        input: this.plan,
        ids: columns(ids),
        ...(values ? { values: columns(values) } : {}),
        variableName: requiredName("unpivot()", variableName, origin),
        valueName: requiredName("unpivot()", valueName, origin),
        origin,
      }),
    );
  }

  melt(ids: readonly string[], values: readonly string[] | null, variableName: string, valueName: string): AnyFrame {
    return this.unpivot(ids, values, variableName, valueName);
  }

  get na(): Na {
    return new Na((plan) => this.#next(plan), this.plan);
  }

  get stat(): Stat {
    return new Stat((plan) => this.#next(plan), this.plan);
  }

  fillna(...given: Parameters<Na["fill"]>): AnyFrame {
    return this.na.fill(...given);
  }

  dropna(...given: Parameters<Na["drop"]>): AnyFrame {
    return this.na.drop(...given);
  }

  replace(...given: Parameters<Na["replace"]>): AnyFrame {
    return this.na.replace(...given);
  }

  approxQuantile(...given: Parameters<Stat["approxQuantile"]>): Promise<any> {
    return this.stat.approxQuantile(...given);
  }

  corr(...given: readonly string[]): Promise<number> {
    return this.stat.corr(...given);
  }

  cov(...given: readonly string[]): Promise<number> {
    return this.stat.cov(...given);
  }

  crosstab(...given: Parameters<Stat["crosstab"]>): AnyFrame {
    return this.stat.crosstab(...given);
  }

  freqItems(...given: Parameters<Stat["freqItems"]>): AnyFrame {
    return this.stat.freqItems(...given);
  }

  sampleBy(...given: Parameters<Stat["sampleBy"]>): AnyFrame {
    return this.stat.sampleBy(...given);
  }

  describe(...names: readonly string[]): AnyFrame {
    const origin = here();
    return this.#next(relation("describe", { input: this.plan, names: columnNames("describe()", names, origin), origin }));
  }

  summary(...statistics: readonly string[]): AnyFrame {
    const wanted = statistics.length > 0 ? [...statistics] : ["count", "mean", "stddev", "min", "25%", "50%", "75%", "max"];
    return this.#next(relation("describe", { input: this.plan, names: [], statistics: wanted, origin: here() }));
  }

  agg(...aggregates: readonly unknown[]): AnyFrame {
    return new Groups((plan) => this.#next(plan), this.plan, []).agg(...aggregates);
  }

  join(other: AnyFrame, on: unknown, how: string = "inner"): AnyFrame {
    const origin = here();
    const joinType = joinNames[oneOf("join type", how, Object.keys(joinNames) as (keyof typeof joinNames)[], origin)];
    const condition = asColumn(on)?.expression;
    const using = condition ? [] : typeof on === "string" ? [on] : columnNames("join()", on ?? [], origin);
    if (!condition && using.length === 0)
      throw new VolleyError("INVALID_ARGUMENT", "join() needs columns or a condition", {
        origin,
        hints: ["crossJoin() pairs every row with every row"],
      });
    return this.#next(relation("join", { left: this.plan, right: planOf(other, origin), joinType, using, condition, origin }));
  }

  crossJoin(other: AnyFrame): AnyFrame {
    const origin = here();
    return this.#next(relation("join", { left: this.plan, right: planOf(other, origin), joinType: "cross", using: [], origin }));
  }

  union(other: AnyFrame): AnyFrame {
    return this.#combined("union", true, other, here());
  }

  unionAll(other: AnyFrame): AnyFrame {
    return this.#combined("union", true, other, here());
  }

  unionByName(other: AnyFrame, { allowMissingColumns = false }: { readonly allowMissingColumns?: boolean } = {}): AnyFrame {
    const origin = here();
    const filling = allowMissingColumns ? { allowMissingColumns } : {};
    const right = planOf(other, origin);
    return this.#next(
      relation("set_operation", { left: this.plan, right, operation: "union", all: true, byName: true, ...filling, origin }),
    );
  }

  intersect(other: AnyFrame): AnyFrame {
    return this.#combined("intersect", false, other, here());
  }

  intersectAll(other: AnyFrame): AnyFrame {
    return this.#combined("intersect", true, other, here());
  }

  subtract(other: AnyFrame): AnyFrame {
    return this.#combined("except", false, other, here());
  }

  exceptAll(other: AnyFrame): AnyFrame {
    return this.#combined("except", true, other, here());
  }

  distinct(): AnyFrame {
    return this.#next(relation("deduplicate", { input: this.plan, names: [], origin: here() }));
  }

  dropDuplicates(...names: readonly (string | readonly string[])[]): AnyFrame {
    const origin = here();
    return this.#next(relation("deduplicate", { input: this.plan, names: columnNames("dropDuplicates()", names.flat(), origin), origin }));
  }

  orderBy(...columns: readonly unknown[]): AnyFrame {
    return this.#sorted("orderBy()", columns, here());
  }

  sort(...columns: readonly unknown[]): AnyFrame {
    return this.#sorted("sort()", columns, here());
  }

  sortWithinPartitions(...columns: readonly unknown[]): AnyFrame {
    return this.#sorted("sortWithinPartitions()", columns, here(), false);
  }

  limit(rows: number): AnyFrame {
    const origin = here();
    return this.#next(relation("limit", { input: this.plan, limit: wholeNumber("limit()", rows, 0, origin), origin }));
  }

  offset(rows: number): AnyFrame {
    const origin = here();
    return this.#next(relation("offset", { input: this.plan, offset: wholeNumber("offset()", rows, 0, origin), origin }));
  }

  repartition(...given: readonly unknown[]): AnyFrame {
    const origin = here();
    const [first, ...rest] = given;
    const byKeysAlone = typeof first === "string" || asColumn(first) !== undefined;
    const partitions = byKeysAlone ? undefined : wholeNumber("repartition()", first, 1, origin);
    const expressions = (byKeysAlone ? given : rest).map((c) => toKey(c, origin));
    return this.#next(relation("repartition", { input: this.plan, expressions, partitions, origin }));
  }

  repartitionByRange(...given: readonly unknown[]): AnyFrame {
    const origin = here();
    const byKeysAlone = typeof given[0] !== "number";
    const partitions = byKeysAlone ? undefined : wholeNumber("repartitionByRange()", given[0], 1, origin);
    const expressions = (byKeysAlone ? given : given.slice(1)).map((c) => toSortOrder(c, origin));
    if (expressions.length === 0) throw new VolleyError("INVALID_ARGUMENT", "repartitionByRange() needs at least one column", { origin });
    return this.#next(relation("repartition", { input: this.plan, expressions, partitions, origin }));
  }

  coalesce(partitions: number): AnyFrame {
    const origin = here();
    const most = wholeNumber("coalesce()", partitions, 1, origin);
    return this.#next(relation("repartition", { input: this.plan, expressions: [], partitions: most, shuffle: false, origin }));
  }

  mapBatches(fn: (rows: never) => unknown, schema: Schema | string, options: FunctionOptions = {}): AnyFrame {
    return this.#next(mapTables("mapBatches()", { input: this.plan, groupings: [], fn, schema, options }, here()));
  }

  sample(fraction: number, seed?: number | bigint): AnyFrame {
    return this.#next(sampled(this.plan, fraction, seed, here()));
  }

  randomSplit(weights: readonly number[], seed?: number | bigint): AnyFrame[] {
    return dealt(this.plan, weights, seed, here()).map((plan) => this.#next(plan));
  }

  splitBy(name: string, values?: readonly string[]): Record<string, AnyFrame> {
    const origin = here();
    const parts = values ? columnNames("splitBy()", values, origin) : splitValues(this.plan, columnName("splitBy()", name, origin), origin);
    if (parts.length === 0) throw new VolleyError("INVALID_ARGUMENT", "splitBy() needs at least one value", { origin });
    return Object.fromEntries(
      parts.map((value) => {
        const condition = call("==", [attribute(name, undefined, origin), literal(value, simpleTypes.string, origin)], { origin });
        const input = relation("filter", { input: this.plan, condition, origin });
        return [value, this.#next(relation("drop", { input, names: [name], origin }))];
      }),
    );
  }

  observe(given: string | Observation, ...metrics: readonly unknown[]): AnyFrame {
    const origin = here();
    const name = given instanceof Observation ? given.name : requiredName("observe()", given, origin);
    if (metrics.length === 0) throw new VolleyError("INVALID_ARGUMENT", "observe() needs at least one aggregate", { origin });
    const watching = given instanceof Observation ? watch(given, origin) : undefined;
    const plan = relation("collect_metrics", { input: this.plan, name, metrics: metrics.map((each) => toItem(each, origin)), origin });
    watching?.(plan);
    return this.#next(plan);
  }

  alias(name: string): AnyFrame {
    const origin = here();
    return this.#next(relation("subquery_alias", { input: this.plan, alias: requiredName("alias()", name, origin), origin }));
  }

  hint(name: string, ...given: readonly unknown[]): AnyFrame {
    const origin = here();
    const parameters = given.map((each) => asColumn(each)?.expression ?? toLiteral(each, origin));
    const kind = requiredName("hint()", name, origin).toLowerCase();
    return this.#next(relation("hint", { input: this.plan, name: kind, ...(parameters.length > 0 ? { parameters } : {}), origin }));
  }

  col(name: string): Column<any, any, never> {
    const origin = here();
    return column(attribute(columnName("col()", name, origin), this.plan.planId, origin), lastPart(name)) as Column<any, any, never>;
  }

  colRegex(pattern: string): Column {
    const origin = here();
    return column(columnRegex(requiredName("colRegex()", pattern, origin), origin));
  }

  as(): AnyFrame {
    return this;
  }

  transform<D>(change: (frame: AnyFrame) => D): D {
    if (typeof change !== "function") throw new VolleyError("INVALID_ARGUMENT", "transform() needs a function", { origin: here() });
    return change(this);
  }

  createTempView(name: string): void {
    this.#core.views.set(name, this.plan, false, here());
  }

  createOrReplaceTempView(name: string): void {
    this.#core.views.set(name, this.plan, true, here());
  }

  get write(): DataFrameWriter {
    return new DataFrameWriter(this.#core, this.plan);
  }

  #next(plan: Relation): AnyFrame {
    return frame(this.#core, plan);
  }

  #grouped(keys: readonly unknown[], sets: Aggregate["sets"], origin: Origin): Groups {
    const groupings = keys.map((key) => toItem(key, origin));
    return new Groups((plan) => this.#next(plan), this.plan, groupings, { sets });
  }

  #combined(operation: SetOperation["operation"], all: boolean, other: AnyFrame, origin: Origin): AnyFrame {
    const right = planOf(other, origin);
    return this.#next(relation("set_operation", { left: this.plan, right, operation, all, byName: false, origin }));
  }

  #sorted(what: string, columns: readonly unknown[], origin: Origin, global = true): AnyFrame {
    if (columns.length === 0) throw new VolleyError("INVALID_ARGUMENT", `${what} needs at least one column`, { origin });
    return this.#next(relation("sort", { input: this.plan, order: columns.map((c) => toSortOrder(c, origin)), global, origin }));
  }
}

/** A frame over a plan. */
export function frame<S, M extends "bigint" | "number">(core: SessionCore, plan: Relation): DataFrame<S, M> {
  const made: AnyFrame = new Frame(core, plan);
  return made;
}

/** Advises the planner to send this frame whole to every executor when it is joined. */
export function broadcast<F extends AnyFrame>(small: F): F {
  return small.hint("broadcast") as F;
}
