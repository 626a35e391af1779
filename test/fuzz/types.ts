/**
 * A column's type, and what the generator must know of its values so that no expression over them fails: whole numbers lie within ±`bound`;
 * doubles are multiples of 1/8 within it, whose sums are exact in any order, or anything where it is null.
 */
export type Type =
  | { readonly kind: "boolean" | "string" | "date" | "timestamp" }
  | { readonly kind: "int" | "bigint"; readonly bound: number }
  | { readonly kind: "double"; readonly bound: number | null }
  | { readonly kind: "decimal"; readonly precision: number; readonly scale: number }
  | { readonly kind: "array"; readonly element: Type }
  | { readonly kind: "struct"; readonly fields: readonly Column[] };

export type Kind = Type["kind"];

export interface Column {
  readonly name: string;
  readonly type: Type;
}

export const boolean: Type = { kind: "boolean" };
export const string: Type = { kind: "string" };
export const date: Type = { kind: "date" };
export const timestamp: Type = { kind: "timestamp" };
export const int = (bound: number): Type => ({ kind: "int", bound });
export const bigint = (bound: number): Type => ({ kind: "bigint", bound });
export const double = (bound: number | null): Type => ({ kind: "double", bound });
export const decimal = (precision: number, scale: number): Type => ({ kind: "decimal", precision, scale });
export const array = (element: Type): Type => ({ kind: "array", element });

/** The bounds of integers. */
export const most = { int: 2 ** 31 - 1, bigint: 2 ** 63 - 1024 } as const;
/** Below this, multiples of 1/8 are exact. */
export const mostExact = 2 ** 50;
/** No step of a plan has more rows. */
export const mostRows = 2 ** 16;

const duckdbNames: Readonly<Record<string, string>> = {
  boolean: "BOOLEAN",
  string: "VARCHAR",
  date: "DATE",
  timestamp: "TIMESTAMPTZ",
  int: "INTEGER",
  bigint: "BIGINT",
  double: "DOUBLE",
};

/** The type as DuckDB writes it. */
export function duckdbType(type: Type): string {
  switch (type.kind) {
    case "decimal":
      return `DECIMAL(${type.precision},${type.scale})`;
    case "array":
      return `${duckdbType(type.element)}[]`;
    case "struct":
      return `STRUCT(${type.fields.map((f) => `${sqlName(f.name)} ${duckdbType(f.type)}`).join(", ")})`;
    default:
      return duckdbNames[type.kind]!;
  }
}

/** The type as Spark writes it. */
export function sparkType(type: Type): string {
  switch (type.kind) {
    case "decimal":
      return `decimal(${type.precision},${type.scale})`;
    case "array":
      return `array<${sparkType(type.element)}>`;
    case "struct":
      return `struct<${type.fields.map((f) => `${f.name}:${sparkType(f.type)}`).join(",")}>`;
    default:
      return type.kind;
  }
}

export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Whether both sides put values in one order: they differ about nulls inside of arrays and structs. */
export function isComparable({ kind }: Type): boolean {
  return kind !== "array" && kind !== "struct";
}

/** Whether rows of these columns can be put in a total order. */
export function isFlat(columns: readonly Column[]): boolean {
  return columns.every((c) => isComparable(c.type));
}

/** Whether values of two types can stand in one column, whatever their bounds. */
export function isSame(a: Type, b: Type): boolean {
  return sparkType(a) === sparkType(b);
}

/** The type of a column with values of both. */
export function either(a: Type, b: Type): Type {
  if (a.kind === "double" && b.kind === "double") return double(a.bound === null || b.bound === null ? null : Math.max(a.bound, b.bound));
  if ((a.kind === "int" || a.kind === "bigint") && b.kind === a.kind) return { kind: a.kind, bound: Math.max(a.bound, b.bound) };
  if (a.kind === "array" && b.kind === "array") return array(either(a.element, b.element));
  if (a.kind === "struct" && b.kind === "struct")
    return { kind: "struct", fields: a.fields.map(({ name, type }, i) => ({ name, type: either(type, b.fields[i]!.type) })) };
  return a;
}
