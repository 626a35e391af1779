import {
  array,
  timestamp,
  type Kind,
  type Type,
  boolean,
  bigint,
  date,
  decimal,
  double,
  duckdbType,
  either,
  int,
  isSame,
  most,
  mostExact,
  string,
} from "./types.ts";

type Fits = (type: Type) => boolean;

/** A function of one row: what it takes and gives, and how both sides write it. */
export interface Operator {
  /** What each argument may be, given the types of those before it; a number: a whole constant that is not zero, up to this. */
  readonly takes: readonly ((before: readonly Type[]) => Fits | number)[];
  /** The result's type; undefined where the arguments do not go together. */
  readonly type: (args: readonly Type[]) => Type | undefined;
  readonly program: (args: readonly string[], type: Type) => string;
  readonly duckdb: (args: readonly string[], type: Type, args_: readonly Type[]) => string;
}

const of =
  (...kinds: readonly Kind[]) =>
  () =>
  (type: Type): boolean =>
    kinds.includes(type.kind);
const anything = () => (): boolean => true;
const simple =
  () =>
  (type: Type): boolean =>
    type.kind !== "array" && type.kind !== "struct";
const likeFirst =
  ([first]: readonly Type[]) =>
  (type: Type): boolean =>
    isSame(type, first!);
/** A whole number that is no column. */
const constant = (largest: number) => () => largest;

