import { arrayType, type DataType, type MapType, mapType, sameType, simpleTypes } from "../../types/data-type.ts";
import { duckdbType } from "../../types/duckdb-type.ts";
import { lambdaSql, once } from "../once.ts";
import type { FunctionTable, LambdaShape, LambdaSql } from "../definition.ts";
import { arrayAnd, asMap, asNullable, comparable, elementType, mapAnd, mayHoldNull, someArrays } from "./nested-types.ts";
import { always, ofArgument, raise, scalar } from "../rules.ts";

const parameter = (type: DataType, nullable: boolean) => ({ type, nullable });
const elementOf = (type: DataType) => parameter(elementType([type]), mayHoldNull(type));
const index = parameter(simpleTypes.integer, false);
const keyOf = (type: DataType) => parameter(asMap(type)!.key, false);
const entry = (type: DataType) => [keyOf(type), elementOf(type)];
const asIs = always("boolean")();
const testing = ([type]: readonly DataType[]): readonly LambdaShape[] => [{ parameters: [elementOf(type!)], result: asIs }];

/** An index from 0, as int, of DuckDB's from 1. */
const fromZero = (i: string): string => `CAST(${i} - 1 AS INTEGER)`;
const overElements = (name: string, array: string, body: LambdaSql): string => {
  // DuckDB passes the index only to lambdas that ask for it, and pays for it.
  const asks = body("x", "index_0") !== body("x", "index_1");
  return asks
    ? `${name}(${array}, ${lambdaSql(["x", "i"], (x, i) => body(x!, fromZero(i!)))})`
    : `${name}(${array}, ${lambdaSql(["x"], (x) => body(x!, "0"))})`;
};
const overEntries = (name: string, map: string, body: LambdaSql): string =>
  `${name}(map_entries(${map}), ${lambdaSql(["e"], (e) => body(`struct_extract(${e}, 'key')`, `struct_extract(${e}, 'value')`))})`;
const tests = (array: string, body: LambdaSql): string => `list_transform(${array}, ${lambdaSql(["x"], body)})`;

/** DuckDB's list_reduce makes a value of the elements' type: for one of another type each element carries what there is so far. */
function reduced(array: string, zero: string, merge: LambdaSql, element: DataType, made: DataType): string {
  if (sameType(element, made)) return `list_reduce(${array}, ${lambdaSql(["a", "x"], merge)}, ${zero})`;
  const pair = (a: string, x: string): string => `{'a': ${a}, 'x': ${x}}`;
  const none = (type: DataType): string => `CAST(NULL AS ${duckdbType(type)})`;
  const pairs = `list_transform(${array}, ${lambdaSql(["x"], (x) => pair(none(made), x!))})`;
  const step = lambdaSql(["p", "q"], (p, q) =>
    pair(merge(`struct_extract(${p}, 'a')`, `struct_extract(${q}, 'x')`), `struct_extract(${q}, 'x')`),
  );
  return `struct_extract(list_reduce(${pairs}, ${step}, ${pair(zero, none(element))}), 'a')`;
}

/** The place of an element is the number of those that go before it, which needs no more than that the order is one. */
function sortedBy(array: string, compare: LambdaSql): string {
  const none = raise("COMPARATOR_RETURNS_NULL", "the comparison of two elements gives null");
  return once(array, (a) => {
    const places = `range(1, len(${a}) + 1)`;
    const goesBefore = (j: string, i: string): string =>
      once(
        compare(`${a}[${j}]`, `${a}[${i}]`),
        (order) => `CASE WHEN ${order} IS NULL THEN ${none} ELSE ${order} < 0 OR (${order} = 0 AND ${j} < ${i}) END`,
        "order",
      );
    const before = (i: string): string =>
      `len(list_filter(${places}, ${lambdaSql(["j"], (j) => `CASE WHEN ${j} = ${i} THEN false ELSE ${goesBefore(j!, i)} END`)}))`;
    const placed = `list_sort(list_transform(${places}, ${lambdaSql(["i"], (i) => `{'place': ${before(i!)}, 'index': ${i}}`)}))`;
    return `list_transform(${placed}, ${lambdaSql(["x"], (x) => `${a}[struct_extract(${x}, 'index')]`)})`;
  });
}

