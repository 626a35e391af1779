import type { DuckDBDateValue, DuckDBValue } from "@duckdb/node-api";
import type { Column, Type } from "./types.ts";

/** Rows as text, one a row, in a form that both sides' values come to. */
export type Answer = readonly string[];

const list = (parts: readonly string[]): string => `[${parts.join(", ")}]`;

/** A row of Volley's `collect()`. */
export function volleyRow(columns: readonly Column[], row: Readonly<Record<string, unknown>>): string {
  return list(columns.map(({ name, type }) => volleyValue(type, row[name])));
}

function volleyValue(type: Type, value: unknown): string {
  if (value === null || value === undefined) return value === null ? "null" : "nothing";
  switch (type.kind) {
    case "array":
      return list((value as unknown[]).map((v) => volleyValue(type.element, v)));
    case "struct":
      return list(type.fields.map((f) => volleyValue(f.type, (value as Record<string, unknown>)[f.name])));
    case "date":
      return (value as Date).toISOString().slice(0, 10);
    case "timestamp":
      return (value as Date).toISOString();
    case "double":
      return doubleText(value as number);
    case "string":
      return JSON.stringify(value);
    default:
      return `${value as bigint | number | boolean}${typeof value === (wanted[type.kind] ?? "string") ? "" : ` (a ${typeof value})`}`;
  }
}

/** What JavaScript has such values as. */
const wanted: Readonly<Record<string, string>> = { boolean: "boolean", int: "number", bigint: "bigint", decimal: "string" };

/** −0 and 0 are one value to groups and joins, either may stand for it. */
const doubleText = (value: number): string => (value === 0 ? "0" : String(value));

/** A row of plain DuckDB. */
export function duckdbRow(columns: readonly Column[], row: readonly DuckDBValue[]): string {
  return list(columns.map(({ type }, i) => duckdbValue(type, row[i]!)));
}

function duckdbValue(type: Type, value: DuckDBValue): string {
  if (value === null) return "null";
  switch (type.kind) {
    case "array":
      return list((value as unknown as { items: readonly DuckDBValue[] }).items.map((v) => duckdbValue(type.element, v)));
    case "struct":
      return list(
        type.fields.map((f) => duckdbValue(f.type, (value as unknown as { entries: Record<string, DuckDBValue> }).entries[f.name]!)),
      );
    case "date":
      return new Date((value as DuckDBDateValue).days * 86_400_000).toISOString().slice(0, 10);
    case "timestamp": {
      const { micros } = value as unknown as { micros: bigint };
      const milliseconds = (micros - (((micros % 1000n) + 1000n) % 1000n)) / 1000n;
      return new Date(Number(milliseconds)).toISOString();
    }
    case "double":
      return doubleText(value as number);
    case "string":
      return JSON.stringify(value);
    default:
      return String(value);
  }
}

/** Where an answer differs from the one that is right, as a sentence; undefined where they are the same rows, in the same order if that counts. */
export function difference(got: Answer, right: Answer, ordered: boolean): string | undefined {
  if (ordered) {
    const at = right.findIndex((row, i) => row !== got[i]);
    if (got.length === right.length && at < 0) return undefined;
    const i = at < 0 ? right.length : at;
    return `${got.length} rows instead of ${right.length}; row ${i + 1} is ${got[i] ?? "not there"} instead of ${right[i] ?? "none"}`;
  }
  const missing = without(right, got);
  const extra = without(got, right);
  if (missing.length + extra.length === 0) return undefined;
  const some = (rows: Answer): string => (rows.length === 0 ? "" : `: ${rows.slice(0, 3).join(" ")}${rows.length > 3 ? " …" : ""}`);
  return `${got.length} rows instead of ${right.length}; ${missing.length} missing${some(missing)}; ${extra.length} too many${some(extra)}`;
}

/** Rows less others, as multisets. */
function without(rows: Answer, others: Answer): string[] {
  const left = new Map<string, number>();
  for (const row of others) left.set(row, (left.get(row) ?? 0) + 1);
  return rows.filter((row) => {
    const count = left.get(row) ?? 0;
    left.set(row, count - 1);
    return count <= 0;
  });
}
