import type { Decimal } from "../values/value-types.ts";
import type { ValueTypes } from "../values/value-table.ts";
import type { FieldType } from "./field-types.ts";

/** Spark's DDL names of the simple types; completion offers the short ones. */
interface NamedTypes
  extends Pick<
    ValueTypes,
    "boolean" | "byte" | "short" | "integer" | "long" | "float" | "double" | "string" | "binary" | "date" | "timestamp" | "timestamp_ntz"
  > {
  readonly tinyint: ValueTypes["byte"];
  readonly smallint: ValueTypes["short"];
  readonly int: ValueTypes["integer"];
  readonly bigint: ValueTypes["long"];
  readonly real: ValueTypes["float"];
}

/** A type's name for `cast`; any other DDL text is accepted too. */
export type TypeName = keyof NamedTypes | `decimal(${number},${number})` | (string & {});

/** What `cast` makes: `any` for DDL text the compiler does not read. */
export type CastType<D> = D extends keyof NamedTypes
  ? NamedTypes[D]
  : D extends `decimal${string}`
    ? Decimal
    : D extends FieldType<infer T>
      ? NonNullable<T>
      : any;
