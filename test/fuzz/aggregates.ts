import {
  array,
  bigint,
  boolean,
  decimal,
  double,
  int,
  isComparable,
  mostExact,
  mostRows,
  most,
  type Kind,
  type Type,
  duckdbType,
} from "./types.ts";

/** An aggregate of one value, or of rows. */
export interface Aggregate {
  /** The result's type over values of this one; undefined where it takes none such. */
  readonly type: (value: Type) => Type | undefined;
  readonly program: (value: string) => string;
  readonly duckdb: (value: string, result: Type, value_: Type) => string;
}

const of =
  (kinds: readonly Kind[], type: (value: Type) => Type | undefined) =>
  (value: Type): Type | undefined =>
    kinds.includes(value.kind) ? type(value) : undefined;

/** What many values add up to, where that cannot overflow and does not hang on their order. */
function total(value: Type): Type | undefined {
  if (value.kind === "int" || value.kind === "bigint")
    return value.bound * mostRows <= most.bigint ? bigint(value.bound * mostRows) : undefined;
  if (value.kind === "double")
    return value.bound !== null && value.bound * mostRows <= mostExact ? double(value.bound * mostRows) : undefined;
  if (value.kind === "decimal") return value.precision <= 28 ? decimal(value.precision + 10, value.scale) : undefined;
  return undefined;
}

const call =
  (name: string) =>
  (value: string): string =>
    `${name}(${value})`;
const typed =
  (name: string): Aggregate["duckdb"] =>
  (value, result) =>
    `CAST(${name}(${value}) AS ${duckdbType(result)})`;
const same = (value: Type): Type | undefined => (isComparable(value) ? value : undefined);
/** Halves and quarters of such numbers are exact. */
const exactMiddle = (value: Type): Type | undefined =>
  value.kind === "int" || (value.kind === "double" && value.bound !== null) ? double(null) : undefined;

/** Every aggregate by name. */
export const aggregates: Readonly<Record<string, Aggregate>> = {
  rows: { type: () => bigint(mostRows), program: () => "count()", duckdb: () => "count(*)" },
  count: { type: () => bigint(mostRows), program: call("count"), duckdb: call("count") },
  countDistinct: {
    type: (value) => (isComparable(value) ? bigint(mostRows) : undefined),
    program: call("countDistinct"),
    duckdb: (value) => `count(DISTINCT ${value})`,
  },
  countIf: {
    type: of(["boolean"], () => bigint(mostRows)),
    program: call("countIf"),
    duckdb: (value) => `count(*) FILTER (${value})`,
  },
  sum: { type: total, program: call("sum"), duckdb: typed("sum") },
  sumDistinct: {
    type: (value) => (value.kind === "double" ? undefined : total(value)),
    program: call("sumDistinct"),
    duckdb: (v, result) => `CAST(sum(DISTINCT ${v}) AS ${duckdbType(result)})`,
  },
  avg: {
    type: (value) => (value.kind !== "decimal" && total(value) && boundOf(value) * mostRows <= mostExact ? double(null) : undefined),
    program: call("avg"),
    duckdb: call("avg"),
  },
  min: { type: same, program: call("min"), duckdb: call("min") },
  max: { type: same, program: call("max"), duckdb: call("max") },
  maxBy: { type: same, program: (value) => `maxBy(${value}, ${value})`, duckdb: call("max") },
  boolAnd: { type: of(["boolean"], () => boolean), program: call("boolAnd"), duckdb: call("bool_and") },
  boolOr: { type: of(["boolean"], () => boolean), program: call("boolOr"), duckdb: call("bool_or") },
  bitAnd: { type: of(["int", "bigint"], widest), program: call("bitAnd"), duckdb: call("bit_and") },
  bitXor: { type: of(["int", "bigint"], widest), program: call("bitXor"), duckdb: call("bit_xor") },
  median: { type: exactMiddle, program: call("median"), duckdb: (value) => `CAST(median(CAST(${value} AS DOUBLE)) AS DOUBLE)` },
  list: {
    type: (value) => (isComparable(value) ? array(value) : undefined),
    program: (value) => `sortArray(collectList(${value}))`,
    duckdb: (value) => `coalesce(list_sort(list(${value}) FILTER (${value} IS NOT NULL)), [])`,
  },
  set: {
    type: (value) => (isComparable(value) ? array(value) : undefined),
    program: (value) => `sortArray(collectSet(${value}))`,
    duckdb: (value) => `coalesce(list_sort(list(DISTINCT ${value}) FILTER (${value} IS NOT NULL)), [])`,
  },
};

function boundOf(value: Type): number {
  return "bound" in value ? (value.bound ?? Number.POSITIVE_INFINITY) : 0;
}

/** Bits of several numbers may be any number. */
function widest(value: Type): Type {
  return value.kind === "int" ? int(most.int) : bigint(2 ** 63);
}
