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

/** The columns of a batch, as views of its body. */
export function readColumns(schema: ArrowSchema, layout: Layout, { nodes, buffers }: BatchHeader, body: Uint8Array): ArrowColumn[] {
  const next = { node: 0, buffer: 0 };
  const bytes = (): Uint8Array => {
    const [at, length] = [buffers[next.buffer]!, buffers[next.buffer + 1]!];
    next.buffer += 2;
    return body.subarray(at, at + length);
  };
  const read = (field: ArrowField, node: LayoutNode): ArrowColumn => {
    const [length, nullCount] = [nodes[next.node]!, nodes[next.node + 1]!];
    next.node += 2;
    const column = { typeId: typeIds[field.type.kind], type: parameters(field.type), length, nullCount, offset: 0, children: [] };
    if (node.kind === "null") return { ...column, values: none, valueOffsets: none, nullBitmap: none };
    const nullBitmap = bytes();
    const hasOffsets = node.kind === "varlen" || node.kind === "list";
    const valueOffsets = hasOffsets ? (node.large ? view(BigInt64Array, bytes()) : view(Int32Array, bytes())) : new Int32Array();
    const values = node.kind === "varlen" || node.kind === "fixed" || node.kind === "bits" ? valuesOf(field.type, bytes()) : none;
    const children = field.children.map((child, index) => read(child, node.children[index]!));
    return { ...column, nullBitmap, valueOffsets, values, children };
  };
  return schema.fields.map((field, index) => read(field, layout.columns[index]!));
}

const none = new Uint8Array();

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

type Numbers = new (buffer: ArrayBufferLike, offset: number, length: number) => ArrayLike<number> | ArrayLike<bigint>;

function view<A>(make: new (buffer: ArrayBufferLike, offset: number, length: number) => A, bytes: Uint8Array): A {
  const width = (make as unknown as { BYTES_PER_ELEMENT: number }).BYTES_PER_ELEMENT;
  return new make(bytes.buffer, bytes.byteOffset, bytes.byteLength / width);
}

const integers: Readonly<Record<string, Numbers>> = {
  i8: Int8Array,
  i16: Int16Array,
  i32: Int32Array,
  i64: BigInt64Array,
  u8: Uint8Array,
  u16: Uint16Array,
  u32: Uint32Array,
  u64: BigUint64Array,
};

function valuesOf(type: ArrowType, bytes: Uint8Array): ArrowColumn["values"] {
  switch (type.kind) {
    case "int":
      return view(integers[`${type.signed ? "i" : "u"}${type.bits}`]!, bytes);
    case "float":
      return type.bits === 64 ? view(Float64Array, bytes) : type.bits === 32 ? view(Float32Array, bytes) : view(Uint16Array, bytes);
    case "decimal":
      return view(Uint32Array, bytes);
    case "date":
      return type.unit === "day" ? view(Int32Array, bytes) : view(BigInt64Array, bytes);
    case "time":
      return type.unit === "s" || type.unit === "ms" ? view(Int32Array, bytes) : view(BigInt64Array, bytes);
    case "timestamp":
    case "duration":
      return view(BigInt64Array, bytes);
    case "interval":
      return view(Int32Array, bytes);
    default:
      return bytes;
  }
}
