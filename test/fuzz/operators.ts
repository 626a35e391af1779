import {
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

/** A function of one row: what it takes, what it gives, and how both sides write it. */
export interface Operator {
  readonly gives: Kind;
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

const comparison = (method: string, operator: string): Operator => ({
  gives: "boolean",
  takes: [anything, likeFirst],
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
  gives: kind,
  takes: [of(kind), of(kind)],
  type: ([a, b]) => within(kind, bound(boundOf(a!), boundOf(b!))),
  program: infix(method),
  duckdb: between(operator),
});

const choice = (kind: Kind): Readonly<Record<string, Operator>> => ({
  [`coalesce ${kind}`]: {
    gives: kind,
    takes: [of(kind), likeFirst],
    type: ([a, b]) => either(a!, b!),
    program: called("coalesce"),
    duckdb: called("coalesce"),
  },
  [`when ${kind}`]: {
    gives: kind,
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
    gives: kind,
    takes: [of(kind), likeFirst],
    type: ([a]) => a,
    program: called("nullif"),
    duckdb: called("nullif"),
  },
});

const conversion = (from: Kind, to: Kind, type: Operator["type"], duckdb?: (arg: string) => string): Operator => ({
  gives: to,
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
  gives: "decimal",
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
  "=": comparison("eq", "="),
  "<>": comparison("neq", "<>"),
  "<": comparison("lt", "<"),
  "<=": comparison("leq", "<="),
  ">": comparison("gt", ">"),
  ">=": comparison("geq", ">="),
  "<=>": { ...comparison("eqNullSafe", "="), duckdb: ([a, b]) => `(${a} IS NOT DISTINCT FROM ${b})` },
  between: {
    gives: "boolean",
    takes: [simple, likeFirst, likeFirst],
    type: () => boolean,
    program: ([a, b, c]) => `${a}.between(${b}, ${c})`,
    duckdb: ([a, b, c]) => `(${a} BETWEEN ${b} AND ${c})`,
  },
  isin: {
    gives: "boolean",
    takes: [simple, likeFirst, likeFirst, likeFirst],
    type: () => boolean,
    program: ([a, ...list]) => `${a}.isin(${list.join(", ")})`,
    duckdb: ([a, ...list]) => `(${a} IN (${list.join(", ")}))`,
  },
  and: { gives: "boolean", takes: [of("boolean"), of("boolean")], type: () => boolean, program: infix("and"), duckdb: between("AND") },
  or: { gives: "boolean", takes: [of("boolean"), of("boolean")], type: () => boolean, program: infix("or"), duckdb: between("OR") },
  not: { gives: "boolean", takes: [of("boolean")], type: () => boolean, program: ([a]) => `${a}.not()`, duckdb: ([a]) => `(NOT ${a})` },
  isNull: {
    gives: "boolean",
    takes: [anything],
    type: () => boolean,
    program: ([a]) => `${a}.isNull()`,
    duckdb: ([a]) => `(${a} IS NULL)`,
  },
  isNotNull: {
    gives: "boolean",
    takes: [anything],
    type: () => boolean,
    program: ([a]) => `${a}.isNotNull()`,
    duckdb: ([a]) => `(${a} IS NOT NULL)`,
  },
  isNaN: {
    gives: "boolean",
    takes: [of("double")],
    type: () => boolean,
    program: ([a]) => `${a}.isNaN()`,
    duckdb: ([a]) => `coalesce(isnan(${a}), false)`,
  },
  startswith: {
    gives: "boolean",
    takes: [of("string"), of("string")],
    type: () => boolean,
    program: infix("startswith"),
    duckdb: called("starts_with"),
  },
  contains: {
    gives: "boolean",
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
    gives: "int",
    takes: [of("int"), constant(9)],
    type: () => int(9),
    program: infix("mod"),
    duckdb: between("%"),
  },
  "double divide": {
    gives: "double",
    takes: [of("int", "bigint", "double"), constant(9)],
    type: () => double(null),
    program: infix("divide"),
    duckdb: ([a, b]) => `(CAST(${a} AS DOUBLE) / CAST(${b} AS DOUBLE))`,
  },
  "int abs": {
    gives: "int",
    takes: [of("int")],
    type: ([a]) => within("int", boundOf(a!) + 1),
    program: called("abs"),
    duckdb: called("abs"),
  },
  "int neg": {
    gives: "int",
    takes: [of("int")],
    type: ([a]) => within("int", boundOf(a!) + 1),
    program: ([a]) => `${a}.neg()`,
    duckdb: ([a]) => `(-${a})`,
  },
  "decimal plus": decimals("plus", "+", ([p, s], [q, t]) => [Math.max(p - s, q - t) + Math.max(s, t) + 1, Math.max(s, t)]),
  "decimal minus": decimals("minus", "-", ([p, s], [q, t]) => [Math.max(p - s, q - t) + Math.max(s, t) + 1, Math.max(s, t)]),
  "decimal multiply": decimals("multiply", "*", ([p, s], [q, t]) => [p + q + 1, s + t]),

  length: { gives: "int", takes: [of("string")], type: () => int(10_000), program: called("charLength"), duckdb: called("length") },
  year: {
    gives: "int",
    takes: [of("date", "timestamp")],
    type: () => int(9999),
    program: called("year"),
    duckdb: ([a]) => `CAST(year(${a}) AS INTEGER)`,
  },
  dayofweek: {
    gives: "int",
    takes: [of("date")],
    type: () => int(7),
    program: called("dayofweek"),
    duckdb: ([a]) => `CAST(dayofweek(${a}) + 1 AS INTEGER)`,
  },
  datediff: {
    gives: "int",
    takes: [of("date"), of("date")],
    type: () => int(100_000),
    program: called("datediff"),
    duckdb: ([a, b]) => `CAST(date_diff('day', ${b}, ${a}) AS INTEGER)`,
  },
  dateAdd: {
    gives: "date",
    takes: [of("date"), constant(100)],
    type: () => date,
    program: called("dateAdd"),
    duckdb: ([a, b]) => `CAST(${a} + ${b} AS DATE)`,
  },
  size: {
    gives: "int",
    takes: [of("array")],
    type: () => int(100),
    program: ([a]) => `cardinality(${a})`,
    duckdb: ([a]) => `CAST(len(${a}) AS INTEGER)`,
  },
  "array sort": {
    gives: "array",
    takes: [of("array")],
    type: ([a]) => a,
    program: called("sortArray"),
    duckdb: ([a]) => `list_sort(${a}, 'ASC', 'NULLS FIRST')`,
  },
  upper: { gives: "string", takes: [of("string")], type: () => string, program: called("upper"), duckdb: called("upper") },
  concat: { gives: "string", takes: [of("string"), of("string")], type: () => string, program: called("concat"), duckdb: between("||") },
  substring: {
    gives: "string",
    takes: [of("string"), constant(3), constant(3)],
    type: () => string,
    program: called("substring"),
    duckdb: called("substring"),
  },
  "int to bigint": conversion("int", "bigint", ([a]) => bigint(boundOf(a!))),
  "int to double": conversion("int", "double", ([a]) => within("double", boundOf(a!))),
  "int to string": conversion("int", "string", () => string),
  "bigint to string": conversion("bigint", "string", () => string),
  "decimal to string": conversion("decimal", "string", () => string),
  "date to string": conversion("date", "string", () => string),
  "int to decimal": conversion("int", "decimal", () => decimal(12, 2)),
  "timestamp to date": conversion("timestamp", "date", () => date),
  "boolean to int": conversion("boolean", "int", () => int(1)),
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
