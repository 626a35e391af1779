import {
  arrayType,
  type DataType,
  mapType,
  type Origin,
  type StructType,
  sameType,
  simpleTypes,
  structField,
  structType,
  typeText,
  VolleyError,
} from "@volley/plan";

/**
 * The schema of values without one: number double, bigint bigint, Date timestamp, Uint8Array binary, lists array, `Map` map, objects struct.
 * Throws DATATYPE_MISMATCH for mixed values, INVALID_ARGUMENT for a column of nulls alone.
 */
export function inferSchema(names: readonly string[], column: (name: string) => readonly unknown[], origin: Origin): StructType {
  return structType(names.map((name) => structField(name, inferColumn(column(name), name, origin), column(name).some(isMissing))));
}

const isMissing = (value: unknown): boolean => value === null || value === undefined;

/** `within` are the values that hold these. */
function inferColumn(values: readonly unknown[], path: string, origin: Origin, within: readonly unknown[] = []): DataType {
  let found: DataType | undefined;
  for (const [row, value] of values.entries()) {
    if (isMissing(value)) continue;
    const type = inferValue(value, path, origin, within);
    if (found && !sameType(found, type))
      throw new VolleyError("DATATYPE_MISMATCH", `column "${path}" holds ${typeText(found)} and, in row ${row + 1}, ${typeText(type)}`, {
        origin,
        hints: ["give a schema as second argument"],
      });
    found ??= type;
  }
  if (found) return found;
  throw new VolleyError("INVALID_ARGUMENT", `the type of column "${path}" cannot be told: it holds no value`, {
    origin,
    hints: ["give a schema as second argument"],
  });
}

function inferValue(value: unknown, path: string, origin: Origin, within: readonly unknown[]): DataType {
  switch (typeof value) {
    case "string":
      return simpleTypes.string;
    case "boolean":
      return simpleTypes.boolean;
    case "number":
      return simpleTypes.double;
    case "bigint":
      return simpleTypes.long;
  }
  if (value instanceof Date) return simpleTypes.timestamp;
  if (value instanceof Uint8Array) return simpleTypes.binary;
  if (within.includes(value)) throw new VolleyError("INVALID_ARGUMENT", `column "${path}" holds a value that holds itself`, { origin });
  const columnOf = (values: readonly unknown[], part: string): DataType =>
    inferColumn(values, `${path}${part}`, origin, [...within, value]);
  if (Array.isArray(value)) return arrayType(columnOf(value, "[]"));
  if (value instanceof Map) return mapType(columnOf([...value.keys()], " key"), columnOf([...value.values()], " value"));
  if (typeof value === "object" && value !== null) {
    const fields = Object.entries(value).map(([name, v]) => structField(name, columnOf([v], `.${name}`)));
    if (fields.length > 0) return structType(fields);
    throw new VolleyError("INVALID_ARGUMENT", `column "${path}" holds an object without fields, which has no type`, {
      origin,
      hints: ["give a schema as second argument"],
    });
  }
  throw new VolleyError("INVALID_ARGUMENT", `column "${path}": a ${typeof value} cannot be a column's value`, { origin });
}
