import { VolleyError } from "../errors.ts";
import type { DataType, SimpleTypeName } from "../types/data-type.ts";
import {
  type ArrowColumn,
  bigints,
  binaries,
  bits,
  decimals,
  instants,
  microseconds,
  months,
  nullable,
  numbers,
  type Read,
  ranges,
  strings,
} from "./arrow-readers.ts";
import { rowMaker } from "./row.ts";

/** How int64 columns appear in rows: as `bigint`, or as `number` with values beyond 2^53 refused. */
export type Int64Mode = "bigint" | "number";

/** How a row's value of each simple type is read. */
const simpleReaders: { readonly [K in SimpleTypeName]: (column: ArrowColumn) => Read } = {
  null: () => () => null,
  boolean: bits,
  byte: numbers,
  short: numbers,
  integer: numbers,
  long: bigints,
  float: numbers,
  double: numbers,
  string: strings,
  binary: binaries,
  date: instants,
  timestamp: instants,
  timestamp_ntz: instants,
  day_time_interval: microseconds,
  year_month_interval: months,
};

/** Reads the values of a column as rows have them, null too. Throws PRECISION_LOSS for an int64 that `number` cannot hold. */
export function columnReader(type: DataType, column: ArrowColumn, mode: Int64Mode, path: string): Read {
  // A column of Arrow's type null has nothing but nulls, and no bitmap that says so.
  if (type.kind === "null") return simpleReaders.null(column);
  return nullable(column, valueReader(type, column, mode, path));
}

function valueReader(type: DataType, column: ArrowColumn, mode: Int64Mode, path: string): Read {
  switch (type.kind) {
    case "decimal":
      return decimals(column);
    case "array": {
      const range = ranges(column);
      const element = columnReader(type.element, column.children[0]!, mode, `${path}[]`);
      return (i) => {
        const [from, to] = range(i);
        return Array.from({ length: to - from }, (_, k) => element(from + k));
      };
    }
    case "map": {
      const range = ranges(column);
      const entries = column.children[0]!;
      const key = columnReader(type.key, entries.children[0]!, mode, `${path} key`);
      const value = columnReader(type.value, entries.children[1]!, mode, `${path} value`);
      return (i) => {
        const [from, to] = range(i);
        return new Map(Array.from({ length: to - from }, (_, k) => [key(from + k), value(from + k)]));
      };
    }
    case "struct": {
      const fields = type.fields.map((f, i) => columnReader(f.type, column.children[i]!, mode, `${path}.${f.name}`));
      const make = rowMaker(type.fields.map((f) => f.name));
      return (i) => make(fields.map((field) => field(i)));
    }
    case "long": {
      const read = simpleReaders.long(column);
      return mode === "number" ? (i) => exactNumber(read(i) as bigint, path) : read;
    }
    default:
      return simpleReaders[type.kind](column);
  }
}

function exactNumber(value: bigint, path: string): number {
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number;
  throw new VolleyError("PRECISION_LOSS", `column "${path}": ${value} does not fit a JavaScript number exactly`, {
    hints: [`leave the setting "rows.int64" at "bigint", or cast("string") this column`],
  });
}
