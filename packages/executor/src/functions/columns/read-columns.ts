import type { ArrowField, ArrowType, BatchHeader, LayoutNode, Layout, ArrowSchema } from "@volley/arrow-duckdb/arrow";
import type { ArrowColumn } from "@volley/plan/values";

/** Numbers of apache-arrow's `Type`, `TimeUnit` and `IntervalUnit`, as readers of columns know them. */
const typeIds = {
  null: 1,
  int: 2,
  float: 3,
  binary: 4,
  utf8: 5,
  bool: 6,
  decimal: 7,
  date: 8,
  time: 9,
  timestamp: 10,
  interval: 11,
  list: 12,
  struct: 13,
  fixedBinary: 15,
  fixedList: 16,
  map: 17,
  duration: 18,
} as const satisfies Record<ArrowType["kind"], number>;
const timeUnits = { s: 0, ms: 1, us: 2, ns: 3 } as const;
const otherUnits = { day: 0, yearMonth: 0, dayTime: 1, monthDayNano: 2 } as const;

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
  const [typeId, type] = [typeIds[field.type.kind], parameters(field.type)];
  const children = field.children.map((child, index) => nodeReader(child, nodes[index]!));
  const offsets = kind !== "varlen" && kind !== "list" ? undefined : large ? BigInt64Array : Int32Array;
  const values = kind === "varlen" || kind === "fixed" || kind === "bits" ? valuesOf(field.type) : undefined;
  return (cursor) => {
    const { node } = cursor;
    cursor.node += 2;
    // In the order in which the buffers lie.
    return {
      typeId,
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
      return { unit: timeUnits[type.unit] };
    case "date":
      return { unit: type.unit === "day" ? otherUnits.day : timeUnits.ms };
    case "interval":
      return { unit: otherUnits[type.unit] };
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
