import {
  arrayType,
  type DataType,
  decimalType,
  type LiteralValue,
  mapType,
  type SimpleTypeName,
  simpleTypes,
  structField,
  structType,
  VolleyError,
} from "@volley/plan";
import type { Draft } from "@volley/protocol";
import type * as spark from "@volley/protocol/spark";
import { typeFromConnect, typeToConnect } from "./data-type.ts";
import { malformed, required, unsupported } from "./unsupported.ts";

type ScalarField = Exclude<keyof spark.ExpressionLiteral, "null" | "decimal" | "array" | "map" | "struct" | "dataType">;

/** Field of the message and JavaScript type of the value. */
const scalars: Readonly<Record<Exclude<SimpleTypeName, "null">, readonly [ScalarField, string]>> = {
  boolean: ["boolean", "boolean"],
  byte: ["byte", "number"],
  short: ["short", "number"],
  integer: ["integer", "number"],
  long: ["long", "bigint"],
  float: ["float", "number"],
  double: ["double", "number"],
  string: ["string", "string"],
  binary: ["binary", "object"],
  date: ["date", "number"],
  timestamp: ["timestamp", "bigint"],
  timestamp_ntz: ["timestampNtz", "bigint"],
  day_time_interval: ["dayTimeInterval", "bigint"],
  year_month_interval: ["yearMonthInterval", "number"],
};
const scalarNames = Object.keys(scalars) as (keyof typeof scalars)[];

/** A literal: arrays hold their elements, structs their fields in order, maps pairs of key and value. */
export function literalToConnect(value: LiteralValue, type: DataType): Draft<spark.ExpressionLiteral> {
  if (value === null) return { null: typeToConnect(type) };
  switch (type.kind) {
    case "null":
      throw mistyped(value, type);
    case "decimal":
      return { decimal: { value: String(value), precision: type.precision, scale: type.scale } };
    case "array":
      return {
        array: {
          elementType: typeToConnect(type.element),
          elements: list(value, type).map((item) => literalToConnect(item, type.element)),
        },
        dataType: typeToConnect(type),
      };
    case "map": {
      const pairs = list(value, type).map((pair) => list(pair, type));
      return {
        map: {
          keyType: typeToConnect(type.key),
          valueType: typeToConnect(type.value),
          keys: pairs.map(([key]) => literalToConnect(key!, type.key)),
          values: pairs.map(([, item]) => literalToConnect(item!, type.value)),
        },
        dataType: typeToConnect(type),
      };
    }
    case "struct": {
      const elements = list(value, type).map((item, i) => literalToConnect(item, required(type.fields[i], "a struct's field").type));
      return { struct: { structType: typeToConnect(type), elements }, dataType: typeToConnect(type) };
    }
    default: {
      const [field, kind] = scalars[type.kind];
      if (typeof value !== kind) throw mistyped(value, type);
      return { [field]: value };
    }
  }
}

export function literalFromConnect(literal: spark.ExpressionLiteral): { readonly value: LiteralValue; readonly type: DataType } {
  if (literal.null) return { value: null, type: typeFromConnect(literal.null) };
  if (literal.decimal) return decimalFrom(literal.decimal);
  if (literal.array || literal.map || literal.struct) return { value: nestedValue(literal), type: nestedType(literal) };
  const name = scalarNames.find((each) => literal[scalars[each][0]] !== null && literal[scalars[each][0]] !== undefined);
  if (name) return { value: literal[scalars[name][0]] as LiteralValue, type: simpleTypes[name] };
  throw unsupported("a literal of this type");
}

function decimalFrom({ value, precision, scale }: spark.ExpressionLiteralDecimal): { readonly value: string; readonly type: DataType } {
  const digits = /^[+-]?(\d*)\.?(\d*)$/.exec(value);
  if (!digits) throw malformed(`"${value}" is no decimal`);
  const decimals = scale ?? digits[2]!.length;
  const integral = digits[1]!.replace(/^0+/, "").length;
  return { value, type: decimalType(precision ?? Math.max(1, integral + decimals), decimals) };
}

function nestedValue({ array, map, struct }: spark.ExpressionLiteral): readonly LiteralValue[] {
  const valueOf = (literal: spark.ExpressionLiteral): LiteralValue => literalFromConnect(literal).value;
  if (map) return map.keys.map((key, i) => [valueOf(key), valueOf(required(map.values[i], "a map's value"))]);
  return (array ?? struct)!.elements.map(valueOf);
}

/** Since 4.1 the literal says its own type; before, its parts did. */
function nestedType({ array, map, struct, dataType }: spark.ExpressionLiteral): DataType {
  if (dataType) return typeFromConnect(dataType);
  if (array) return arrayType(array.elementType ? typeFromConnect(array.elementType) : typeOf(array.elements));
  if (map) {
    const key = map.keyType ? typeFromConnect(map.keyType) : typeOf(map.keys);
    return mapType(key, map.valueType ? typeFromConnect(map.valueType) : typeOf(map.values));
  }
  if (struct?.structType) return typeFromConnect(struct.structType);
  return structType(struct!.elements.map((element, i) => structField(`col${i + 1}`, literalFromConnect(element).type)));
}

function typeOf(literals: readonly spark.ExpressionLiteral[]): DataType {
  const known = literals.find((literal) => !literal.null) ?? literals[0];
  return known ? literalFromConnect(known).type : simpleTypes.null;
}

function list(value: LiteralValue, type: DataType): readonly LiteralValue[] {
  if (!Array.isArray(value)) throw mistyped(value, type);
  return value as readonly LiteralValue[];
}

function mistyped(value: LiteralValue, type: DataType): VolleyError {
  return new VolleyError("INVALID_ARGUMENT", `a literal of type ${type.kind} holds a ${value === null ? "null" : typeof value}`);
}
