import { VolleyError } from "../errors.ts";
import type { DataType } from "../types/data-type.ts";
import { typeText } from "../types/ddl.ts";

/** A column in Arrow's layout, made without apache-arrow. */
export interface BuiltColumn {
  readonly type: DataType;
  readonly length: number;
  readonly nulls: number;
  readonly validity: Uint8Array;
  readonly data?: ArrayBufferView | undefined;
  readonly offsets?: Int32Array | undefined;
  readonly children: readonly BuiltColumn[];
}

/** A value that its column cannot hold. */
export interface Misfit {
  readonly value: unknown;
  readonly type: DataType;
  /** From 0. */
  readonly row: number;
  readonly path: string;
}

/** Where values stand, for errors. */
export interface Spot {
  readonly path: string;
  readonly nullable: boolean;
  /** The error to be thrown for a value that does not fit. */
  readonly refuse: (misfit: Misfit) => Error;
}

/** Lays out a column. Throws what `spot` has for a value that does not fit. */
export function buildColumn(type: DataType, values: readonly unknown[], spot: Spot): BuiltColumn {
  const length = values.length;
  const validity = new Uint8Array(Math.ceil(length / 8));
  let nulls = 0;
  for (let i = 0; i < length; i++) {
    if (values[i] !== null && values[i] !== undefined) validity[i >> 3]! |= 1 << (i & 7);
    else {
      nulls++;
      if (!spot.nullable) throw misfit(null, type, i, spot);
    }
  }
  const base = { type, length, nulls, validity, children: [] as readonly BuiltColumn[] };
  const each = (put: (value: unknown, i: number) => boolean): void => {
    for (let i = 0; i < length; i++) {
      const value = values[i];
      if (value !== null && value !== undefined && !put(value, i)) throw misfit(value, type, i, spot);
    }
  };
  const fixed = fixedWidth[type.kind as keyof typeof fixedWidth];
  if (fixed) {
    const data = fixed.make(length);
    each((value, i) => fixed.put(data as never, i, value));
    return { ...base, data };
  }
  switch (type.kind) {
    case "null":
      return { ...base, validity: new Uint8Array(0) };
    case "boolean": {
      const data = new Uint8Array(Math.ceil(length / 8));
      each((value, i) => {
        if (value === true) data[i >> 3]! |= 1 << (i & 7);
        return typeof value === "boolean";
      });
      return { ...base, data };
    }
    case "decimal": {
      const data = new BigInt64Array(2 * length);
      each((value, i) => {
        const unscaled = parseDecimal(value, type.precision, type.scale);
        if (unscaled === undefined) return false;
        data[2 * i] = BigInt.asIntN(64, unscaled);
        data[2 * i + 1] = unscaled >> 64n;
        return true;
      });
      return { ...base, data: new Uint32Array(data.buffer) };
    }
    case "string": {
      let units = 0;
      each((value) => {
        if (typeof value !== "string") return false;
        units += value.length;
        return true;
      });
      return { ...base, ...texts(values as readonly (string | null | undefined)[], units) };
    }
    case "binary": {
      const parts: Uint8Array[] = [];
      const offsets = new Int32Array(length + 1);
      each((value) => value instanceof Uint8Array);
      for (let i = 0; i < length; i++) {
        const value = values[i] as Uint8Array | null | undefined;
        if (value) parts.push(value);
        offsets[i + 1] = offsets[i]! + (value?.length ?? 0);
      }
      return { ...base, data: Buffer.concat(parts), offsets };
    }
    case "array": {
      const { flat, offsets } = flatten(
        values,
        (v) => (Array.isArray(v) ? v : ArrayBuffer.isView(v) ? [...(v as unknown as Iterable<unknown>)] : undefined),
        type,
        spot,
      );
      return { ...base, offsets, children: [buildColumn(type.element, flat, inner(spot, "[]", type.containsNull))] };
    }
    case "map": {
      const { flat, offsets } = flatten(values, (v) => (v instanceof Map ? [...v] : undefined), type, spot);
      const entries = flat as (readonly [unknown, unknown])[];
      const children = [
        buildColumn(
          type.key,
          entries.map(([k]) => k),
          inner(spot, " key", false),
        ),
        buildColumn(
          type.value,
          entries.map(([, v]) => v),
          inner(spot, " value", type.valueContainsNull),
        ),
      ];
      const all = new Uint8Array(Math.ceil(flat.length / 8)).fill(255);
      const pairs: BuiltColumn = { type: { kind: "struct", fields: [] }, length: flat.length, nulls: 0, validity: all, children };
      return { ...base, offsets, children: [pairs] };
    }
    case "struct": {
      each((value) => typeof value === "object");
      const children = type.fields.map((field) =>
        buildColumn(
          field.type,
          values.map((v) => (v as Record<string, unknown> | null | undefined)?.[field.name]),
          inner(spot, `.${field.name}`, field.nullable || nulls > 0),
        ),
      );
      return { ...base, children };
    }
  }
  throw new VolleyError("INTERNAL", `columns of type ${typeText(type)} cannot be laid out`);
}

/** Up to so many units are written as one text. */
const longestJoined = 2 ** 22;

