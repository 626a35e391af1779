import { arrayType, type MapType, simpleTypes, structField, structType } from "../../types/data-type.ts";
import { sqlString } from "../../types/duckdb-type.ts";
import { lambdaSql, once } from "../once.ts";
import type { Conversion, FunctionTable, ScalarFunction, TypeRule } from "../definition.ts";
import { arrayAnd, elementType, mapAndKey } from "./nested-types.ts";
import { named, raise, raiseWith, scalar } from "../rules.ts";
import { fieldsOf, structSql } from "./struct.ts";

/** Parts of arrays and maps. */
export const access: FunctionTable = {
  element_at: scalar(
    2,
    arrayAndIndexOrMapAndKey(),
    elementType,
    ([container, at], [type]) =>
      type!.kind === "map" ? named("map_extract_value")([container!, at!]) : fromEitherEnd(container!, at!, true),
    "The element of an array at a position, from 1 or below 0 from the end, beyond which there is an error; the value of a map's key, or null.",
    { mayBeNull: true, raises: ["INVALID_ARRAY_INDEX_IN_ELEMENT_AT"] },
  ),
  try_element_at: scalar(
    2,
    arrayAndIndexOrMapAndKey(),
    elementType,
    ([container, at], [type]) =>
      type!.kind === "map" ? named("map_extract_value")([container!, at!]) : fromEitherEnd(container!, at!, false),
    "As element_at, but null beyond an array's ends.",
    { mayBeNull: true },
  ),
  get: scalar(
    2,
    arrayAnd("integer"),
    elementType,
    ([a, at]) => once(at!, (i) => `CASE WHEN ${i} >= 0 THEN ${a}[${i} + 1] END`),
    "The element of an array at an index from 0; null beyond its ends.",
    { mayBeNull: true },
  ),
};

function arrayAndIndexOrMapAndKey(): Conversion {
  const arrays = arrayAnd("integer");
  return {
    takes: "an array and a position, or a map and one of its keys",
    to: (types) => (types[0]!.kind === "map" ? mapAndKey.to(types) : arrays.to(types)),
  };
}

function fromEitherEnd(array: string, index: string, strict: boolean): string {
  const zero = raise("INVALID_INDEX_OF_ZERO", "the index 0 is invalid: elements count from 1, or from -1 at the end");
  return once(array, (a) =>
    once(index, (i) => {
      const beyond = raiseWith("INVALID_ARRAY_INDEX_IN_ELEMENT_AT", outOfBounds(a, i, "tryElementAt() gives null there"));
      const guard = strict ? `WHEN abs(${i}) > len(${a}) THEN ${beyond} ` : "";
      return `CASE WHEN ${i} = 0 THEN ${zero} ${guard}ELSE ${a}[${i}] END`;
    }),
  );
}

/** SQL of the sentence about an index that an array does not have. */
function outOfBounds(array: string, index: string, remedy: string): string {
  return `'the index ' || ${index} || ' is out of bounds: the array has ' || len(${array}) || ' elements; ${remedy}'`;
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const withField: TypeRule = ([struct, , type], constants, given) => {
  const name = String(constants[1]);
  const field = structField(name, type!, given[2]!.nullable);
  const before = fieldsOf(struct!);
  const at = before.findIndex((f) => same(f.name, name));
  return structType(at < 0 ? [...before, field] : before.map((f, i) => (i === at ? field : f)));
};

const item = (sql: ScalarFunction["sql"], type: ScalarFunction["type"], doc: string): ScalarFunction =>
  scalar(2, "any", type, sql, doc, { mayBeNull: true });

/** What `extract_value` and `update_fields` become, by the type they are used on; programs do not call these by name. */
export const accessors = {
  array_item: item(
    ([array, index]) =>
      once(array!, (a) =>
        once(index!, (i) => {
          const beyond = raiseWith("INVALID_ARRAY_INDEX", outOfBounds(a, i, "get() gives null there"));
          return `CASE WHEN ${i} < 0 OR ${i} >= len(${a}) THEN ${beyond} ELSE ${a}[${i} + 1] END`;
        }),
      ),
    elementType,
    "The element of an array at an index from 0.",
  ),
  map_item: item(named("map_extract_value"), ([type]) => (type as MapType).value, "The value of a map's key, or null."),
  array_fields: item(
    ([array, field]) => `list_transform(${array}, ${lambdaSql(["x"], (x) => `struct_extract(${x}, ${field})`)})`,
    ([type], constants) => {
      const found = fieldsOf(elementType([type!])).find((f) => f.name === constants[1]);
      return arrayType(found?.type ?? simpleTypes.null);
    },
    "One field of each struct of an array.",
  ),
  with_field: scalar(
    3,
    "any",
    withField,
    ([struct, field, value], _types, result) =>
      once(struct!, (s) => {
        const values = fieldsOf(result).map(({ name }) =>
          same(sqlString(name), field!) ? value! : `struct_extract(${s}, ${sqlString(name)})`,
        );
        return `CASE WHEN ${s} IS NOT NULL THEN ${structSql(
          fieldsOf(result).map((f) => f.name),
          values,
        )} END`;
      }),
    "A struct with a field added or replaced.",
    { nullable: ([struct]) => struct! },
  ),
  drop_field: scalar(
    2,
    "any",
    ([struct], constants) => structType(fieldsOf(struct!).filter((f) => !same(f.name, String(constants[1])))),
    ([struct], _types, result) =>
      once(struct!, (s) => {
        const names = fieldsOf(result).map((f) => f.name);
        return `CASE WHEN ${s} IS NOT NULL THEN ${structSql(
          names,
          names.map((name) => `struct_extract(${s}, ${sqlString(name)})`),
        )} END`;
      }),
    "A struct without a field.",
    { nullable: ([struct]) => struct! },
  ),
} as const satisfies Readonly<Record<string, ScalarFunction>>;
