import type { LiteralValue } from "../expressions/expression.ts";
import type { DataType } from "../types/data-type.ts";
import type { Int64Mode } from "./column-reader.ts";
import { rowMaker } from "./row.ts";

const day = 86_400_000;

/** A row's value as a literal of its type holds it. */
export function literalOf(value: unknown, type: DataType): LiteralValue {
  if (value === null || value === undefined) return null;
  switch (type.kind) {
    case "date":
      return Math.round((value as Date).getTime() / day);
    case "timestamp":
    case "timestamp_ntz":
      return BigInt((value as Date).getTime()) * 1000n;
    case "array":
      return (value as readonly unknown[]).map((item) => literalOf(item, type.element));
    case "map":
      return [...(value as ReadonlyMap<unknown, unknown>)].map(([key, item]) => [literalOf(key, type.key), literalOf(item, type.value)]);
    case "struct":
      return type.fields.map((field) => literalOf((value as Readonly<Record<string, unknown>>)[field.name], field.type));
    default:
      return value as LiteralValue;
  }
}

/** What a literal holds as rows have it, instants cut to milliseconds. */
export function valueOf(held: LiteralValue, type: DataType, mode: Int64Mode): unknown {
  if (held === null) return null;
  const items = held as readonly LiteralValue[];
  switch (type.kind) {
    case "long":
      return mode === "number" ? Number(held) : held;
    case "date":
      return new Date(Number(held) * day);
    case "timestamp":
    case "timestamp_ntz":
      return new Date(Number(held as bigint) / 1000);
    case "array":
      return items.map((item) => valueOf(item, type.element, mode));
    case "map":
      return new Map(
        (items as readonly (readonly [LiteralValue, LiteralValue])[]).map(([key, item]) => [
          valueOf(key, type.key, mode),
          valueOf(item, type.value, mode),
        ]),
      );
    case "struct":
      return rowMaker(type.fields.map((field) => field.name))(type.fields.map((field, i) => valueOf(items[i]!, field.type, mode)));
    default:
      return held;
  }
}
