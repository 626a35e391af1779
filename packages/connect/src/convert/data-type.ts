import {
  arrayType,
  type DataType,
  decimalType,
  type IntervalType,
  intervalType,
  intervalUnits,
  mapType,
  parseType,
  type SimpleTypeName,
  type StructType,
  simpleTypeNames,
  simpleTypes,
  structField,
  structType,
  unitsOf,
} from "@volley/plan";
import type { Draft } from "@volley/protocol";
import type * as spark from "@volley/protocol/spark";
import { malformed, required, unsupported } from "./unsupported.ts";

type SimpleField = Exclude<keyof spark.DataType, "decimal" | "array" | "map" | "struct" | "unparsed">;

const fieldOfSimple: Readonly<Record<SimpleTypeName, SimpleField>> = {
  null: "null",
  boolean: "boolean",
  byte: "byte",
  short: "short",
  integer: "integer",
  long: "long",
  float: "float",
  double: "double",
  string: "string",
  binary: "binary",
  date: "date",
  timestamp: "timestamp",
  timestamp_ntz: "timestampNtz",
  day_time_interval: "dayTimeInterval",
  year_month_interval: "yearMonthInterval",
};

export function typeToConnect(type: DataType): Draft<spark.DataType> {
  switch (type.kind) {
    case "decimal":
      return { decimal: { precision: type.precision, scale: type.scale } };
    case "array":
      return { array: { elementType: typeToConnect(type.element), containsNull: type.containsNull } };
    case "map":
      return {
        map: { keyType: typeToConnect(type.key), valueType: typeToConnect(type.value), valueContainsNull: type.valueContainsNull },
      };
    case "struct":
      return {
        struct: {
          fields: type.fields.map((field) => ({ name: field.name, dataType: typeToConnect(field.type), nullable: field.nullable })),
        },
      };
    case "day_time_interval":
    case "year_month_interval": {
      const all: readonly string[] = intervalUnits[type.kind];
      const [startField, endField] = unitsOf(type).map((unit) => all.indexOf(unit));
      return { [fieldOfSimple[type.kind]]: { startField, endField } };
    }
    default:
      return { [fieldOfSimple[type.kind]]: {} };
  }
}

/** Throws UNSUPPORTED_FEATURE for types that do not exist in Volley. */
export function typeFromConnect(type: spark.DataType): DataType {
  if (type.decimal) return decimalType(type.decimal.precision ?? 10, type.decimal.scale ?? 0);
  if (type.array) return arrayType(typeFromConnect(required(type.array.elementType, "an array's element type")), type.array.containsNull);
  if (type.map) {
    const key = typeFromConnect(required(type.map.keyType, "a map's key type"));
    return mapType(key, typeFromConnect(required(type.map.valueType, "a map's value type")), type.map.valueContainsNull);
  }
  if (type.struct) {
    const field = ({ name, dataType, nullable }: spark.DataTypeStructField) =>
      structField(name, typeFromConnect(required(dataType, `the type of field "${name}"`)), nullable);
    return structType(type.struct.fields.map(field));
  }
  if (type.unparsed) return parseType(type.unparsed.dataTypeString);
  if (type.char || type.varChar) return simpleTypes.string;
  if (type.dayTimeInterval) return intervalFromConnect("day_time_interval", type.dayTimeInterval);
  if (type.yearMonthInterval) return intervalFromConnect("year_month_interval", type.yearMonthInterval);
  const simple = simpleTypeNames.find((name) => type[fieldOfSimple[name]]);
  if (simple) return simpleTypes[simple];
  const other = Object.entries(type).find(([, value]) => value);
  throw other ? unsupported(`the type ${other[0]}`) : malformed("a type is empty");
}

function intervalFromConnect(kind: IntervalType["kind"], { startField, endField }: spark.DataTypeDayTimeInterval): DataType {
  const all: readonly string[] = intervalUnits[kind];
  const [first, last] = [all[startField ?? 0] ?? "", all[endField ?? all.length - 1] ?? ""];
  return required(intervalType(first, last), "an interval's units");
}

/** The schema that a struct type stands for. */
export function schemaFromConnect(type: spark.DataType): StructType {
  const schema = typeFromConnect(type);
  if (schema.kind !== "struct") throw malformed("a schema is no struct");
  return schema;
}