/** Texts of so many UTF-16 units as bytes and offsets. */
function texts(values: readonly (string | null | undefined)[], units: number): { data: Uint8Array; offsets: Int32Array } {
  const offsets = new Int32Array(values.length + 1);
  // A unit takes three bytes at most.
  const data = Buffer.allocUnsafeSlow(units * 3);
  let at = 0;
  if (units <= longestJoined && data.write(values.join(""), "utf8") === units) {
    // A byte for each unit: where texts begin and end is known.
    for (let i = 0; i < values.length; i++) offsets[i + 1] = at += values[i]?.length ?? 0;
    return { data: data.subarray(0, at), offsets };
  }
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value) at += data.write(value, at, "utf8");
    offsets[i + 1] = at;
  }
  return { data: data.subarray(0, at), offsets };
}

const misfit = (value: unknown, type: DataType, row: number, { path, refuse }: Spot): Error => refuse({ value, type, row, path });

const inner = (spot: Spot, step: string, nullable: boolean): Spot => ({ ...spot, path: `${spot.path}${step}`, nullable });

function flatten(
  values: readonly unknown[],
  items: (value: unknown) => readonly unknown[] | undefined,
  type: DataType,
  spot: Spot,
): { flat: unknown[]; offsets: Int32Array } {
  const flat: unknown[] = [];
  const offsets = new Int32Array(values.length + 1);
  for (let i = 0; i < values.length; i++) {
    if (values[i] !== null && values[i] !== undefined) {
      const list = items(values[i]);
      if (!list) throw misfit(values[i], type, i, spot);
      for (const item of list) flat.push(item);
    }
    offsets[i + 1] = flat.length;
  }
  return { flat, offsets };
}

const integer =
  (least: number, most: number) =>
  (data: Int8Array | Int16Array | Int32Array, i: number, value: unknown): boolean => {
    data[i] = Number(value);
    return (typeof value === "number" || typeof value === "bigint") && Number.isInteger(Number(value)) && value >= least && value <= most;
  };
const whole = (data: BigInt64Array, i: number, value: unknown): boolean => {
  if (typeof value !== "bigint" && !Number.isSafeInteger(value)) return false;
  const big = BigInt(value as number | bigint);
  data[i] = big;
  return data[i] === big;
};
const real = (data: Float32Array | Float64Array, i: number, value: unknown): boolean => {
  data[i] = value as number;
  return typeof value === "number";
};
/** Dates are cut to milliseconds; a bigint is microseconds since 1970, exactly. */
const microseconds = (data: BigInt64Array, i: number, value: unknown): boolean => {
  if (typeof value === "bigint") return whole(data, i, value);
  if (!(value instanceof Date) || Number.isNaN(value.getTime())) return false;
  data[i] = BigInt(value.getTime()) * 1000n;
  return true;
};

/** Types of fixed width: the array that holds them, and how a value is put; false where it does not fit. */
const fixedWidth = {
  byte: { make: (n: number) => new Int8Array(n), put: integer(-128, 127) },
  short: { make: (n: number) => new Int16Array(n), put: integer(-32768, 32767) },
  integer: { make: (n: number) => new Int32Array(n), put: integer(-(2 ** 31), 2 ** 31 - 1) },
  long: { make: (n: number) => new BigInt64Array(n), put: whole },
  float: { make: (n: number) => new Float32Array(n), put: real },
  double: { make: (n: number) => new Float64Array(n), put: real },
  date: {
    make: (n: number) => new Int32Array(n),
    put: (data: Int32Array, i: number, value: unknown): boolean => {
      if (!(value instanceof Date) || Number.isNaN(value.getTime())) return false;
      data[i] = Math.floor(value.getTime() / 86_400_000);
      return true;
    },
  },
  timestamp: { make: (n: number) => new BigInt64Array(n), put: microseconds },
  timestamp_ntz: { make: (n: number) => new BigInt64Array(n), put: microseconds },
  day_time_interval: { make: (n: number) => new BigInt64Array(n), put: whole },
  year_month_interval: { make: (n: number) => new Int32Array(n), put: integer(-(2 ** 31), 2 ** 31 - 1) },
};

/** The unscaled value of decimal text, of a whole number, or of a bigint; undefined where digits would be lost or it is too large. */
function parseDecimal(value: unknown, precision: number, scale: number): bigint | undefined {
  const text = typeof value === "bigint" || typeof value === "number" ? String(value) : value;
  const match = typeof text === "string" ? /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text) : null;
  if (!match || `${match[2]}${match[3] ?? ""}` === "") return undefined;
  const fraction = (match[3] ?? "").replace(/0+$/, "");
  if (fraction.length > scale) return undefined;
  const unscaled = BigInt(`${match[2]}${fraction.padEnd(scale, "0")}` || "0");
  if (unscaled >= 10n ** BigInt(precision)) return undefined;
  return match[1] === "-" ? -unscaled : unscaled;
}

/** A value as error sentences show it. */
export function shownValue(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (value === null) return "null";
  if (value instanceof Date && Number.isNaN(value.getTime())) return "an invalid Date";
  return typeof value === "object" || typeof value === "function" ? `an object` : String(value as number | bigint | boolean);
}
