import { type ArrayType, arrayType, type DataType, mapType, simpleTypes, structField, structType } from "../../types/data-type.ts";
import { lambdaSql, once } from "../once.ts";
import type { Conversion, FunctionTable } from "../definition.ts";
import { asArray, asMap, comparable, elementType, mapAnd, mapAndKey, mayHoldNull, sameMaps } from "./nested-types.ts";
import { always, common, named, scalar } from "../rules.ts";

const keyType = ([type]: readonly DataType[]): DataType => asMap(type)?.key ?? simpleTypes.null;
const every = (args: readonly string[], rest: 0 | 1): string => args.filter((_, i) => i % 2 === rest).join(", ");

/** Keys and values in turn, each of one type. */
const pairs: Conversion = {
  takes: "keys of one type and values of one type, in turn",
  to: (types) => {
    if (types.length % 2 === 1) return undefined;
    const [keys, values] = [0, 1].map((rest) =>
      types.filter((_, i) => i % 2 === rest).reduce<DataType | undefined>((a, b) => a && comparable(a, b), simpleTypes.null),
    );
    return keys && values && types.map((_, i) => (i % 2 === 0 ? keys : values));
  },
};

/** Maps. A key that comes twice is an error (DUPLICATED_MAP_KEY), and so is a null one (NULL_MAP_KEY); DuckDB raises both. */
export const map: FunctionTable = {
  map: scalar(
    [2, Number.POSITIVE_INFINITY],
    pairs,
    (types, _constants, given) =>
      mapType(
        types[0]!,
        types[1]!,
        given.some((g, i) => i % 2 === 1 && g.nullable),
      ),
    (args) => `map([${every(args, 0)}], [${every(args, 1)}])`,
    "A map of keys and values, given in turn.",
    { neverNull: true },
  ),
  map_from_arrays: scalar(
    2,
    {
      takes: "an array of keys and an array of values",
      to: ([keys, values]) => (asArray(keys) && asArray(values) ? [asArray(keys)!, asArray(values)!] : undefined),
    },
    ([keys, values]) => mapType(elementType([keys!]), elementType([values!]), mayHoldNull(values)),
    named("map"),
    "A map of keys and values, given as arrays of one length.",
  ),
  map_from_entries: scalar(
    1,
    {
      takes: "an array of structs of two fields",
      to: ([type]) =>
        type!.kind === "array" && type!.element.kind === "struct" && type!.element.fields.length === 2 ? [type!] : undefined,
    },
    ([type]) => {
      const [key, value] = (
        (type as ArrayType).element as { readonly fields: readonly { readonly type: DataType; readonly nullable: boolean }[] }
      ).fields;
      return mapType(key!.type, value!.type, value!.nullable);
    },
    ([array], [type]) =>
      mayHoldNull(type)
        ? once(array!, (a) => `CASE WHEN list_count(${a}) = len(${a}) THEN map_from_entries(${a}) END`)
        : `map_from_entries(${array})`,
    "A map of an array of pairs; null where one of them is.",
    { mayBeNull: true },
  ),
  map_keys: scalar(1, mapAnd(), (types) => arrayType(keyType(types), false), named("map_keys"), "The keys of a map."),
  map_values: scalar(
    1,
    mapAnd(),
    (types) => arrayType(elementType(types), mayHoldNull(types[0])),
    named("map_values"),
    "The values of a map.",
  ),
  map_entries: scalar(
    1,
    mapAnd(),
    (types) =>
      arrayType(
        structType([structField("key", keyType(types), false), structField("value", elementType(types), mayHoldNull(types[0]))]),
        false,
      ),
    named("map_entries"),
    "The entries of a map as structs of key and value.",
  ),
  map_concat: scalar(
    [1, Number.POSITIVE_INFINITY],
    sameMaps,
    common,
    (args) =>
      args.length === 1
        ? args[0]!
        : `CASE WHEN ${args.map((a) => `${a} IS NOT NULL`).join(" AND ")} THEN map_from_entries(list_concat(${args.map((a) => `map_entries(${a})`).join(", ")})) END`,
    "The entries of all maps in one.",
  ),
  map_contains_key: scalar(2, mapAndKey, always("boolean"), ([m, k]) => `list_contains(map_keys(${m}), ${k})`, "Whether a map has a key."),
  str_to_map: scalar(
    [1, 3],
    ["string"],
    () => mapType(simpleTypes.string, simpleTypes.string),
    ([text, between = "','", within = "':'"]) =>
      once(`string_split_regex(${text}, ${between})`, (parts) => {
        const key = (part: string): string => `string_split_regex(${part}, ${within})[1]`;
        const value = (part: string): string =>
          `CASE WHEN regexp_matches(${part}, ${within}) THEN substring(${part}, length(${key(part)}) + length(regexp_extract(${part}, ${within})) + 1) END`;
        return `map(list_transform(${parts}, ${lambdaSql(["part"], (p) => key(p!))}), list_transform(${parts}, ${lambdaSql(["part"], (p) => value(p!))}))`;
      }),
    "A map of a text's parts: regular expressions part the entries (`,`) and keys from values (`:`).",
  ),
};
