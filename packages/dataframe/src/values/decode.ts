import { type Origin, type StructType, VolleyError } from "@volley/plan";
import { type ArrowColumn, columnReader, type Int64Mode, type Read, rowMaker } from "@volley/plan/values";
import type * as Arrow from "apache-arrow";
import type { RecordBatch } from "apache-arrow";
import type { BatchBytes } from "../backend.ts";

/** Loads apache-arrow when first used: it costs a few hundred milliseconds. */
export function loadArrow(): Promise<typeof Arrow> {
  return import("apache-arrow");
}

/** The record batches of one complete Arrow IPC stream; their values are views of its bytes where these lie as Arrow wants them. */
export async function readBatches(stream: BatchBytes): Promise<RecordBatch[]> {
  const { RecordBatchReader } = await loadArrow();
  return [...RecordBatchReader.from(stream instanceof Uint8Array ? [stream] : stream)];
}

/** Makes rows of one batch. Throws PRECISION_LOSS for an int64 that `number` cannot hold. */
export function decodeRows(batch: RecordBatch, schema: StructType, mode: Int64Mode): object[] {
  // apache-arrow gives nested columns of an empty batch no children.
  if (batch.numRows === 0) return [];
  const readers = columnReaders(batch, schema, mode);
  const make = rowMaker(schema.fields.map((f) => f.name));
  const values: unknown[] = [];
  const rows: object[] = [];
  for (let r = 0; r < batch.numRows; r++) {
    for (let c = 0; c < readers.length; c++) values[c] = readers[c]!(r);
    rows.push(make(values));
  }
  return rows;
}

/** The values of one batch, row by row. Throws PRECISION_LOSS as `decodeRows` does. */
export function decodeValues(batch: RecordBatch, schema: StructType, mode: Int64Mode): unknown[][] {
  if (batch.numRows === 0) return [];
  const readers = columnReaders(batch, schema, mode);
  return Array.from({ length: batch.numRows }, (_, r) => readers.map((read) => read(r)));
}

function columnReaders(batch: RecordBatch, schema: StructType, mode: Int64Mode): Read[] {
  const columns = batch.data.children as unknown as readonly ArrowColumn[];
  if (columns.length !== schema.fields.length)
    throw new VolleyError("INTERNAL", `a result batch has ${columns.length} columns where its schema has ${schema.fields.length}`);
  return schema.fields.map((field, i) => columnReader(field.type, columns[i]!, mode, field.name));
}

/** Throws COLUMN_ALREADY_EXISTS for two columns of a name, which no row can hold. */
export function refuseTwinColumns({ fields }: StructType, origin: Origin | undefined): void {
  const names = fields.map((f) => f.name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice === undefined) return;
  throw new VolleyError("COLUMN_ALREADY_EXISTS", `two columns of the result are named "${twice}", a row can hold one`, {
    origin,
    hints: ["rename or drop one of them, or use toArrow()"],
  });
}
