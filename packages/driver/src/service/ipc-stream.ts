import type { Frame } from "../query/engine-options.ts";

const continuation = 0xffffffff;
const alignment = 8;

/** A complete Arrow IPC stream: the schema, at most one record batch, the end. */
export function ipcStream(schemaHeader: Uint8Array, batch?: Frame): Uint8Array {
  const parts: Uint8Array[] = [...message(schemaHeader), ...(batch ? [...message(batch.header), ...batch.body] : []), ending];
  return Buffer.concat(parts);
}

const ending = new Uint8Array([0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]);

function message(header: Uint8Array): Uint8Array[] {
  const padded = Math.ceil(header.length / alignment) * alignment;
  const prefix = new Uint8Array(8);
  const view = new DataView(prefix.buffer);
  view.setUint32(0, continuation, true);
  view.setInt32(4, padded, true);
  return [prefix, header, new Uint8Array(padded - header.length)];
}

/** The number of rows a record batch message says it has: field `length` of the RecordBatch table in the Message FlatBuffer. */
export function rowsOf(header: Uint8Array): number {
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const root = view.getUint32(0, true);
  const batch = tableField(view, root, 2);
  if (batch === undefined) return 0;
  const at = fieldAt(view, batch, 0);
  return at === undefined ? 0 : Number(view.getBigInt64(at, true));
}

/** Where a table's field lies; undefined when it is absent. */
function fieldAt(view: DataView, table: number, field: number): number | undefined {
  const vtable = table - view.getInt32(table, true);
  const slot = 4 + field * 2;
  if (slot >= view.getUint16(vtable, true)) return undefined;
  const offset = view.getUint16(vtable + slot, true);
  return offset === 0 ? undefined : table + offset;
}

function tableField(view: DataView, table: number, field: number): number | undefined {
  const at = fieldAt(view, table, field);
  return at === undefined ? undefined : at + view.getUint32(at, true);
}
