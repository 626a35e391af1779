import { VolleyError } from "../../errors.ts";
import { type DataType, type StructField, structField, type StructType, structType } from "../../types/data-type.ts";
import { sqlString } from "../../types/duckdb-type.ts";
import type { FunctionTable } from "../definition.ts";
import { scalar } from "../rules.ts";

export const fieldsOf = (type: DataType): readonly StructField[] => (type as StructType).fields;
/** A struct as SQL. */
export const structSql = (names: readonly string[], values: readonly string[]): string =>
  `{${names.map((name, i) => `${sqlString(name)}: ${values[i]}`).join(", ")}}`;

/** Structs from columns. */
export const struct: FunctionTable = {
  struct: scalar(
    [1, Number.POSITIVE_INFINITY],
    "any",
    (types, _constants, given) =>
      structType(types.map((type, i) => structField(given[i]?.name ?? `col${i + 1}`, type, given[i]!.nullable))),
    (args, _types, result) =>
      structSql(
        fieldsOf(result).map((f) => f.name),
        args,
      ),
    "A struct of these values, each field by the name its value brings, or col1, col2, ….",
    { neverNull: true },
  ),
  named_struct: scalar(
    [2, Number.POSITIVE_INFINITY],
    "any",
    (types, constants, given) =>
      structType(
        Array.from({ length: Math.ceil(types.length / 2) }, (_, i) => {
          const name = constants[2 * i];
          if (typeof name !== "string" || 2 * i + 1 >= types.length)
            throw new VolleyError("DATATYPE_MISMATCH", "namedStruct() takes names and values in turn; names are constant texts");
          return structField(name, types[2 * i + 1]!, given[2 * i + 1]!.nullable);
        }),
      ),
    (args, _types, result) =>
      structSql(
        fieldsOf(result).map((f) => f.name),
        args.filter((_, i) => i % 2 === 1),
      ),
    "A struct of names and values, given in turn.",
    { neverNull: true },
  ),
};
