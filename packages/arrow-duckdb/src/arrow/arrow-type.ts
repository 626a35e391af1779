import { ArrowFormatError } from "@volley/protocol/arrow";

/** Resolution of an Arrow time, timestamp or duration. */
export type TimeUnit = "s" | "ms" | "us" | "ns";

/** An Arrow data type as plain data. Types with children keep these in `ArrowField.children`. */
export type ArrowType =
  | { readonly kind: "null" }
  | { readonly kind: "bool" }
  | { readonly kind: "int"; readonly bits: 8 | 16 | 32 | 64; readonly signed: boolean }
  | { readonly kind: "float"; readonly bits: 16 | 32 | 64 }
  | {
      readonly kind: "decimal";
      readonly precision: number;
      readonly scale: number;
      readonly bits: 32 | 64 | 128 | 256;
    }
  | { readonly kind: "utf8"; readonly large: boolean }
  | { readonly kind: "binary"; readonly large: boolean }
  | { readonly kind: "fixedBinary"; readonly width: number }
  | { readonly kind: "date"; readonly unit: "day" | "ms" }
  | { readonly kind: "time"; readonly unit: TimeUnit }
  | { readonly kind: "timestamp"; readonly unit: TimeUnit; readonly zone: string | undefined }
  | { readonly kind: "duration"; readonly unit: TimeUnit }
  | { readonly kind: "interval"; readonly unit: "yearMonth" | "dayTime" | "monthDayNano" }
  | { readonly kind: "list"; readonly large: boolean }
  | { readonly kind: "fixedList"; readonly size: number }
  | { readonly kind: "struct" }
  | { readonly kind: "map"; readonly keysSorted: boolean };

/** A column, or a child of a nested one. */
export interface ArrowField {
  readonly name: string;
  readonly type: ArrowType;
  readonly nullable: boolean;
  readonly children: readonly ArrowField[];
  readonly metadata?: Readonly<Record<string, string>>;
}

/** The columns of a stream of batches. */
export interface ArrowSchema {
  readonly fields: readonly ArrowField[];
  readonly metadata?: Readonly<Record<string, string>>;
}

/**
 * Key of the field metadata that names the column's DuckDB type where the Arrow type alone would bring back another
 * one (UUID travels as utf8, HUGEINT as decimal, ENUM as utf8, …). `registerArrow` casts such columns back.
 */
export const duckdbTypeKey = "duckdb:type";

const plainFormats: readonly (readonly [string, ArrowType])[] = [
  ["n", { kind: "null" }],
  ["b", { kind: "bool" }],
  ["c", { kind: "int", bits: 8, signed: true }],
  ["C", { kind: "int", bits: 8, signed: false }],
  ["s", { kind: "int", bits: 16, signed: true }],
  ["S", { kind: "int", bits: 16, signed: false }],
  ["i", { kind: "int", bits: 32, signed: true }],
  ["I", { kind: "int", bits: 32, signed: false }],
  ["l", { kind: "int", bits: 64, signed: true }],
  ["L", { kind: "int", bits: 64, signed: false }],
  ["e", { kind: "float", bits: 16 }],
  ["f", { kind: "float", bits: 32 }],
  ["g", { kind: "float", bits: 64 }],
  ["u", { kind: "utf8", large: false }],
  ["U", { kind: "utf8", large: true }],
  ["z", { kind: "binary", large: false }],
  ["Z", { kind: "binary", large: true }],
  ["tdD", { kind: "date", unit: "day" }],
  ["tdm", { kind: "date", unit: "ms" }],
  ["tts", { kind: "time", unit: "s" }],
  ["ttm", { kind: "time", unit: "ms" }],
  ["ttu", { kind: "time", unit: "us" }],
  ["ttn", { kind: "time", unit: "ns" }],
  ["tDs", { kind: "duration", unit: "s" }],
  ["tDm", { kind: "duration", unit: "ms" }],
  ["tDu", { kind: "duration", unit: "us" }],
  ["tDn", { kind: "duration", unit: "ns" }],
  ["tiM", { kind: "interval", unit: "yearMonth" }],
  ["tiD", { kind: "interval", unit: "dayTime" }],
  ["tin", { kind: "interval", unit: "monthDayNano" }],
  ["+l", { kind: "list", large: false }],
  ["+L", { kind: "list", large: true }],
  ["+s", { kind: "struct" }],
  ["+m", { kind: "map", keysSorted: false }],
];

const typeOfPlainFormat = new Map(plainFormats);
const plainFormatOfType = new Map(plainFormats.map(([format, type]) => [JSON.stringify(type), format]));

const unitLetters: Readonly<Record<string, TimeUnit>> = { s: "s", m: "ms", u: "us", n: "ns" };
const lettersOfUnit: Readonly<Record<TimeUnit, string>> = { s: "s", ms: "m", us: "u", ns: "n" };

/**
 * Arrow type of a format string of the C data interface
 * (https://arrow.apache.org/docs/format/CDataInterface.html#data-type-description-format-strings).
 * Throws ArrowFormatError for a type that this package does not carry (unions, views, run-end encoding).
 */
export function typeOfFormat(format: string): ArrowType {
  const plain = typeOfPlainFormat.get(format);
  if (plain !== undefined) return plain;
  const [head, tail] = split(format, ":");
  if (head === "d") {
    const [precision = 0, scale = 0, bits = 128] = tail.split(",").map(Number);
    if (bits === 32 || bits === 64 || bits === 128 || bits === 256) return { kind: "decimal", precision, scale, bits };
  }
  if (head === "w") return { kind: "fixedBinary", width: Number(tail) };
  if (head === "+w") return { kind: "fixedList", size: Number(tail) };
  const unit = /^ts[smun]$/.test(head) ? unitLetters[head.charAt(2)] : undefined;
  if (unit !== undefined) return { kind: "timestamp", unit, zone: tail === "" ? undefined : tail };
  throw new ArrowFormatError(`Arrow type "${format}" is not supported`);
}

/** The format string of the C data interface for a type. */
export function formatOfType(type: ArrowType): string {
  switch (type.kind) {
    case "decimal":
      return `d:${type.precision},${type.scale}${type.bits === 128 ? "" : `,${type.bits}`}`;
    case "fixedBinary":
      return `w:${type.width}`;
    case "fixedList":
      return `+w:${type.size}`;
    case "timestamp":
      return `ts${lettersOfUnit[type.unit]}:${type.zone ?? ""}`;
    case "map":
      return "+m";
    default: {
      const format = plainFormatOfType.get(JSON.stringify(type));
      if (format === undefined) throw new ArrowFormatError(`Arrow type ${JSON.stringify(type)} is not valid`);
      return format;
    }
  }
}

function split(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
