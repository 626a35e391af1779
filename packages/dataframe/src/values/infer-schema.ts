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

function inferColumn(values: readonly unknown[], path: string, origin: Origin): DataType {
  let found: DataType | undefined;
  for (const [row, value] of values.entries()) {
    if (isMissing(value)) continue;
    const type = inferValue(value, path, origin);
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

function inferValue(value: unknown, path: string, origin: Origin): DataType {
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
  if (Array.isArray(value)) return arrayType(inferColumn(value, `${path}[]`, origin));
  if (value instanceof Map)
    return mapType(inferColumn([...value.keys()], `${path} key`, origin), inferColumn([...value.values()], `${path} value`, origin));
  if (typeof value === "object" && value !== null)
    return structType(Object.entries(value).map(([name, v]) => structField(name, inferColumn([v], `${path}.${name}`, origin))));
  throw new VolleyError("INVALID_ARGUMENT", `column "${path}": a ${typeof value} cannot be a column's value`, { origin });
}
