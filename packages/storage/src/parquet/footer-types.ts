/** What a Parquet file says about itself. Plain data. */
export interface ParquetFooter {
  readonly rows: number;
  /** Top-level columns. */
  readonly schema: readonly ParquetField[];
  readonly rowGroups: readonly ParquetRowGroup[];
  /** The program that wrote the file. */
  readonly createdBy: string | undefined;
  readonly keyValues: Readonly<Record<string, string>>;
  /** The encoded `FileMetaData` as it stands in the file; `parseFooter` makes this object from it again. */
  readonly metadata: Uint8Array;
}

export interface ParquetField {
  readonly name: string;
  readonly repetition: "required" | "optional" | "repeated";
  /** Absent for groups. */
  readonly physical: ParquetPhysical | undefined;
  /** Bytes of a `fixed_len_byte_array`. */
  readonly typeLength: number | undefined;
  readonly logical: ParquetLogical | undefined;
  readonly fieldId: number | undefined;
  /** Empty for leaves. */
  readonly children: readonly ParquetField[];
}

export type ParquetPhysical = "boolean" | "int32" | "int64" | "int96" | "float" | "double" | "byte_array" | "fixed_len_byte_array";

export type ParquetTimeUnit = "millis" | "micros" | "nanos";

/** Logical types; the older "converted types" are told by the same names. */
export type ParquetLogical =
  | { readonly kind: ParquetPlainLogical }
  | { readonly kind: "decimal"; readonly precision: number; readonly scale: number }
  | { readonly kind: "integer"; readonly bits: number; readonly signed: boolean }
  | { readonly kind: "time" | "timestamp"; readonly unit: ParquetTimeUnit /** An instant, not a local time. */; readonly utc: boolean };

export type ParquetPlainLogical =
  | "string"
  | "map"
  | "list"
  | "enum"
  | "date"
  | "interval"
  | "null"
  | "json"
  | "bson"
  | "uuid"
  | "float16"
  | "variant"
  | "geometry"
  | "geography"
  | "unknown";

export interface ParquetRowGroup {
  readonly rows: number;
  /** Compressed bytes of all columns. */
  readonly bytes: number;
  /** One for each leaf column, in schema order. */
  readonly columns: readonly ParquetChunk[];
}

export interface ParquetChunk {
  /** From the top-level column down to the leaf. */
  readonly path: readonly string[];
  /** Where its pages begin in the file. */
  readonly offset: number;
  readonly bytes: number;
  readonly uncompressedBytes: number;
  /** Values including nulls; more than rows where lists are inside. */
  readonly values: number;
  readonly stats: ParquetStats | undefined;
}

/**
 * Decimals are unscaled integers, dates days, times and timestamps integers of their unit, decimals and big integers
 * bigints where numbers are not safe. Strings order by UTF-8 bytes.
 */
export type ParquetStatValue = boolean | number | bigint | string | Uint8Array;

export interface ParquetStats {
  /** No value is less, and if `minExact` one is equal. Absent where the writer gave none, or none that can be trusted. */
  readonly min: ParquetStatValue | undefined;
  readonly max: ParquetStatValue | undefined;
  readonly minExact: boolean;
  readonly maxExact: boolean;
  readonly nulls: number | undefined;
}
