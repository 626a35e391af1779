import { commonType, isIntegral } from "../../types/coercion.ts";
import { intervalType, isIntervalType } from "../../types/interval.ts";
import { isTimestamp } from "../datetime/inputs.ts";
import { momentSeries } from "../datetime/sequence.ts";
import { type ArrayType, arrayType, type DataType, simpleTypes, structField, structType } from "../../types/data-type.ts";
import { duckdbType, sqlString } from "../../types/duckdb-type.ts";
import { lambdaSql, once } from "../once.ts";
import type { FunctionTable, ScalarFunction, TypeRule } from "../definition.ts";
import { arrayAnd, arrayAndElement, arrayAndSought, asArray, elementType, mayHoldNull, sameArrays, someArrays } from "./nested-types.ts";
import { always, common, ofArgument, raise, raiseWith, scalar } from "../rules.ts";

/** Whether an array has a null element; null for no array. */
const holdsNull = (array: string): string => `list_count(${array}) < len(${array})`;
/** `value`, but null where one of `nulls` is. */
const unlessNull = (nulls: readonly string[], value: string): string =>
  `CASE WHEN ${nulls.map((n) => `${n} IS NOT NULL`).join(" AND ")} THEN ${value} END`;
/** First of each group of equal elements, one null included. */
const distinct = (array: string): string =>
  once(array, (a) => `list_filter(${a}, ${lambdaSql(["x", "i"], (x, i) => `list_position(${a}, ${x}) = ${i}`)})`);
/** With zeros of no sign, as Spark compares them. */
function withoutSignedZeros(array: string, type: DataType): string {
  const { kind } = elementType([type]);
  if (kind !== "double" && kind !== "float") return array;
  return `list_transform(${array}, ${lambdaSql(["x"], (x) => `${x} + CAST(0 AS ${kind.toUpperCase()})`)})`;
}
/** The elements of `array` that a test takes. */
const keeping = (array: string, test: (x: string) => string): string => `list_filter(${array}, ${lambdaSql(["x"], test!)})`;

const appended: TypeRule = ([array], _constants, given) => arrayType(elementType([array!]), mayHoldNull(array) || given.at(-1)!.nullable);

const size = scalar(
  1,
  { takes: "an array or a map", to: ([type]) => (type!.kind === "map" ? [type!] : asArray(type) && [asArray(type)!]) },
  always("integer"),
  ([a], [type]) => `CAST(${type?.kind === "map" ? "cardinality" : "len"}(${a}) AS INTEGER)`,
  "Number of elements of an array, or of entries of a map.",
);

