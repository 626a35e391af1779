import type { BatchHeader } from "@volley/arrow-duckdb/arrow";
import type { BuiltColumn } from "@volley/plan/values";

/** Columns as the body of a record batch, planned. */
export interface PlannedBatch {
  readonly header: BatchHeader;
  readonly length: number;
  write(body: Uint8Array): void;
}

const alignment = 64;

/** Lays out built columns of so many rows as the body of a record batch. */
export function planColumns(columns: readonly BuiltColumn[], rows: number): PlannedBatch {
  const nodes: number[] = [];
  const buffers: number[] = [];
  const pieces: { readonly at: number; readonly bytes: Uint8Array }[] = [];
  let length = 0;
  const add = (data: ArrayBufferView): void => {
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    buffers.push(length, bytes.length);
    pieces.push({ at: length, bytes });
    length += Math.ceil(bytes.length / alignment) * alignment;
  };
  const plan = (built: BuiltColumn): void => {
    nodes.push(built.length, built.nulls);
    if (built.type.kind === "null") return;
    add(built.nulls === 0 ? none : built.validity);
    if (built.offsets !== undefined) add(built.offsets);
    if (built.data !== undefined) add(built.data);
    for (const child of built.children) plan(child);
  };
  columns.forEach(plan);
  return {
    header: { rows, nodes, buffers },
    length,
    write: (body) => {
      for (const { at, bytes } of pieces) body.set(bytes, at);
    },
  };
}

const none = new Uint8Array();