const boundOf = (type: Type): number => ("bound" in type ? (type.bound ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY);
/** A number of a kind with this bound, if there is one. */
function within(kind: Kind, bound: number): Type | undefined {
  if (kind === "int") return bound <= most.int ? int(bound) : undefined;
  if (kind === "bigint") return bound <= most.bigint ? bigint(bound) : undefined;
  return double(bound <= mostExact ? bound : null);
}

const infix =
  (method: string) =>
  ([a, b]: readonly string[]): string =>
    `${a}.${method}(${b})`;
const called =
  (name: string) =>
  (args: readonly string[]): string =>
    `${name}(${args.join(", ")})`;
const between =
  (operator: string) =>
  ([a, b]: readonly string[]): string =>
    `(${a} ${operator} ${b})`;

const comparison = (method: string, operator: string, first: Operator["takes"][number] = simple): Operator => ({
  takes: [first, likeFirst],
  type: () => boolean,
  program: infix(method),
  duckdb: between(operator),
});

const arithmetic = (
  kind: "int" | "bigint" | "double",
  method: string,
  operator: string,
  bound: (a: number, b: number) => number,
): Operator => ({
  takes: [of(kind), of(kind)],
  type: ([a, b]) => within(kind, bound(boundOf(a!), boundOf(b!))),
  program: infix(method),
  duckdb: between(operator),
});

const choice = (kind: Kind): Readonly<Record<string, Operator>> => ({
  [`coalesce ${kind}`]: {
    takes: [of(kind), likeFirst],
    type: ([a, b]) => either(a!, b!),
    program: called("coalesce"),
    duckdb: called("coalesce"),
  },
  [`when ${kind}`]: {
    takes: [
      of("boolean"),
      of(kind),
      ([, value]) =>
        (type) =>
          isSame(type, value!),
    ],
    type: ([, a, b]) => either(a!, b!),
    program: ([condition, a, b]) => `when(${condition}, ${a}).otherwise(${b})`,
    duckdb: ([condition, a, b]) => `CASE WHEN ${condition} THEN ${a} ELSE ${b} END`,
  },
  [`nullif ${kind}`]: {
    takes: [of(kind), likeFirst],
    type: ([a]) => a,
    program: called("nullif"),
    duckdb: called("nullif"),
  },
});

const conversion = (from: Kind, type: Operator["type"], duckdb?: (arg: string) => string): Operator => ({
  takes: [of(from)],
  type,
  program: ([a], result) => `${a}.cast("${result.kind === "decimal" ? `decimal(${result.precision},${result.scale})` : result.kind}")`,
  duckdb: ([a], result) => (duckdb ? duckdb(a!) : `CAST(${a} AS ${duckdbType(result)})`),
});

const decimals = (
  method: string,
  operator: string,
  type: (a: readonly [number, number], b: readonly [number, number]) => readonly [number, number],
): Operator => ({
  takes: [of("decimal"), of("decimal")],
  type([a, b]) {
    if (a?.kind !== "decimal" || b?.kind !== "decimal") return undefined;
    const [precision, scale] = type([a.precision, a.scale], [b.precision, b.scale]);
    return precision <= 38 ? decimal(precision, scale) : undefined;
  },
  program: infix(method),
  duckdb: ([a, b], result, [x, y]) => {
    const wide = (text: string, t: Type): string => `CAST(${text} AS DECIMAL(38,${t.kind === "decimal" ? t.scale : 0}))`;
    return `CAST(${wide(a!, x!)} ${operator} ${wide(b!, y!)} AS ${duckdbType(result)})`;
  },
});

/** Every operator by name. */
export const operators: Readonly<Record<string, Operator>> = {
  "=": comparison("eq", "=", anything),
  "<>": comparison("neq", "<>", anything),
  "<": comparison("lt", "<"),
  "<=": comparison("leq", "<="),
  ">": comparison("gt", ">"),
  ">=": comparison("geq", ">="),
  "<=>": { ...comparison("eqNullSafe", "=", anything), duckdb: ([a, b]) => `(${a} IS NOT DISTINCT FROM ${b})` },
  between: {
    takes: [simple, likeFirst, likeFirst],
    type: () => boolean,
    program: ([a, b, c]) => `${a}.between(${b}, ${c})`,
    duckdb: ([a, b, c]) => `(${a} BETWEEN ${b} AND ${c})`,
  },
  isin: {
    takes: [simple, likeFirst, likeFirst, likeFirst],
    type: () => boolean,
    program: ([a, ...list]) => `${a}.isin(${list.join(", ")})`,
    duckdb: ([a, ...list]) => `(${a} IN (${list.join(", ")}))`,
  },
  and: { takes: [of("boolean"), of("boolean")], type: () => boolean, program: infix("and"), duckdb: between("AND") },
  or: { takes: [of("boolean"), of("boolean")], type: () => boolean, program: infix("or"), duckdb: between("OR") },
  not: { takes: [of("boolean")], type: () => boolean, program: ([a]) => `${a}.not()`, duckdb: ([a]) => `(NOT ${a})` },
  isNull: {
    takes: [anything],
    type: () => boolean,
    program: ([a]) => `${a}.isNull()`,
    duckdb: ([a]) => `(${a} IS NULL)`,
  },
  isNotNull: {
    takes: [anything],
    type: () => boolean,
    program: ([a]) => `${a}.isNotNull()`,
    duckdb: ([a]) => `(${a} IS NOT NULL)`,
  },
  isNaN: {
    takes: [of("double")],
    type: () => boolean,
    program: ([a]) => `${a}.isNaN()`,
    duckdb: ([a]) => `coalesce(isnan(${a}), false)`,
  },
  startswith: {
    takes: [of("string"), of("string")],
    type: () => boolean,
    program: infix("startswith"),
    duckdb: called("starts_with"),
  },
  contains: {
    takes: [of("string"), of("string")],
    type: () => boolean,
    program: infix("contains"),
    duckdb: called("contains"),
  },

  "int plus": arithmetic("int", "plus", "+", (a, b) => a + b),
  "int minus": arithmetic("int", "minus", "-", (a, b) => a + b),
  "int multiply": arithmetic("int", "multiply", "*", (a, b) => a * b),
  "bigint plus": arithmetic("bigint", "plus", "+", (a, b) => a + b),
  "bigint minus": arithmetic("bigint", "minus", "-", (a, b) => a + b),
  "bigint multiply": arithmetic("bigint", "multiply", "*", (a, b) => a * b),
  "double plus": arithmetic("double", "plus", "+", (a, b) => a + b),
  "double minus": arithmetic("double", "minus", "-", (a, b) => a + b),
  "int mod": {
    takes: [of("int"), constant(9)],
    type: () => int(9),
    program: infix("mod"),
    duckdb: between("%"),
  },
  "double divide": {
    takes: [of("int", "bigint", "double"), constant(9)],
    type: () => double(null),
    program: infix("divide"),
    duckdb: ([a, b]) => `(CAST(${a} AS DOUBLE) / CAST(${b} AS DOUBLE))`,
  },
  "int abs": {
    takes: [of("int")],
    type: ([a]) => within("int", boundOf(a!) + 1),
    program: called("abs"),
    duckdb: called("abs"),
  },
  "int neg": {
    takes: [of("int")],
    type: ([a]) => within("int", boundOf(a!) + 1),
    program: ([a]) => `${a}.neg()`,
    duckdb: ([a]) => `(-${a})`,
  },
  "decimal plus": decimals("plus", "+", ([p, s], [q, t]) => [Math.max(p - s, q - t) + Math.max(s, t) + 1, Math.max(s, t)]),
  "decimal minus": decimals("minus", "-", ([p, s], [q, t]) => [Math.max(p - s, q - t) + Math.max(s, t) + 1, Math.max(s, t)]),
  "decimal multiply": decimals("multiply", "*", ([p, s], [q, t]) => [p + q + 1, s + t]),

  length: { takes: [of("string")], type: () => int(10_000), program: called("charLength"), duckdb: called("length") },
  year: {
    takes: [of("date", "timestamp")],
    type: () => int(9999),
    program: called("year"),
    duckdb: ([a]) => `CAST(year(${a}) AS INTEGER)`,
  },
  hour: {
    takes: [of("timestamp")],
    type: () => int(23),
    program: called("hour"),
    duckdb: ([a]) => `CAST(hour(${a}) AS INTEGER)`,
  },
  "int udf": {
    takes: [of("int")],
    type: ([a]) => within("int", boundOf(a!) + 1),
    program: ([a]) => `udf((x) => (x === null || x % 3 === 0 ? null : -x), "int")(${a})`,
    duckdb: ([a]) => `CASE WHEN ${a} % 3 = 0 THEN NULL ELSE -${a} END`,
  },
  dayofweek: {
    takes: [of("date")],
    type: () => int(7),
    program: called("dayofweek"),
    duckdb: ([a]) => `CAST(dayofweek(${a}) + 1 AS INTEGER)`,
  },
  datediff: {
    takes: [of("date"), of("date")],
    type: () => int(100_000),
    program: called("datediff"),
    duckdb: ([a, b]) => `CAST(date_diff('day', ${b}, ${a}) AS INTEGER)`,
  },
  dateAdd: {
    takes: [of("date"), constant(100)],
    type: () => date,
    program: called("dateAdd"),
    duckdb: ([a, b]) => `CAST(${a} + ${b} AS DATE)`,
  },
  size: {
    takes: [of("array")],
    type: () => int(100),
    program: ([a]) => `cardinality(${a})`,
    duckdb: ([a]) => `CAST(len(${a}) AS INTEGER)`,
  },
  "array sort": {
    takes: [of("array")],
    type: ([a]) => a,
    program: called("sortArray"),
    duckdb: ([a]) => `list_sort(${a}, 'ASC', 'NULLS FIRST')`,
  },
  "array make": {
    takes: [simple, likeFirst],
    type: ([a, b]) => array(either(a!, b!)),
    program: called("array"),
    duckdb: ([a, b]) => `[${a}, ${b}]`,
  },
  "array contains": {
    takes: [
      of("array"),
      ([list]) =>
        (type) =>
          list?.kind === "array" && isSame(type, list.element),
    ],
    type: () => boolean,
    program: called("arrayContains"),
    // Null where it is not found and the array has one.
    duckdb: ([list, value]) =>
      `CASE WHEN list_contains(${list}, ${value}) THEN true WHEN ${value} IS NULL OR ${list} IS NULL OR len(list_filter(${list}, lambda x: x IS NULL)) > 0 THEN NULL ELSE false END`,
  },
  "struct make": {
    takes: [anything, anything],
    type: ([f, g]) => ({
      kind: "struct",
      fields: [
        { name: "f", type: f! },
        { name: "g", type: g! },
      ],
    }),
    program: ([f, g]) => `namedStruct({ f: ${f}, g: ${g} })`,
    duckdb: ([f, g]) => `{'f': ${f}, 'g': ${g}}`,
  },
  "struct field": {
    takes: [of("struct")],
    type: ([a]) => (a?.kind === "struct" ? a.fields[0]?.type : undefined),
    program: ([a]) => `${a}.getField("f")`,
    duckdb: ([a]) => `struct_extract(${a}, 'f')`,
  },
  greatest: { takes: [simple, likeFirst], type: ([a, b]) => either(a!, b!), program: called("greatest"), duckdb: called("greatest") },
  least: { takes: [simple, likeFirst], type: ([a, b]) => either(a!, b!), program: called("least"), duckdb: called("least") },
  month: {
    takes: [of("timestamp")],
    type: () => timestamp,
    program: ([a]) => `dateTrunc("month", ${a})`,
    duckdb: ([a]) => `CAST(coalesce(date_trunc('month', ${a}), NULL) AS TIMESTAMPTZ)`,
  },
  upper: { takes: [of("string")], type: () => string, program: called("upper"), duckdb: called("upper") },
  concat: { takes: [of("string"), of("string")], type: () => string, program: called("concat"), duckdb: between("||") },
  substring: {
    takes: [of("string"), constant(3), constant(3)],
    type: () => string,
    program: called("substring"),
    duckdb: called("substring"),
  },
  "int to bigint": conversion("int", ([a]) => bigint(boundOf(a!))),
  "int to double": conversion("int", ([a]) => within("double", boundOf(a!))),
  "int to string": conversion("int", () => string),
  "bigint to string": conversion("bigint", () => string),
  // DuckDB leaves a zero out where all digits are behind the point.
  "decimal to string": conversion(
    "decimal",
    () => string,
    (a) => `regexp_replace(CAST(${a} AS VARCHAR), '^(-?)\\.', '\\10.')`,
  ),
  "date to string": conversion("date", () => string),
  "int to decimal": conversion("int", () => decimal(12, 2)),
  "timestamp to date": conversion("timestamp", () => date),
  "boolean to int": conversion("boolean", () => int(1)),
  ...choice("boolean"),
  ...choice("int"),
  ...choice("bigint"),
  ...choice("double"),
  ...choice("decimal"),
  ...choice("string"),
  ...choice("date"),
  ...choice("timestamp"),
  ...choice("array"),
  ...choice("struct"),
};