/** Arrays, as Spark has them: equality counts NaN as itself, order puts it last, and null elements are values. */
export const array: FunctionTable = {
  array: scalar(
    [0, Number.POSITIVE_INFINITY],
    "same",
    (types, _constants, given) =>
      arrayType(
        common(types),
        given.some((g) => g.nullable),
      ),
    (args, _types, result) => (args.length === 0 ? `CAST([] AS ${duckdbType(result)})` : `[${args.join(", ")}]`),
    "An array of these values.",
    { neverNull: true },
  ),
  size,
  cardinality: size,
  array_size: scalar(1, arrayAnd(), always("integer"), ([a]) => `CAST(len(${a}) AS INTEGER)`, "Number of elements of an array."),
  array_contains: scalar(
    2,
    arrayAndSought(),
    always("boolean"),
    ([array, value], [type]) =>
      mayHoldNull(type)
        ? once(array!, (a) =>
            once(
              value!,
              (v) => `CASE WHEN list_contains(${a}, ${v}) THEN true WHEN ${v} IS NOT NULL AND NOT (${holdsNull(a)}) THEN false END`,
            ),
          )
        : `list_contains(${array}, ${value})`,
    "Whether a value is among the elements; null where it is not but an element is null.",
    { mayBeNull: true },
  ),
  array_position: scalar(
    2,
    arrayAndElement(),
    always("long"),
    ([a, v]) => unlessNull([a!, v!], `CAST(coalesce(list_position(${a}, ${v}), 0) AS BIGINT)`),
    "Position of the first element equal to a value, from 1; 0 where there is none.",
  ),
  array_distinct: scalar(
    1,
    arrayAnd(),
    ofArgument(0),
    ([a], [type]) => distinct(withoutSignedZeros(a!, type!)),
    "Each element once, at its first place.",
  ),
  array_union: scalar(
    2,
    sameArrays,
    common,
    ([a, b], [type]) => distinct(withoutSignedZeros(unlessNull([a!, b!], `list_concat(${a}, ${b})`), type!)),
    "Each element of either array once.",
  ),
  array_intersect: scalar(
    2,
    sameArrays,
    common,
    ([a, b]) =>
      once(b!, (other) =>
        unlessNull(
          [other],
          keeping(distinct(a!), (x) => `list_position(${other}, ${x}) IS NOT NULL`),
        ),
      ),
    "Each element of the first array that the second has too, once.",
  ),
  array_except: scalar(
    2,
    sameArrays,
    ofArgument(0),
    ([a, b]) =>
      once(b!, (other) =>
        unlessNull(
          [other],
          keeping(distinct(a!), (x) => `list_position(${other}, ${x}) IS NULL`),
        ),
      ),
    "Each element of the first array that the second has not, once.",
  ),
  arrays_overlap: scalar(
    2,
    sameArrays,
    always("boolean"),
    ([first, second]) =>
      once(first!, (a) =>
        once(
          second!,
          (b) =>
            `CASE WHEN list_has_any(${a}, ${b}) THEN true WHEN len(${a}) > 0 AND len(${b}) > 0 AND (${holdsNull(a)} OR ${holdsNull(b)}) THEN NULL ELSE list_has_any(${a}, ${b}) END`,
        ),
      ),
    "Whether the arrays have an element in common; null where they have none but a null element stands in the way.",
    { mayBeNull: true },
  ),
  arrays_zip: scalar(
    [1, Number.POSITIVE_INFINITY],
    someArrays,
    (types, _constants, given) =>
      arrayType(structType(types.map((type, i) => structField(given[i]?.name ?? `${i}`, elementType([type])))), false),
    (args, _types, result) => {
      const names = ((result as ArrayType).element as { readonly fields: readonly { readonly name: string }[] }).fields.map((f) => f.name);
      const fields = (i: string): string => args.map((a, k) => `${sqlString(names[k]!)}: ${a}[${i} + 1]`).join(", ");
      const longest = `greatest(${args.map((a) => `len(${a})`).join(", ")})`;
      return unlessNull(args, `list_transform(range(${longest}), ${lambdaSql(["i"], (i) => `{${fields(i!)}}`)})`);
    },
    "An array of structs of the n-th elements, as long as the longest.",
  ),
  array_join: scalar(
    [2, 3],
    {
      takes: "an array of strings and a separator",
      to: ([type]) => asArray(type) && [arrayType(simpleTypes.string), simpleTypes.string, simpleTypes.string],
    },
    always("string"),
    ([a, separator, replacement]) => {
      const texts =
        replacement === undefined
          ? keeping(a!, (x) => `${x} IS NOT NULL`)
          : `list_transform(${a}, ${lambdaSql(["x"], (x) => `coalesce(${x}, ${replacement})`)})`;
      const nulls = replacement === undefined ? [a!, separator!] : [a!, separator!, replacement];
      return unlessNull(nulls, `coalesce(array_to_string(${texts}, ${separator}), '')`);
    },
    "The elements as one text with a separator between them; nulls are left out, or written as the third argument.",
  ),
  sort_array: scalar(
    [1, 2],
    arrayAnd("boolean"),
    ofArgument(0),
    ([a, ascending = "true"]) => {
      if (ascending === "true") return `list_sort(${a}, 'ASC', 'NULLS FIRST')`;
      if (ascending === "false") return `list_sort(${a}, 'DESC', 'NULLS LAST')`;
      return `CASE WHEN ${ascending} THEN list_sort(${a}, 'ASC', 'NULLS FIRST') ELSE list_sort(${a}, 'DESC', 'NULLS LAST') END`;
    },
    "The elements in order: ascending with nulls first, or descending with nulls last.",
  ),
  array_min: scalar(1, arrayAnd(), elementType, ([a]) => `list_min(${a})`, "The least element, nulls left out.", { mayBeNull: true }),
  array_max: scalar(1, arrayAnd(), elementType, ([a]) => `list_max(${a})`, "The greatest element, nulls left out.", { mayBeNull: true }),
  array_repeat: scalar(
    2,
    ["any", "integer"],
    ([type = simpleTypes.null], _constants, [value]) => arrayType(type, value!.nullable),
    ([value, times]) => once(value!, (v) => `list_transform(range(${times}), ${lambdaSql(["i"], () => v)})`),
    "An array of one value a number of times.",
    { nullable: ([, times]) => times! },
  ),
  array_append: scalar(
    2,
    arrayAndElement(),
    appended,
    ([a, v]) => unlessNull([a!], `list_append(${a}, ${v})`),
    "The array with a value at its end.",
    {
      nullable: ([array]) => array!,
    },
  ),
  array_prepend: scalar(
    2,
    arrayAndElement(),
    appended,
    ([a, v]) => unlessNull([a!], `list_prepend(${v}, ${a})`),
    "The array with a value before it.",
    { nullable: ([array]) => array! },
  ),
  array_insert: scalar(
    3,
    arrayAndElement("integer"),
    ([type]) => arrayType(elementType([type!])),
    ([array, position, value]) => once(array!, (a) => once(position!, (p) => inserted(a, p, value!))),
    "The array with a value at a position: from 1, or from the end below 0. Positions beyond either end leave nulls between.",
    { nullable: ([array, position]) => array! || position! },
  ),
  array_remove: scalar(
    2,
    arrayAndElement(),
    ofArgument(0),
    ([a, value]) =>
      once(value!, (v) =>
        unlessNull(
          [v],
          keeping(a!, (x) => `${x} IS DISTINCT FROM ${v}`),
        ),
      ),
    "The array without the elements equal to a value.",
  ),
  array_compact: scalar(
    1,
    arrayAnd(),
    ([type]) => arrayType(elementType([type!]), false),
    ([a]) => keeping(a!, (x) => `${x} IS NOT NULL`),
    "The array without its nulls.",
  ),
  flatten: scalar(
    1,
    {
      takes: "an array of arrays",
      to: ([type]) => {
        const outer = asArray(type);
        const inner = outer && asArray(outer.element);
        return inner && [arrayType(inner, outer.containsNull)];
      },
    },
    elementType,
    ([array], [type]) =>
      mayHoldNull(type) ? once(array!, (a) => `CASE WHEN NOT (${holdsNull(a)}) THEN flatten(${a}) END`) : `flatten(${array})`,
    "The elements of an array's arrays in a row; null where one of them is null.",
    { mayBeNull: true },
  ),
  slice: scalar(
    3,
    arrayAnd("integer", "integer"),
    ofArgument(0),
    ([array, from, count]) => once(array!, (a) => once(from!, (start) => once(count!, (n) => sliced(a, start, n)))),
    "Elements of an array from a position (from 1, below 0 from the end), at most as many as asked for.",
  ),
  sequence: scalar(
    [2, 3],
    { takes: "two whole numbers, dates or timestamps, and a step", to: sequenceInputs },
    ([type = simpleTypes.null]) => arrayType(type, false),
    sequenceIn("UTC"),
    "Numbers, days or moments from one to another, both included; days and moments by an interval, or a day.",
    { inZone: sequenceIn },
  ),
};

