import { schemaText, typeText } from "@volley/plan";
import type { Argument, CallName, NeedsOf, TypeOf } from "../column/argument-types.ts";
import type { Column } from "../column/column.ts";
import type { Carry, NullsOf } from "../column/deferred.ts";
import type { Need } from "../column/needs.ts";
import type { RowOfDdl } from "../schema/ddl-types.ts";
import type { FieldType, Schema } from "../schema/field-types.ts";
import type { Int, IsAny } from "../values/value-types.ts";
import { constant, invoke } from "./call.ts";

type Text<A, Name extends string> = NeedsOf<A> | Need<TypeOf<A>, "string", `${Name}() needs a string`>;

/** The part of JSON text that a path leads to, as text: `getJsonObject("body", "$.items[0].price")`. Null for text that is no JSON. */
export function getJsonObject<const A extends Argument>(json: A, path: string): Column<string | null, string, Text<A, "getJsonObject">> {
  return invoke("get_json_object", [json, constant(path)]);
}

/** Number of elements of a JSON array; null for anything else. */
export function jsonArrayLength<const A extends Argument>(
  json: A,
): Column<Int | null, CallName<"json_array_length", A>, Text<A, "jsonArrayLength">> {
  return invoke("json_array_length", [json]);
}

/** The keys of a JSON object; null for anything else. */
export function jsonObjectKeys<const A extends Argument>(
  json: A,
): Column<readonly string[] | null, CallName<"json_object_keys", A>, Text<A, "jsonObjectKeys">> {
  return invoke("json_object_keys", [json]);
}

/** With nulls everywhere inside: what JSON lacks is null whatever the schema says. */
type Nulls<T> =
  IsAny<T> extends true
    ? any
    : T extends string | number | bigint | boolean | Date | Uint8Array | null
      ? T
      : T extends readonly (infer E)[]
        ? readonly (Nulls<E> | null)[]
        : T extends Map<infer K, infer V>
          ? Map<K, Nulls<V> | null>
          : { [K in keyof T]: Nulls<T[K]> | null };
type Read<S> = S extends Schema<infer Row> ? Nulls<Row> : S extends FieldType<infer T> ? Nulls<T> : S extends string ? JsonOfDdl<S> : any;
type JsonOfDdl<D extends string> = D extends `${string}<${string}` ? any : Nulls<RowOfDdl<D>>;

/**
 * JSON text as a struct, an array or a map: of a `schema({…})`, of `arrayOf(…)`, `mapOf(…)` or `structOf(…)`, or of DDL text. What does not
 * fit the schema is null; text that is no JSON gives a struct of nulls, or null for an array or a map.
 */
export function fromJson<const A extends Argument, const S extends Schema | FieldType | string>(
  json: A,
  schema: S,
): Column<Read<S> | null, string, Text<A, "fromJson">> {
  return invoke("from_json", [json, constant(typeof schema === "string" ? schema : ddlOf(schema))]);
}

/** Options as the map of constants that functions take. */
function optionMap(options: object): Column {
  return invoke(
    "map",
    Object.entries(options).flatMap(([name, value]) => [constant(name), constant(value)]),
  );
}

function ddlOf(schema: Schema | FieldType): string {
  return "fields" in schema ? schemaText({ kind: "struct", fields: schema.fields }) : typeText(schema.type);
}

/** What JSON text can be told, by Spark's names; values as text. */
export interface ToJsonOptions {
  /** Spark's datetime pattern of dates, e.g. `dd/MM/yyyy`. Default: ISO text. */
  readonly dateFormat?: string;
  /** Spark's datetime pattern of timestamps. Default: ISO text with the session's offset. */
  readonly timestampFormat?: string;
  /** Spark's datetime pattern of timestamps without time zone. Default: ISO text. */
  readonly timestampNTZFormat?: string;
  /** Whether fields that are null are left out. Default `"true"`. */
  readonly ignoreNullFields?: "true" | "false";
}

/** A struct, a map or an array as JSON text; fields that are null are left out, unless the options say otherwise. */
export function toJson<const A extends Argument>(
  value: A,
  options?: ToJsonOptions,
): Column<
  Carry<string, NullsOf<TypeOf<A>>>,
  string,
  NeedsOf<A> | Need<TypeOf<A>, "struct" | "map" | "list", "toJson() needs a struct, a map or an array">
> {
  return invoke("to_json", options ? [value, optionMap(options)] : [value], { named: 1 });
}
