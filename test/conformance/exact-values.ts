import type { DataType } from "volley";

/** What JSON holds of an answer's value. */
export type Exact = null | boolean | number | string | readonly Exact[];

/** An Arrow column chunk, as the apache-arrow package lays it out. */
interface Chunk {
  readonly typeId: number;
  readonly type: { readonly bitWidth?: number; readonly scale?: number; readonly unit?: number };
  readonly offset: number;
  readonly values: any;
  readonly valueOffsets: ArrayLike<number>;
  readonly nullCount: number;
  readonly nullBitmap: Uint8Array;
  readonly children: readonly Chunk[];
}

/**
 * The value at a row without loss, read from Arrow's buffers: bigints and decimals as text, doubles that JSON lacks by name, dates and
 * timestamps in ISO form to the microsecond, day-time intervals in microseconds, binary as hexadecimal digits, structs as lists of
 * their values, maps as lists of pairs.
 */
export function exactValue(type: DataType, chunk: Chunk, row: number): Exact {
  if (type.kind === "null") return null;
  const at = chunk.offset + row;
  if (chunk.nullCount > 0 && !((chunk.nullBitmap[at >> 3]! >> (at & 7)) & 1)) return null;
  switch (type.kind) {
    case "boolean":
      return ((chunk.values[at >> 3] >> (at & 7)) & 1) === 1;
    case "byte":
    case "short":
    case "integer":
      return Number(chunk.values[row]);
    case "year_month_interval":
      return Number(chunk.values[chunk.type.unit === monthDayNano ? 4 * row : row]);
    case "long":
      return whole(BigInt(chunk.values[row]));
    case "float":
    case "double":
      return real(chunk.values[row] as number);
    case "decimal":
      return decimal(chunk, row);
    case "string":
      return Buffer.from(bytes(chunk, row)).toString("utf8");
    case "binary":
      return Buffer.from(bytes(chunk, row)).toString("hex");
    case "date":
      return isoDay(BigInt(chunk.values[row]));
    case "timestamp":
      return `${instant(BigInt(chunk.values[row]))}Z`;
    case "timestamp_ntz":
      return instant(BigInt(chunk.values[row]));
    case "day_time_interval":
      return whole(microseconds(chunk, row));
    case "array":
      return elements(chunk, row, (i) => exactValue(type.element, chunk.children[0]!, i));
    case "map": {
      const [keys, values] = chunk.children[0]!.children;
      return elements(chunk, row, (i) => [exactValue(type.key, keys!, i), exactValue(type.value, values!, i)]);
    }
    case "struct":
      return type.fields.map((field, i) => exactValue(field.type, chunk.children[i]!, row));
  }
}

const whole = (value: bigint): Exact => (Number.isSafeInteger(Number(value)) ? Number(value) : String(value));

const real = (value: number): Exact => (Object.is(value, -0) ? "-0" : Number.isFinite(value) ? value : String(value));

const bytes = ({ values, valueOffsets }: Chunk, row: number): Uint8Array =>
  (values as Uint8Array).subarray(Number(valueOffsets[row]), Number(valueOffsets[row + 1]));

function elements(chunk: Chunk, row: number, element: (i: number) => Exact): readonly Exact[] {
  const [from, to] = [Number(chunk.valueOffsets[row]), Number(chunk.valueOffsets[row + 1])];
  return Array.from({ length: to - from }, (_, k) => element(from + k));
}

function decimal({ values, type }: Chunk, row: number): string {
  const words = (type.bitWidth ?? 128) / 32;
  let unscaled = 0n;
  for (let word = words - 1; word >= 0; word--) unscaled = (unscaled << 32n) | BigInt(values[row * words + word]);
  unscaled = BigInt.asIntN(words * 32, unscaled);
  const scale = type.scale ?? 0;
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, "0");
  return `${unscaled < 0n ? "-" : ""}${scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`}`;
}

const dayMicros = 86_400_000_000n;

function isoDay(days: bigint): string {
  const date = new Date(Number(days) * 86_400_000);
  return Number.isNaN(date.getTime()) ? `day ${days}` : date.toISOString().split("T")[0]!;
}

function instant(micros: bigint): string {
  const within = ((micros % dayMicros) + dayMicros) % dayMicros;
  const time = new Date(Number(within / 1_000_000n) * 1000).toISOString().slice(11, 19);
  const fraction = String(within % 1_000_000n)
    .padStart(6, "0")
    .replace(/0+$/, "");
  return `${isoDay((micros - within) / dayMicros)} ${time}${fraction && `.${fraction}`}`;
}

// Spark sends durations and intervals of months, DuckDB intervals of months, days and nanoseconds for both.
const monthDayNano = 2;

function microseconds({ typeId, values }: Chunk, row: number): bigint {
  if (typeId === 18) return BigInt(values[row]);
  const words = values as Int32Array;
  const nanoseconds = (BigInt(words[4 * row + 3]!) << 32n) | BigInt(words[4 * row + 2]! >>> 0);
  return BigInt(words[4 * row + 1]!) * dayMicros + nanoseconds / 1000n;
}