/** Whole numbers of one type with a step; dates and timestamps with an interval, or day by day. */
function sequenceInputs([start, stop, step]: readonly DataType[]): readonly DataType[] | undefined {
  const type = commonType(start!, stop!);
  const integers = ["byte", "short", "integer", "long"];
  if (type?.kind === "date" || (type && isTimestamp(type))) {
    if (step === undefined) return [type, type];
    return isIntervalType(step) ? [type, type, step] : undefined;
  }
  const all = type && commonType(type, step ?? type);
  return all && integers.includes(all.kind) ? [all, all, all] : undefined;
}

function sequenceIn(zone: string): ScalarFunction["sql"] {
  return ([start, stop, step], [type, , by = intervalType("day")!]) =>
    once(start!, (a) =>
      once(stop!, (b) => {
        const forward = (one: string, back: string): string => step ?? `CASE WHEN ${a} <= ${b} THEN ${one} ELSE ${back} END`;
        if (!isIntegral(type!)) return momentSeries([a, b, forward("to_days(1)", "to_days(-1)")], type!, by, zone);
        return once(forward("1", "-1"), (s) => series(a, b, s, type!));
      }),
    );
}

function series(start: string, stop: string, step: string, type: DataType): string {
  const values = `generate_series(${start}, ${stop}, ${step})`;
  const illegal = `(${step} = 0 AND ${start} <> ${stop}) OR (${step} > 0 AND ${start} > ${stop}) OR (${step} < 0 AND ${start} < ${stop})`;
  const problem = raiseWith("INVALID_ARGUMENT", `'illegal sequence boundaries: ' || ${start} || ' to ' || ${stop} || ' by ' || ${step}`);
  return `CASE WHEN ${illegal} THEN ${problem} WHEN ${start} = ${stop} THEN [${start}] ELSE CAST(${values} AS ${duckdbType(type)}[]) END`;
}

