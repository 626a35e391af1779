import {
  alias,
  attribute,
  type Alias,
  call,
  type Expression,
  type FrameBoundary,
  literal,
  parseSchema,
  type Read,
  type Relation,
  relation,
  simpleTypes,
  type SortOrder,
  sortOrder,
  type UserFunction,
  userFunctionCall,
  type WindowFrame,
  window,
  type WriteCommand,
} from "@volley/plan";
import type { PlannerSettings, SourceInfo } from "../stage.ts";

/** Short words to build plans with, for tests. */
export const col = (name: string): Expression => attribute(name);

export function lit(value: number | string | boolean | bigint | null): Expression {
  if (value === null) return literal(null, simpleTypes.null);
  if (typeof value === "string") return literal(value, simpleTypes.string);
  if (typeof value === "boolean") return literal(value, simpleTypes.boolean);
  if (typeof value === "bigint") return literal(value, simpleTypes.long);
  return Number.isInteger(value) ? literal(value, simpleTypes.integer) : literal(value, simpleTypes.double);
}

const expression = (value: Expression | string | number): Expression =>
  typeof value === "string" ? col(value) : typeof value === "number" ? lit(value) : value;

/** A call; strings are column names, numbers constants. */
export function fn(name: string, ...args: readonly (Expression | string | number)[]): Expression {
  return call(name, args.map(expression));
}

/** A function over a window; keys as in `orderBy` below, edges as constants. */
export function over(
  call: Expression,
  partitionBy: readonly string[],
  orderBy: readonly (string | readonly [string, "descending" | "ascending"])[] = [],
  frame?: readonly [unit: WindowFrame["unit"], lower: FrameBoundary | number, upper: FrameBoundary | number],
): Expression {
  const edge = (boundary: FrameBoundary | number): FrameBoundary => (typeof boundary === "number" ? lit(boundary) : boundary);
  return window(call, {
    partitionBy: partitionBy.map(col),
    orderBy: orderBy.map(sortKey),
    frame: frame && { unit: frame[0], lower: edge(frame[1]), upper: edge(frame[2]) },
  });
}
const sortKey = (key: string | readonly [string, "descending" | "ascending"]): SortOrder =>
  typeof key === "string" ? sortOrder(col(key)) : sortOrder(col(key[0]), key[1]);

/** A function of the user's program. */
export function userFunction(name: string, parts: Partial<UserFunction> = {}): UserFunction {
  return {
    name,
    label: `${name} (src/features.ts:12:7)`,
    form: "scalar",
    returns: simpleTypes.string,
    arity: [1, 1],
    deterministic: true,
    module: { hash: "0123456789abcdef".repeat(4) },
    export: "volley_function",
    ...parts,
  };
}
export const own = (fn: UserFunction, ...args: readonly (Expression | string | number)[]): Expression =>
  userFunctionCall(fn, args.map(expression));

/** What a function makes of batches, or of groups where there are keys. */
export const mapBatches = (input: Relation, fn: UserFunction, ...groupings: readonly (Expression | string)[]): Relation =>
  relation("map_batches", { input, function: fn, groupings: groupings.map(expression) });

export const distinctly = (name: string, ...args: readonly string[]): Expression => call(name, args.map(col), { distinct: true });
export const as = (value: Expression | string, name: string): Alias => alias(expression(value), name);

export const read = (path: string, options: Partial<Pick<Read, "format" | "options" | "schema">> = {}): Read =>
  relation("read", { format: options.format ?? "parquet", paths: [path], options: options.options ?? {}, schema: options.schema });

export const select = (input: Relation, ...expressions: readonly (Expression | string)[]): Relation =>
  relation("project", { input, expressions: expressions.map(expression) });
export const filter = (input: Relation, condition: Expression): Relation => relation("filter", { input, condition });
export const withColumns = (input: Relation, columns: Readonly<Record<string, Expression>>): Relation =>
  relation("with_columns", { input, aliases: Object.entries(columns).map(([name, value]) => as(value, name)) });
export const drop = (input: Relation, ...names: readonly string[]): Relation => relation("drop", { input, names });
export const groupBy = (
  input: Relation,
  groupings: readonly (Expression | string)[],
  aggregates: Readonly<Record<string, Expression>>,
): Relation =>
  relation("aggregate", {
    input,
    groupings: groupings.map(expression),
    aggregates: Object.entries(aggregates).map(([name, value]) => as(value, name)),
  });
export const join = (
  left: Relation,
  right: Relation,
  on: readonly string[] | Expression | undefined,
  joinType: "inner" | "left" | "right" | "full" | "semi" | "anti" | "cross" = "inner",
): Relation =>
  relation("join", {
    left,
    right,
    joinType,
    using: Array.isArray(on) ? on : [],
    condition: Array.isArray(on) ? undefined : (on as Expression | undefined),
  });
export const union = (left: Relation, right: Relation, byName = false): Relation =>
  relation("set_operation", { left, right, operation: "union", all: true, byName });
export const combine = (operation: "intersect" | "except", left: Relation, right: Relation, all = false): Relation =>
  relation("set_operation", { left, right, operation, all, byName: false });
export const orderBy = (input: Relation, ...keys: readonly (string | readonly [string, "descending" | "ascending"])[]): Relation =>
  relation("sort", { input, global: true, order: keys.map(sortKey) });
