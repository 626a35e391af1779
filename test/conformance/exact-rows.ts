import type { DataFrame, DataType } from "volley";
import { type Exact, exactValue } from "./exact-values.ts";

/** The rows of a frame in the order they come in, as lists of values. */
export async function exactRows(frame: DataFrame<any>, fields: readonly { readonly type: DataType }[]): Promise<Exact[][]> {
  const rows: Exact[][] = [];
  for (const { data, numRows } of (await frame.toArrow()).batches)
    for (let row = 0; row < numRows; row++) rows.push(fields.map(({ type }, i) => exactValue(type, data.children[i] as never, row)));
  return rows;
}
