import { isAscii } from "node:buffer";

/** What the readers need of an Apache Arrow column chunk, as the apache-arrow package lays it out. */
export interface ArrowColumn {
  readonly typeId: number;
  readonly type: { readonly bitWidth?: number; readonly scale?: number; readonly unit?: number; readonly byteWidth?: number };
  readonly length: number;
  readonly offset: number;
  readonly values: ArrayLike<unknown>;
  readonly valueOffsets: ArrayLike<number | bigint>;
  readonly nullCount: number;
  readonly nullBitmap: Uint8Array;
  readonly children: readonly ArrowColumn[];
  readonly dictionary?: { get(index: number): unknown } | undefined;
}

/** Reads the value at a row that is not null. */
export type Read = (index: number) => unknown;

/** `Type` of apache-arrow where a Spark type has more than one physical form. */
const arrow = { interval: 11, duration: 18, fixedSizeBinary: 15, fixedSizeList: 16, date: 8, timestamp: 10, dictionary: -1 } as const;
/** Units of timestamps and durations by apache-arrow's `TimeUnit`: how many there are in a millisecond, negative where one is longer. */
const perMillisecond = [-1000n, 1n, 1000n, 1_000_000n] as const;

const floorDivide = (a: bigint, b: bigint): bigint => (a >= 0n ? a / b : -((-a + b - 1n) / b));

export function bits(column: ArrowColumn): Read {
  const values = column.values as Uint8Array;
  const start = column.offset;
  return (i) => ((values[(start + i) >> 3]! >> ((start + i) & 7)) & 1) === 1;
}

export function numbers(column: ArrowColumn): Read {
  const values = column.values as ArrayLike<number>;
  return (i) => values[i];
}

export function bigints(column: ArrowColumn): Read {
  const values = column.values as ArrayLike<bigint | number>;
  return (i) => BigInt(values[i]!);
}

const offsets = (column: ArrowColumn): ((i: number) => number) => {
  const { valueOffsets, typeId, type } = column;
  if (typeId === arrow.fixedSizeBinary) return (i) => i * type.byteWidth!;
  if (typeId === arrow.fixedSizeList) return (i) => i * (type as { listSize: number }).listSize;
  return valueOffsets instanceof BigInt64Array ? (i) => Number(valueOffsets[i]) : (i) => (valueOffsets as ArrayLike<number>)[i]!;
};

export function strings(column: ArrowColumn): Read {
  if (column.typeId === arrow.dictionary) {
    const keys = column.values as ArrayLike<number | bigint>;
    return (i) => column.dictionary!.get(Number(keys[i]));
  }
  const at = offsets(column);
  const values = column.values as Uint8Array;
  const text = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  let ascii: string | undefined;
  return (i) => {
    const [start, end] = [at(i), at(i + 1)];
    if (end - start > shortText) return text.toString("utf8", start, end);
    ascii ??= asciiText(text, at(0), at(column.length));
    return ascii === "" ? text.toString("utf8", start, end) : ascii.substring(start - at(0), end - at(0));
  };
}

/** V8 copies substrings up to this length; longer ones would keep the whole text that they were cut from. */
const shortText = 12;
const longestAscii = 2 ** 22;

/** All of a column's text at once, of which short texts are cut faster than read; empty where a character takes more than a byte. */
function asciiText(text: Buffer, start: number, end: number): string {
  const bytes = text.subarray(start, end);
  return bytes.length <= longestAscii && isAscii(bytes) ? bytes.toString("latin1") : "";
}

export function binaries(column: ArrowColumn): Read {
  const at = offsets(column);
  const values = column.values as Uint8Array;
  return (i) => values.slice(at(i), at(i + 1));
}

/** Dates and timestamps as `Date`, cut down to milliseconds. */
export function instants(column: ArrowColumn): Read {
  if (column.typeId === arrow.date) {
    const days = column.values as ArrayLike<number | bigint>;
    const factor = column.type.unit === 0 ? 86_400_000 : 1;
    return (i) => new Date(Number(days[i]) * factor);
  }
  const ticks = column.values as ArrayLike<bigint>;
  const unit = perMillisecond[column.type.unit!]!;
  return unit < 0n ? (i) => new Date(Number(ticks[i]! * -unit)) : (i) => new Date(Number(floorDivide(ticks[i]!, unit)));
}

/** Spans of time as microseconds. */
export function microseconds(column: ArrowColumn): Read {
  if (column.typeId === arrow.duration) {
    const ticks = column.values as ArrayLike<bigint>;
    const unit = perMillisecond[column.type.unit!]!;
    return (i) => (unit < 0n ? ticks[i]! * -unit * 1000n : unit === 1n ? ticks[i]! * 1000n : floorDivide(ticks[i]!, unit / 1000n));
  }
  const words = column.values as Int32Array;
  if (column.type.unit === 1) return (i) => BigInt(words[2 * i]!) * 86_400_000_000n + BigInt(words[2 * i + 1]!) * 1000n;
  return (i) => {
    const nanoseconds = (BigInt(words[4 * i + 3]!) << 32n) | BigInt(words[4 * i + 2]! >>> 0);
    return BigInt(words[4 * i + 1]!) * 86_400_000_000n + floorDivide(nanoseconds, 1000n);
  };
}

/** Spans of months. */
export function months(column: ArrowColumn): Read {
  const words = column.values as Int32Array;
  const width = column.type.unit === 2 ? 4 : 1;
  return (i) => words[width * i];
}

/** Decimals as text with all digits of their scale. */
export function decimals(column: ArrowColumn): Read {
  const words = column.values as Uint32Array;
  const width = (column.type.bitWidth ?? 128) / 32;
  const scale = column.type.scale ?? 0;
  return (i) => {
    let value = 0n;
    for (let word = width - 1; word >= 0; word--) value = (value << 32n) | BigInt(words[i * width + word]!);
    return decimalText(BigInt.asIntN(width * 32, value), scale);
  };
}

/** An unscaled integer as decimal text: 1250 with scale 2 is `12.50`. */
function decimalText(unscaled: bigint, scale: number): string {
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, "0");
  const whole = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return unscaled < 0n ? `-${whole}` : whole;
}

/** The range of a list's elements in its child. */
export function ranges(column: ArrowColumn): (index: number) => readonly [number, number] {
  const at = offsets(column);
  return (i) => [at(i), at(i + 1)];
}

/** Wraps a reader so that null rows give null. */
export function nullable(column: ArrowColumn, read: Read): Read {
  if (column.nullCount === 0) return read;
  const { nullBitmap, offset } = column;
  return (i) => ((nullBitmap[(offset + i) >> 3]! >> ((offset + i) & 7)) & 1 ? read(i) : null);
}