/** Functions that take lambdas. Conditions are in three-valued logic. */
export const higherOrder: FunctionTable = {
  transform: scalar(
    2,
    arrayAnd(),
    (types, _constants, given) => arrayType(types[1]!, given[1]!.nullable),
    ([array], _types, _result, _constants, [body]) => overElements("list_transform", array!, body!),
    "What a lambda makes of each element (and its index, from 0).",
    { lambdas: ([type]) => [{ parameters: [elementOf(type!), index], least: 1 }] },
  ),
  filter: scalar(
    2,
    arrayAnd(),
    ofArgument(0),
    ([array], _types, _result, _constants, [body]) => overElements("list_filter", array!, body!),
    "The elements for which a condition on them (and their index, from 0) is true.",
    { lambdas: ([type]) => [{ parameters: [elementOf(type!), index], least: 1, result: asIs }] },
  ),
  exists: scalar(
    2,
    arrayAnd(),
    always("boolean"),
    ([array], _types, _result, _constants, [body]) =>
      once(
        tests(array!, body!),
        (found) => `CASE WHEN list_contains(${found}, true) THEN true WHEN list_count(${found}) = len(${found}) THEN false END`,
      ),
    "Whether a condition is true for an element; null where it is for none but null for one.",
    { lambdas: testing, mayBeNull: true },
  ),
  forall: scalar(
    2,
    arrayAnd(),
    always("boolean"),
    ([array], _types, _result, _constants, [body]) =>
      once(
        tests(array!, body!),
        (found) => `CASE WHEN list_contains(${found}, false) THEN false WHEN list_count(${found}) = len(${found}) THEN true END`,
      ),
    "Whether a condition is true for all elements; null where it is false for none but null for one.",
    { lambdas: testing, mayBeNull: true },
  ),
  ...Object.fromEntries(
    ["aggregate", "reduce"].map((name) => [
      name,
      scalar(
        [3, 4],
        { takes: "an array and a first value", to: ([array, zero]) => [...(arrayAnd().to([array!]) ?? []), zero!] },
        (types) => types[3] ?? asNullable(types[1]!),
        ([array, zero], [type, made], _result, _constants, [merge, finish = (a: string) => a]) =>
          once(reduced(array!, zero!, merge!, elementType([type!]), made!), (a) => finish(a)),
        "One value made of all elements: a lambda takes what there is so far, beginning with the second argument, and the next element. A last lambda may finish it.",
        {
          lambdas: ([array, zero]) => [
            { parameters: [parameter(asNullable(zero!), true), elementOf(array!)], result: zero! },
            { parameters: [parameter(asNullable(zero!), true)] },
          ],
          mayBeNull: true,
        },
      ),
    ]),
  ),
  array_sort: scalar(
    [1, 2],
    arrayAnd(),
    ofArgument(0),
    ([array], _types, _result, _constants, [compare]) => (compare ? sortedBy(array!, compare) : `list_sort(${array}, 'ASC', 'NULLS LAST')`),
    "The elements in ascending order, nulls last; or as a lambda of two says: below 0 where the first goes before the second, 0 where they are equal.",
    { lambdas: ([type]) => [{ parameters: [elementOf(type!), elementOf(type!)], result: simpleTypes.integer }] },
  ),
  zip_with: scalar(
    3,
    someArrays,
    (types, _constants, given) => arrayType(types[2]!, given[2]!.nullable),
    ([first, second], _types, _result, _constants, [body]) =>
      once(first!, (a) =>
        once(
          second!,
          (b) =>
            `CASE WHEN ${a} IS NOT NULL AND ${b} IS NOT NULL THEN list_transform(range(greatest(len(${a}), len(${b}))), ${lambdaSql(["i"], (i) => body!(`${a}[${i} + 1]`, `${b}[${i} + 1]`))}) END`,
        ),
      ),
    "What a lambda makes of the n-th elements of two arrays; the shorter one gives nulls.",
    { lambdas: ([a, b]) => [{ parameters: [a!, b!].map((type) => parameter(elementType([type]), true)) }] },
  ),
  map_filter: scalar(
    2,
    mapAnd(),
    ofArgument(0),
    ([map], _types, _result, _constants, [body]) => `map_from_entries(${overEntries("list_filter", map!, body!)})`,
    "The entries for which a condition on key and value is true.",
    { lambdas: ([type]) => [{ parameters: entry(type!), result: asIs }] },
  ),
  transform_keys: scalar(
    2,
    mapAnd(),
    ([map, key]) => mapType(key!, (map as MapType).value, mayHoldNull(map)),
    ([map], _types, _result, _constants, [body]) => once(map!, (m) => `map(${overEntries("list_transform", m, body!)}, map_values(${m}))`),
    "A map whose keys are what a lambda makes of key and value.",
    { lambdas: ([type]) => [{ parameters: entry(type!) }] },
  ),
  transform_values: scalar(
    2,
    mapAnd(),
    ([map, value], _constants, given) => mapType((map as MapType).key, value!, given[1]!.nullable),
    ([map], _types, _result, _constants, [body]) => once(map!, (m) => `map(map_keys(${m}), ${overEntries("list_transform", m, body!)})`),
    "A map whose values are what a lambda makes of key and value.",
    { lambdas: ([type]) => [{ parameters: entry(type!) }] },
  ),
  map_zip_with: scalar(
    3,
    {
      takes: "two maps with keys of one type",
      to: ([a, b]) => {
        const [x, y] = [asMap(a), asMap(b)];
        const key = x && y && comparable(x.key, y.key);
        return key && [mapType(key, x.value, x.valueContainsNull), mapType(key, y.value, y.valueContainsNull)];
      },
    },
    ([a, , value], _constants, given) => mapType((a as MapType).key, value!, given[2]!.nullable),
    ([first, second], _types, _result, _constants, [body]) =>
      once(first!, (a) =>
        once(second!, (b) => {
          const all = `list_concat(map_keys(${a}), list_filter(map_keys(${b}), ${lambdaSql(["k"], (k) => `NOT list_contains(map_keys(${a}), ${k})`)}))`;
          const values = (keys: string): string =>
            `list_transform(${keys}, ${lambdaSql(["k"], (k) => body!(k!, `map_extract_value(${a}, ${k})`, `map_extract_value(${b}, ${k})`))})`;
          return `CASE WHEN ${a} IS NOT NULL AND ${b} IS NOT NULL THEN ${once(all, (keys) => `map(${keys}, ${values(keys)})`)} END`;
        }),
      ),
    "A map of the keys of both, whose values a lambda makes of the key and the values of either, null where it has none.",
    { lambdas: ([a, b]) => [{ parameters: [keyOf(a!), parameter(elementType([a!]), true), parameter(elementType([b!]), true)] }] },
  ),
};
