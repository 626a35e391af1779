import {
  arrayType,
  type DataType,
  decimalType,
  mapType,
  type SimpleTypeName,
  type StructType,
  simpleTypes,
  structField,
  structType,
} from "@volley/plan";
import type { Decimal } from "../values/value-types.ts";
import type { ValueTypes } from "../values/value-table.ts";

declare const value: unique symbol;
declare const row: unique symbol;

/** The type of a column, and of its values in rows. Not null unless `.nullable()`. */
export interface FieldType<T = any> {
  readonly [value]: T;
  /** The type as plans know it. */
  readonly type: DataType;
  /** Whether values may be null. */
  readonly isNullable: boolean;
  /** The same type with nulls. */
  nullable(): FieldType<T | null>;
}

/** A schema, and the type of its rows: `Infer<typeof schema>`. */
export interface Schema<S = any> extends StructType {
  readonly [row]: S;
}

/** The row type of a schema, or the value type of a field type. */
export type Infer<X> = X extends Schema<infer S> ? S : X extends FieldType<infer T> ? T : never;

type Fields = Readonly<Record<string, FieldType>>;
type RowOfFields<F extends Fields> = { -readonly [K in keyof F]: Infer<F[K]> };

function fieldType<T>(type: DataType, isNullable = false): FieldType<T> {
  return Object.freeze({ type, isNullable, nullable: () => fieldType<T | null>(type, true) }) as FieldType<T>;
}

const simple =
  <K extends SimpleTypeName>(kind: K) =>
  (): FieldType<ValueTypes[K]> =>
    fieldType(simpleTypes[kind]);

/** True or false. */
export const boolean: () => FieldType<ValueTypes["boolean"]> = simple("boolean");
/** 8-bit integer, Spark's tinyint. */
export const byte: () => FieldType<ValueTypes["byte"]> = simple("byte");
/** 16-bit integer, Spark's smallint. */
export const short: () => FieldType<ValueTypes["short"]> = simple("short");
/** 32-bit integer. */
export const integer: () => FieldType<ValueTypes["integer"]> = simple("integer");
/** 64-bit integer, Spark's bigint. */
export const long: () => FieldType<ValueTypes["long"]> = simple("long");
/** 32-bit floating point. */
export const float: () => FieldType<ValueTypes["float"]> = simple("float");
/** 64-bit floating point. */
export const double: () => FieldType<ValueTypes["double"]> = simple("double");
/** Text. */
export const string: () => FieldType<ValueTypes["string"]> = simple("string");
/** Bytes. */
export const binary: () => FieldType<ValueTypes["binary"]> = simple("binary");
/** A day; in rows a `Date` at its midnight in UTC. */
export const date: () => FieldType<ValueTypes["date"]> = simple("date");
/** An instant. */
export const timestamp: () => FieldType<ValueTypes["timestamp"]> = simple("timestamp");
/** A wall-clock reading, without a time zone. */
export const timestampNtz: () => FieldType<ValueTypes["timestamp_ntz"]> = simple("timestamp_ntz");
/** A span of time; in rows a bigint of microseconds. */
export const dayTimeInterval: () => FieldType<ValueTypes["day_time_interval"]> = simple("day_time_interval");
/** A number of months. */
export const yearMonthInterval: () => FieldType<ValueTypes["year_month_interval"]> = simple("year_month_interval");

/** An exact number of up to 38 digits, `scale` of them after the point. */
export function decimal(precision = 10, scale = 0): FieldType<Decimal> {
  return fieldType(decimalType(precision, scale));
}

/** A list of elements of one type; in rows an array. */
export function arrayOf<T>(element: FieldType<T>): FieldType<readonly T[]> {
  return fieldType(arrayType(element.type, element.isNullable));
}

/** Keys and values; in rows a `Map`. */
export function mapOf<K, V>(key: FieldType<K>, mapped: FieldType<V>): FieldType<Map<K, V>> {
  return fieldType(mapType(key.type, mapped.type, mapped.isNullable));
}

/** Named fields; in rows an object. */
export function structOf<const F extends Fields>(fields: F): FieldType<RowOfFields<F>> {
  return fieldType(fieldsOf(fields));
}

/**
 * A schema for `session.read.schema(…)`, and the row type with it:
 *
 *     const flights = schema({ date: timestamp(), delay: integer().nullable(), origin: string() });
 *     type Flight = Infer<typeof flights>; // { date: Date; delay: Int | null; origin: string }
 */
export function schema<const F extends Fields>(fields: F): Schema<RowOfFields<F>> {
  return fieldsOf(fields) as Schema<RowOfFields<F>>;
}

function fieldsOf(fields: Fields): StructType {
  return structType(Object.entries(fields).map(([name, field]) => structField(name, field.type, field.isNullable)));
}
