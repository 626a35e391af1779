import type { LiteralValue, ObservedMetrics } from "@volley/plan";
import { type ArrowColumn, columnReader, literalOf } from "@volley/plan/values";
import type { ObservedOutput } from "@volley/planner";
import { type Frame, headerOnly, ipcStream } from "@volley/protocol/arrow";

/** The rows of a finished query's exchange of one partition. */
export interface StoredRows {
  readonly schemaHeader: Uint8Array;
  readonly frames: AsyncIterable<Frame>;
}

/** What a finished action's `observe()` found. */
export async function readObserved(
  outputs: readonly ObservedOutput[],
  read: (exchange: number) => StoredRows,
): Promise<readonly ObservedMetrics[]> {
  const found: ObservedMetrics[] = [];
  for (const { name, planId, exchange, schema } of outputs) {
    const row = await onlyRow(read(exchange), schema.fields);
    found.push({ name, planId, metrics: schema.fields.map(({ name: key, type }, i) => ({ key, value: { value: row[i]!, type } })) });
  }
  return found;
}

async function onlyRow({ schemaHeader, frames }: StoredRows, fields: ObservedOutput["schema"]["fields"]): Promise<LiteralValue[]> {
  // Loaded when first used: it costs a few hundred milliseconds.
  const { RecordBatchReader } = await import("apache-arrow");
  for await (const frame of frames)
    for (const { data } of RecordBatchReader.from(ipcStream(headerOnly(schemaHeader), [frame]))) {
      const columns = data.children as unknown as readonly ArrowColumn[];
      if (data.length > 0) return fields.map(({ type, name }, i) => literalOf(columnReader(type, columns[i]!, "bigint", name)(0), type));
    }
  throw new Error("an aggregate of all rows has one row");
}
