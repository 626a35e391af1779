import { type ArrowColumn, type BuiltColumn, buildColumn, columnReader, type DataType, type Int64Mode } from "@volley/plan/values";
import { refuseValue } from "./wrong-value.ts";

/** What a function is, apart from its code. */
export interface Signature {
  readonly parameters: readonly DataType[];
  readonly result: DataType;
  readonly int64: Int64Mode;
}

type Callee = (...values: unknown[]) => unknown;
type Read = ReturnType<typeof columnReader>;

/** Calls a function row by row, with values as rows have them; null and undefined mean null. */
export function callByValue(
  callee: Callee,
  { parameters, result, int64 }: Signature,
  columns: readonly ArrowColumn[],
  rows: number,
): BuiltColumn {
  const call = rowCall(
    callee,
    parameters.map((type, index) => columnReader(type, columns[index]!, int64, `argument ${index + 1}`)),
  );
  const values: unknown[] = [];
  for (let row = 0; row < rows; row++) {
    const value = call(row);
    // An async function is known by its first answer: the others are not started.
    if (typeof value === "object" && typeof (value as PromiseLike<unknown> | null)?.then === "function")
      throw refuseValue({ value, type: result, path: "" });
    values.push(value);
  }
  return buildColumn(result, values, { path: "", nullable: true, refuse: refuseValue });
}

/** A call for one row. A list of arguments, made for each row, would cost more than most functions: the usual numbers have none. */
function rowCall(callee: Callee, readers: readonly Read[]): (row: number) => unknown {
  const [a, b, c] = readers as [Read, Read, Read];
  switch (readers.length) {
    case 1:
      return (row) => callee(a(row));
    case 2:
      return (row) => callee(a(row), b(row));
    case 3:
      return (row) => callee(a(row), b(row), c(row));
    default:
      return (row) => callee(...readers.map((read) => read(row)));
  }
}
