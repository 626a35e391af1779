import { type ArrowColumn, type BuiltColumn, buildColumn, columnReader, type DataType, type Int64Mode } from "@volley/plan/values";
import { refuseValue } from "./wrong-value.ts";

/** What a function is, apart from its code. */
export interface Signature {
  readonly parameters: readonly DataType[];
  readonly result: DataType;
  readonly int64: Int64Mode;
}

/** Calls a function row by row, with values as rows have them; null and undefined mean null. */
export function callByValue(
  callee: (...values: unknown[]) => unknown,
  { parameters, result, int64 }: Signature,
  columns: readonly ArrowColumn[],
  rows: number,
): BuiltColumn {
  const readers = parameters.map((type, index) => columnReader(type, columns[index]!, int64, `argument ${index + 1}`));
  const values: unknown[] = [];
  for (let row = 0; row < rows; row++) {
    const value = callee(...readers.map((read) => read(row)));
    if (typeof (value as PromiseLike<unknown> | null | undefined)?.then === "function")
      throw refuseValue({ value, type: result, path: "" });
    values.push(value);
  }
  return buildColumn(result, values, { path: "", nullable: true, refuse: refuseValue });
}
