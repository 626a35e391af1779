import { type Data, DataType, Precision, TimeUnit } from "apache-arrow";

/**
 * A value of an Arrow array as DuckDB's cast to VARCHAR writes it, read from apache-arrow's buffers. For tests: it
 * knows the types of `allTypes` in the form in which they travel.
 */
export function textOf(data: Data, index: number): string | null {
  if (DataType.isNull(data.type) || !data.getValid(index)) return null;
  const { type } = data;
  const at = index + data.offset;
  if (DataType.isBool(type)) return ((data.values[at >> 3] >> (at & 7)) & 1) === 1 ? "true" : "false";
  if (DataType.isInt(type)) return String(data.values[index]);
  if (DataType.isFloat(type)) return floatText(data.values[index], type.precision === Precision.DOUBLE);
  if (DataType.isDecimal(type)) return decimalText(wide(data.values, index, type.bitWidth / 32), type.scale);
  if (DataType.isUtf8(type)) return utf8(bytesOf(data, index));
  if (DataType.isBinary(type)) return blobText(bytesOf(data, index));
  if (DataType.isDate(type)) return dateText(BigInt(data.values[index]) * 86_400_000_000_000n).slice(0, -9);
  if (DataType.isTime(type)) return dateText(BigInt(data.values[index]) * 1000n).slice(11);
  if (DataType.isTimestamp(type)) {
    const text = dateText(BigInt(data.values[index]) * nanos[type.unit]!);
    return type.timezone === null || type.timezone === undefined ? text : `${text}+00`;
  }
  if (DataType.isInterval(type)) return intervalText(data, index);
  if (DataType.isStruct(type)) {
    const members = type.children.map(({ name }, child) => `'${name}': ${inner(data.children[child]!, index)}`);
    return `{${members.join(", ")}}`;
  }
  if (DataType.isMap(type)) {
    const [keys, values] = data.children[0]!.children;
    return `{${span(data, index)
      .map((entry) => `${inner(keys!, entry)}=${inner(values!, entry)}`)
      .join(", ")}}`;
  }
  if (DataType.isFixedSizeList(type)) {
    const items = Array.from({ length: type.listSize }, (_, item) => index * type.listSize + item);
    return `[${items.map((item) => inner(data.children[0]!, item)).join(", ")}]`;
  }
  if (DataType.isList(type))
    return `[${span(data, index)
      .map((item) => inner(data.children[0]!, item))
      .join(", ")}]`;
  throw new Error(`no text for type ${type.typeId}`);
}

const nanos: Readonly<Record<number, bigint>> = {
  [TimeUnit.SECOND]: 1_000_000_000n,
  [TimeUnit.MILLISECOND]: 1_000_000n,
  [TimeUnit.MICROSECOND]: 1000n,
  [TimeUnit.NANOSECOND]: 1n,
};

function inner(data: Data, index: number): string {
  const text = textOf(data, index);
  if (text === null) return "NULL";
  return text === "" && DataType.isUtf8(data.type) ? "''" : text;
}

function span(data: Data, index: number): number[] {
  const start = Number(data.valueOffsets[index]);
  return Array.from({ length: Number(data.valueOffsets[index + 1]) - start }, (_, item) => start + item);
}

function bytesOf(data: Data, index: number): Uint8Array {
  return data.values.subarray(Number(data.valueOffsets[index]), Number(data.valueOffsets[index + 1]));
}

function utf8(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function blobText(bytes: Uint8Array): string {
  const plain = (byte: number) => byte >= 32 && byte <= 126 && byte !== 92 && byte !== 39 && byte !== 34;
  return [...bytes]
    .map((byte) => (plain(byte) ? String.fromCharCode(byte) : `\\x${byte.toString(16).toUpperCase().padStart(2, "0")}`))
    .join("");
}

function wide(words: Uint32Array, index: number, count: number): bigint {
  let value = 0n;
  for (let word = count - 1; word >= 0; word--) value = (value << 32n) | BigInt(words[index * count + word]!);
  return BigInt.asIntN(count * 32, value);
}

function decimalText(value: bigint, scale: number): string {
  if (scale === 0) return String(value);
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, "0");
  return `${value < 0n ? "-" : ""}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** Shortest text that reads back as the same number, in the way of C++'s fmt: exponents of two digits, "1.0". */
function floatText(value: number, double: boolean): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  const narrow = double || value === 0 ? String(value) : shortestFloat(value);
  return /^-?\d+$/.test(narrow) ? `${narrow}.0` : narrow;
}

function shortestFloat(value: number): string {
  for (let digits = 1; digits < 10; digits++) {
    const text = String(Number(value.toPrecision(digits)));
    if (Math.fround(Number(text)) === value) return text;
  }
  return String(value);
}

function dateText(nanoseconds: bigint): string {
  const second = 1_000_000_000n;
  const rest = ((nanoseconds % second) + second) % second;
  const whole = new Date(Number((nanoseconds - rest) / 1_000_000n)).toISOString().slice(0, 19).replace("T", " ");
  if (rest === 0n) return whole;
  const digits = String(rest).padStart(9, "0");
  return `${whole}.${digits.replace(/0+$/, "")}`;
}

function intervalText(data: Data, index: number): string {
  const words = new Int32Array(data.values.buffer, data.values.byteOffset, data.values.length);
  const longs = new BigInt64Array(data.values.buffer, data.values.byteOffset, data.values.length / 2);
  const months = words[index * 4]!;
  const days = words[index * 4 + 1]!;
  const micros = longs[index * 2 + 1]! / 1000n;
  const parts: string[] = [];
  const unit = (count: number, name: string) => {
    if (count !== 0) parts.push(`${count} ${name}${Math.abs(count) === 1 ? "" : "s"}`);
  };
  unit(Math.trunc(months / 12), "year");
  unit(months % 12, "month");
  unit(days, "day");
  if (micros !== 0n || parts.length === 0) {
    const seconds = micros / 1_000_000n;
    const clock = [seconds / 3600n, (seconds / 60n) % 60n, seconds % 60n].map((part) => String(part).padStart(2, "0"));
    const fraction =
      micros % 1_000_000n === 0n
        ? ""
        : `.${String(micros % 1_000_000n)
            .padStart(6, "0")
            .replace(/0+$/, "")}`;
    parts.push(clock.join(":") + fraction);
  }
  return parts.join(" ");
}
