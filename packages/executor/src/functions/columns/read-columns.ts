import {
  type ArrowField,
  type ArrowSchema,
  type ArrowType,
  type BatchHeader,
  dateUnits,
  intervalUnits,
  type Layout,
  type LayoutNode,
  timeUnits,
  typeId,
} from "@volley/arrow-duckdb/arrow";
import type { ArrowColumn } from "@volley/plan/values";

/** Reads the columns of batches, as views of their bodies. */
export type ColumnsReader = (header: BatchHeader, body: Uint8Array) => ArrowColumn[];

/** Where a batch has been read to. */
interface Cursor extends BatchHeader {
  readonly body: Uint8Array;
  node: number;
  buffer: number;
}

/** Makes a reader of batches with a schema, which has decided once what does not differ from batch to batch. */
export function columnsReader(schema: ArrowSchema, layout: Layout): ColumnsReader {
  const readers = schema.fields.map((field, index) => nodeReader(field, layout.columns[index]!));
  return ({ rows, nodes, buffers }, body) => {
    const cursor: Cursor = { rows, nodes, buffers, body, node: 0, buffer: 0 };
    return readers.map((read) => read(cursor));
  };
}

function nodeReader(field: ArrowField, { kind, large, children: nodes }: LayoutNode): (cursor: Cursor) => ArrowColumn {
  const [id, type] = [typeId[field.type.kind], parameters(field.type)];
  const children = field.children.map((child, index) => nodeReader(child, nodes[index]!));
  const offsets = kind !== "varlen" && kind !== "list" ? undefined : large ? BigInt64Array : Int32Array;
  const values = kind === "varlen" || kind === "fixed" || kind === "bits" ? valuesOf(field.type) : undefined;
  return (cursor) => {
    const { node } = cursor;
    cursor.node += 2;
    // In the order in which the buffers lie.
    return {
      typeId: id,
      type,
      length: cursor.nodes[node]!,
      nullCount: cursor.nodes[node + 1]!,
      offset: 0,
      nullBitmap: kind === "null" ? none : next(Uint8Array, cursor),
      valueOffsets: offsets ? next<Int32Array | BigInt64Array>(offsets, cursor) : noOffsets,
      values: values ? next(values, cursor) : none,
      children: children.map((read) => read(cursor)),
    };
  };
}

const none = new Uint8Array();
const noOffsets = new Int32Array();

function parameters(type: ArrowType): ArrowColumn["type"] & { readonly listSize?: number } {
  switch (type.kind) {
    case "decimal":
      return { bitWidth: type.bits, scale: type.scale };
    case "fixedBinary":
      return { byteWidth: type.width };
    case "fixedList":
      return { listSize: type.size };
    case "timestamp":
    case "duration":
    case "time":
      return { unit: timeUnits.indexOf(type.unit) };
    case "date":
      return { unit: dateUnits.indexOf(type.unit) };
    case "interval":
      return { unit: intervalUnits.indexOf(type.unit) };
    default:
      return {};
  }
}

interface Numbers<A> {
  new (buffer: ArrayBufferLike, offset: number, length: number): A;
  readonly BYTES_PER_ELEMENT: number;
}

/** The next buffer of a batch. */
function next<A>(make: Numbers<A>, cursor: Cursor): A {
  const { buffers, body } = cursor;
  const [at, length] = [buffers[cursor.buffer]!, buffers[cursor.buffer + 1]!];
  cursor.buffer += 2;
  return new make(body.buffer, body.byteOffset + at, length / make.BYTES_PER_ELEMENT);
}

const integers: Readonly<Record<string, Numbers<ArrowColumn["values"]>>> = {
  i8: Int8Array,
  i16: Int16Array,
  i32: Int32Array,
  i64: BigInt64Array,
  u8: Uint8Array,
  u16: Uint16Array,
  u32: Uint32Array,
  u64: BigUint64Array,
};

function valuesOf(type: ArrowType): Numbers<ArrowColumn["values"]> {
  switch (type.kind) {
    case "int":
      return integers[`${type.signed ? "i" : "u"}${type.bits}`]!;
    case "float":
      return type.bits === 64 ? Float64Array : type.bits === 32 ? Float32Array : Uint16Array;
    case "decimal":
      return Uint32Array;
    case "date":
      return type.unit === "day" ? Int32Array : BigInt64Array;
    case "time":
      return type.unit === "s" || type.unit === "ms" ? Int32Array : BigInt64Array;
    case "timestamp":
    case "duration":
      return BigInt64Array;
    case "interval":
      return Int32Array;
    default:
      return Uint8Array;
  }
}
