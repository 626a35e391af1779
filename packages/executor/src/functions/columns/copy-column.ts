import type { ArrowColumn, BuiltColumn, DataType } from "@volley/plan/values";

/** Some rows of a column chunk. */
export interface Part {
  readonly column: ArrowColumn;
  readonly from: number;
  readonly to: number;
}

type Numbers = Int8Array | Int16Array | Int32Array | BigInt64Array | Float32Array | Float64Array | Uint32Array;

/** Arrays in which Arrow keeps values of fixed width. */
export const arrayTypes: Partial<Record<DataType["kind"], new (length: number) => Numbers>> = {
  byte: Int8Array,
  short: Int16Array,
  integer: Int32Array,
  long: BigInt64Array,
  float: Float32Array,
  double: Float64Array,
  date: Int32Array,
  timestamp: BigInt64Array,
  timestamp_ntz: BigInt64Array,
  day_time_interval: BigInt64Array,
  year_month_interval: Int32Array,
};
const wordsOfDecimal = 4;

/** Joins parts of a column without a look at their values. The chunks must have the very layout of `buildColumn`. */
export function copyColumn(type: DataType, parts: readonly Part[]): BuiltColumn {
  const length = parts.reduce((sum, { from, to }) => sum + to - from, 0);
  const { validity, nulls } = validityOf(parts, length);
  const base = { type, length, nulls, validity, children: [] as readonly BuiltColumn[] };
  switch (type.kind) {
    case "null":
      return { ...base, nulls: length };
    case "boolean":
      return { ...base, data: bitsOf(parts, length, ({ values, offset }, row) => bitAt(values as Uint8Array, offset + row)).bits };
    case "decimal":
      return { ...base, data: joined(Uint32Array, parts, length, wordsOfDecimal) };
    case "string":
    case "binary": {
      const { offsets, inner } = spans(parts, length);
      return {
        ...base,
        offsets,
        data: Buffer.concat(inner.map(({ column, from, to }) => (column.values as Uint8Array).subarray(from, to))),
      };
    }
    case "array": {
      const { offsets, inner } = spans(parts, length);
      return { ...base, offsets, children: [copyColumn(type.element, inner.map(child(0)))] };
    }
    case "map": {
      const { offsets, inner } = spans(parts, length);
      const fields = [type.key, type.value].map((of) => ({ name: "", type: of, nullable: true }));
      return { ...base, offsets, children: [copyColumn({ kind: "struct", fields }, inner.map(child(0)))] };
    }
    case "struct":
      return { ...base, children: type.fields.map((field, index) => copyColumn(field.type, parts.map(child(index)))) };
    default:
      return { ...base, data: joined(arrayTypes[type.kind]!, parts, length, 1) };
  }
}

const child =
  (index: number) =>
  ({ column, from, to }: Part): Part => ({ column: column.children[index]!, from, to });

const bitAt = (bits: Uint8Array, at: number): boolean => ((bits[at >> 3]! >> (at & 7)) & 1) === 1;

function bitsOf(
  parts: readonly Part[],
  length: number,
  get: (column: ArrowColumn, row: number) => boolean,
): { bits: Uint8Array; zeros: number } {
  const bits = new Uint8Array(Math.ceil(length / 8));
  let at = 0;
  let ones = 0;
  for (const { column, from, to } of parts) {
    for (let row = from; row < to; row++, at++) {
      if (!get(column, row)) continue;
      bits[at >> 3]! |= 1 << (at & 7);
      ones++;
    }
  }
  return { bits, zeros: length - ones };
}

function validityOf(parts: readonly Part[], length: number): { validity: Uint8Array; nulls: number } {
  if (parts.every(({ column }) => column.nullCount === 0)) return { validity: new Uint8Array(), nulls: 0 };
  const { bits, zeros } = bitsOf(
    parts,
    length,
    ({ nullCount, nullBitmap, offset }, row) => nullCount === 0 || bitAt(nullBitmap, offset + row),
  );
  return { validity: bits, nulls: zeros };
}

function joined(make: new (length: number) => Numbers, parts: readonly Part[], length: number, words: number): Numbers {
  const data = new make(length * words);
  let at = 0;
  for (const { column, from, to } of parts) {
    data.set((column.values as unknown as Int32Array).subarray(from * words, to * words) as never, at);
    at += (to - from) * words;
  }
  return data;
}

/** Offsets from 0 on, and what they span in each chunk. */
function spans(parts: readonly Part[], length: number): { offsets: Int32Array; inner: Part[] } {
  const offsets = new Int32Array(length + 1);
  let row = 0;
  let end = 0;
  const inner = parts.map(({ column, from, to }) => {
    const given = column.valueOffsets;
    const start = from === to ? 0 : Number(given[from]);
    for (let i = from; i < to; i++) offsets[++row] = end + Number(given[i + 1]) - start;
    const last = from === to ? 0 : Number(given[to]);
    end += last - start;
    return { column, from: start, to: last };
  });
  return { offsets, inner };
}