function inserted(a: string, p: string, value: string): string {
  const zero = raise("INVALID_INDEX_OF_ZERO", "the index 0 is invalid: elements count from 1, or from -1 at the end");
  const before = `CASE WHEN ${p} > len(${a}) THEN list_concat(list_resize(${a}, ${p} - 1), [${value}]) ELSE list_concat(${a}[1:${p} - 1], [${value}], ${a}[${p}:]) END`;
  const nulls = `list_transform(range(-${p} - len(${a}) - 1), ${lambdaSql(["i"], () => "NULL")})`;
  const after = `CASE WHEN -${p} > len(${a}) + 1 THEN list_concat([${value}], ${nulls}, ${a}) ELSE list_concat(${a}[1:len(${a}) + ${p} + 1], [${value}], ${a}[len(${a}) + ${p} + 2:]) END`;
  return `CASE WHEN ${a} IS NULL OR ${p} IS NULL THEN NULL WHEN ${p} = 0 THEN ${zero} WHEN ${p} > 0 THEN ${before} ELSE ${after} END`;
}

function sliced(a: string, start: string, n: string): string {
  const zero = raise("INVALID_PARAMETER_VALUE", "slice() starts at 1, or at -1 from the end, not at 0");
  const negative = raise("INVALID_PARAMETER_VALUE", "slice() takes a length from 0");
  const first = `CASE WHEN ${start} < 0 THEN len(${a}) + ${start} + 1 ELSE ${start} END`;
  const part = once(
    first,
    (from) => `CASE WHEN ${from} < 1 THEN list_slice(${a}, 1, 0) ELSE list_slice(${a}, ${from}, ${from} + ${n} - 1) END`,
  );
  return `CASE WHEN ${a} IS NULL OR ${start} IS NULL OR ${n} IS NULL THEN NULL WHEN ${start} = 0 THEN ${zero} WHEN ${n} < 0 THEN ${negative} ELSE ${part} END`;
}