export const limit = (input: Relation, n: number): Relation => relation("limit", { input, limit: n });
export const offset = (input: Relation, n: number): Relation => relation("offset", { input, offset: n });
export const tail = (input: Relation, n: number): Relation => relation("tail", { input, limit: n });
export const distinct = (input: Relation, ...names: readonly string[]): Relation => relation("deduplicate", { input, names });
export const sample = (input: Relation, lower: number, upper: number, seed = 7n): Relation =>
  relation("sample", { input, lower, upper, seed });
export const repartition = (input: Relation, partitions: number | undefined, ...keys: readonly string[]): Relation =>
  relation("repartition", { input, partitions, expressions: keys.map(col) });
export const broadcast = (input: Relation): Relation => relation("hint", { input, name: "broadcast" });
export const named = (input: Relation, name: string): Relation => relation("subquery_alias", { input, alias: name });

function sourceInfo(read: Read, schema: string, files: readonly (readonly [url: string, rows: number])[], width = 40): SourceInfo {
  return {
    schema: parseSchema(schema),
    format: read.format,
    files: files.map(([url, rows]) => ({ url, rows, size: rows * width, etag: url })),
  };
}

export const cluster: PlannerSettings = { mode: "cluster", slots: 2, broadcastBytes: 10 * 2 ** 20, timeZone: "UTC" };
export const single: PlannerSettings = { ...cluster, mode: "single" };

const million = 1_000_000;

/** What the plans here read, by the first word of the path. */
export function testSources(read: Read): SourceInfo {
  const path = read.paths[0]!;
  const known: Readonly<Record<string, () => SourceInfo>> = {
    airports: () =>
      sourceInfo(read, "iata string, name string, city string, state string, country string, latitude double, longitude double", [
        ["s3://flights/airports.csv", 3376],
      ]),
    flights: () =>
      sourceInfo(read, "date timestamp_ntz, delay bigint, distance bigint, origin string, destination string", [
        ["s3://flights/raw/part-0.parquet", 750_000],
        ["s3://flights/raw/part-1.parquet", 750_000],
        ["s3://flights/raw/part-2.parquet", 750_000],
        ["s3://flights/raw/part-3.parquet", 750_000],
      ]),
    orders: () =>
      sourceInfo(
        read,
        "id bigint not null, customer int, amount decimal(10,2), day date, note string, address struct<city:string,zip:int>",
        [["s3://shop/orders/a.parquet", 10 * million]],
      ),
    customers: () => sourceInfo(read, "id int not null, name string, segment string", [["s3://shop/customers/c.parquet", 2 * million]]),
    tiny: () => sourceInfo(read, "k int, v string", [["s3://shop/tiny/t.parquet", 10]]),
  };
  const name = Object.keys(known).find((word) => path.includes(word));
  const info =
    (name === undefined ? undefined : known[name])?.() ??
    sourceInfo(read, "a int, b bigint, c double, s string", [["s3://other/x.parquet", 1000]]);
  return read.schema ? { ...info, schema: read.schema } : info;
}

/** The flights job: three splits in two formats, one shuffle join, three broadcasts. */
export function flightsJob(paths = { flights: "s3://flights/raw/", airports: "s3://flights/airports.csv" }): WriteCommand {
  const airports = read(paths.airports, { format: "csv", options: { header: "true" } });
  const unit = fn("hash_unit", "date", "origin", "destination");
  const legs = withColumns(withColumns(read(paths.flights), { unit }), {
    split: fn("when", fn("<", "unit", lit(0.7)), lit("train"), fn("<", "unit", lit(0.85)), lit("validation"), lit("test")),
    late: fn("when", fn(">", "delay", 15), 1, 0),
    hour: fn("date_trunc", lit("hour"), "date"),
  });
  const train = filter(legs, fn("==", "split", lit("train")));
  const departures = groupBy(legs, ["origin", "hour"], { departures: fn("count") });
  const byOrigin = groupBy(train, ["origin"], { origin_delay: fn("avg", "delay"), origin_late: fn("avg", "late") });
  const byRoute = groupBy(train, ["origin", "destination"], { route_delay: fn("avg", "delay"), route_flights: fn("count") });
  const place = (prefix: string, key: string): Relation =>
    select(airports, as("iata", key), as("latitude", `${prefix}_latitude`), as("longitude", `${prefix}_longitude`));
  let ready = join(legs, broadcast(place("from", "origin")), ["origin"], "left");
  ready = join(ready, broadcast(place("to", "destination")), ["destination"], "left");
  ready = join(ready, departures, ["origin", "hour"], "left");
  ready = join(ready, broadcast(byOrigin), ["origin"], "left");
  ready = join(ready, broadcast(byRoute), ["origin", "destination"], "left");
  const features = select(
    ready,
    "split",
    "late",
    as(fn("dayofweek", "date"), "weekday"),
    as(fn("month", "date"), "month"),
    "distance",
    "from_latitude",
    "from_longitude",
    "to_latitude",
    "to_longitude",
    "departures",
    "origin_delay",
    "origin_late",
    "route_delay",
    "route_flights",
  );
  const sinks = (["csv", "parquet"] as const).flatMap((format) =>
    ["train", "validation", "test"].map((split) => ({
      folder: `${format}/${split}`,
      input: drop(filter(features, fn("==", "split", lit(split))), "split"),
      format,
      options: {},
    })),
  );
  return { kind: "write", destination: "s3://flights/ready/", mode: "overwrite", marker: "sibling", sinks };
}
