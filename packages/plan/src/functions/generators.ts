import { arrayType, type DataType, simpleTypes } from "../types/data-type.ts";
import { commonType } from "../types/coercion.ts";
import { duckdbType, sqlString } from "../types/duckdb-type.ts";
import { VolleyError } from "../errors.ts";
import { lambdaSql, once } from "./once.ts";
import type { Constants, InputRule, ScalarFunction } from "./definition.ts";
import { asArray, elementType, mayHoldNull } from "./collection/nested-types.ts";
import { scalar } from "./rules.ts";
import { fieldsOf } from "./collection/struct.ts";

/** A column that a generator makes: its name, and the function that makes the array of its values. All arrays of a call have one length. */
export interface GeneratedColumn {
  readonly name: string;
  readonly list: ScalarFunction;
}

/** A function that makes several rows of one; it stands in `select` and `withColumn` alone. */
export interface Generator {
  readonly arity: readonly [number, number];
  readonly inputs: InputRule;
  /** By the types of its arguments. */
  readonly columns: (types: readonly DataType[], constants: Constants) => readonly GeneratedColumn[];
  readonly doc: string;
}

function generated(name: string, element: DataType, mayBeNull: boolean, sql: (args: readonly string[]) => string): GeneratedColumn {
  return {
    name,
    list: scalar([0, Number.POSITIVE_INFINITY], "any", () => arrayType(element, mayBeNull), sql, "Values of a generated column."),
  };
}

const arrayOrMap: InputRule = {
  takes: "an array or a map",
  to: ([type]) => (type!.kind === "map" ? [type!] : asArray(type) && [asArray(type)!]),
};

const structs: InputRule = {
  takes: "an array of structs",
  to: ([type]) => (type!.kind === "array" && type!.element.kind === "struct" ? [type!] : undefined),
};

const elements: Generator["columns"] = ([type]) =>
  type!.kind === "map"
    ? [
        generated("key", type!.key, false, ([m]) => `map_keys(${m})`),
        generated("value", type!.value, mayHoldNull(type), ([m]) => `map_values(${m})`),
      ]
    : [generated("col", elementType([type!]), mayHoldNull(type), ([a]) => a!)];

const positions: Generator["columns"] = ([type]) => {
  const count = type!.kind === "map" ? "cardinality" : "len";
  return [generated("pos", simpleTypes.integer, false, ([a]) => `CAST(range(CAST(${count}(${a}) AS BIGINT)) AS INTEGER[])`)];
};

const fields: Generator["columns"] = ([type]) =>
  fieldsOf(elementType([type!])).map(({ name, type: field }) =>
    generated(name, field, true, ([a]) => `list_transform(${a}, ${lambdaSql(["x"], (x) => `struct_extract(${x}, ${sqlString(name)})`)})`),
  );

/** One row of nulls where there would be none. */
const outer =
  (columns: Generator["columns"]): Generator["columns"] =>
  (types, constants) =>
    columns(types, constants).map(({ name, list }) => {
      const { element } = list.type(types, constants, []) as { readonly element: DataType };
      return generated(name, element, true, (args) =>
        once(list.sql(args, types, arrayType(element), constants, []), (l) => `CASE WHEN len(${l}) > 0 THEN ${l} ELSE [NULL] END`),
      );
    });

const both =
  (...parts: readonly Generator["columns"][]): Generator["columns"] =>
  (types, constants) =>
    parts.flatMap((part) => part(types, constants));

/** Values dealt out to rows, one after another; the last row is filled up with nulls. */
const stacked: Generator["columns"] = (types, constants) => {
  const rows = Number(constants[0] ?? 0);
  if (!(Number.isInteger(rows) && rows > 0)) throw new VolleyError("DATATYPE_MISMATCH", "stack() takes a constant number of rows from 1");
  const width = Math.ceil((types.length - 1) / rows);
  return Array.from({ length: width }, (_, column) => {
    const at = Array.from({ length: rows }, (_, row) => 1 + row * width + column);
    const type = at.reduce<DataType | undefined>((a, i) => a && commonType(a, types[i] ?? simpleTypes.null), simpleTypes.null);
    if (!type) throw new VolleyError("DATATYPE_MISMATCH", `column ${column} of stack() has values of several types`);
    return generated(
      `col${column}`,
      type,
      true,
      (args) => `[${at.map((i) => `CAST(${args[i] ?? "NULL"} AS ${duckdbType(type)})`).join(", ")}]`,
    );
  });
};

const generator = (inputs: InputRule, columns: Generator["columns"], doc: string): Generator => ({ arity: [1, 1], inputs, columns, doc });

/** Generators by their Spark Connect names. */
export const generators: Readonly<Record<string, Generator>> = {
  explode: generator(arrayOrMap, elements, "A row for each element of an array (`col`), or for each entry of a map (`key`, `value`)."),
  explode_outer: generator(arrayOrMap, outer(elements), "As explode, with one row of nulls where there is no element."),
  posexplode: generator(arrayOrMap, both(positions, elements), "As explode, with the position from 0 before it (`pos`)."),
  posexplode_outer: generator(
    arrayOrMap,
    outer(both(positions, elements)),
    "As posexplode, with one row of nulls where there is no element.",
  ),
  inline: generator(structs, fields, "A row for each struct of an array, its fields as columns."),
  inline_outer: generator(structs, outer(fields), "As inline, with one row of nulls where there is no struct."),
  json_tuple: {
    arity: [2, Number.POSITIVE_INFINITY],
    inputs: ["string"],
    columns: (types) =>
      types.slice(1).map((_, i) =>
        generated(`c${i}`, simpleTypes.string, true, (args) => {
          const path = `'$."' || replace(replace(${args[i + 1]}, '\\', '\\\\'), '"', '\\"') || '"'`;
          return once(args[0]!, (j) => `[CASE WHEN json_valid(${j}) THEN json_extract_string(${j}, ${path}) END]`);
        }),
      ),
    doc: "Members of a JSON object, by their names, as text (`c0`, `c1`, …).",
  },
  stack: {
    arity: [2, Number.POSITIVE_INFINITY],
    inputs: "any",
    columns: stacked,
    doc: "Values dealt out to a number of rows (`col0`, `col1`, …).",
  },
};
