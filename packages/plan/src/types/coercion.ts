import {
  arrayType,
  type DataType,
  type DecimalType,
  decimalType,
  mapType,
  type StructField,
  type StructType,
  sameType,
  simpleTypes,
  structField,
  structType,
} from "./data-type.ts";
import { isIntervalType, widerInterval } from "./interval.ts";

const integralOrder = ["byte", "short", "integer", "long"];
const instantOrder = ["date", "timestamp_ntz", "timestamp"];
const integralDigits: Readonly<Record<string, number>> = { byte: 3, short: 5, integer: 10, long: 20 };

export function isIntegral(type: DataType): boolean {
  return integralOrder.includes(type.kind);
}

/** Whether an integral type holds every value of another. */
export function widens(from: DataType, to: DataType): boolean {
  return isIntegral(from) && integralOrder.indexOf(from.kind) <= integralOrder.indexOf(to.kind);
}

/** Whether values are points in time: dates and timestamps. */
export function isInstant(type: DataType): boolean {
  return instantOrder.includes(type.kind);
}

export function isNumeric(type: DataType): boolean {
  return isIntegral(type) || type.kind === "decimal" || type.kind === "float" || type.kind === "double";
}

/** The decimal that holds every value of an integral type; decimals stay. Undefined for other types. */
export function asDecimal(type: DataType): DecimalType | undefined {
  if (type.kind === "decimal") return type;
  const digits = integralDigits[type.kind];
  return digits === undefined ? undefined : decimalType(digits, 0);
}

/** A decimal type cut to 38 digits, the scale kept (DecimalType.bounded): sums and means. */
export function boundedDecimal(precision: number, scale: number): DecimalType {
  return decimalType(Math.min(38, precision), Math.min(38, scale));
}

/** A decimal type cut to 38 digits at the cost of the scale, of which up to 6 digits are kept (DecimalType.adjustPrecisionScale): arithmetic. */
export function adjustedDecimal(precision: number, scale: number): DecimalType {
  if (precision <= 38) return decimalType(precision, scale);
  const integral = precision - scale;
  return decimalType(38, Math.max(38 - integral, Math.min(scale, 6)));
}

/** A decimal type cut to 38 digits at the cost of the scale alone (DecimalType.boundedPreferIntegralDigits): values side by side. */
function widerDecimal(precision: number, scale: number): DecimalType {
  return precision <= 38 ? decimalType(precision, scale) : decimalType(38, Math.max(0, scale - (precision - 38)));
}

/** The least type both convert to without asking, by Spark's ANSI rules; undefined when there is none. */
export function commonType(a: DataType, b: DataType): DataType | undefined {
  if (sameType(a, b, false)) return a;
  if (a.kind === "null") return b;
  if (b.kind === "null") return a;
  if (isIntegral(a) && isIntegral(b)) return integralOrder.indexOf(a.kind) > integralOrder.indexOf(b.kind) ? a : b;
  if (isNumeric(a) && isNumeric(b)) {
    const x = asDecimal(a);
    const y = asDecimal(b);
    if (!x || !y) return simpleTypes[a.kind === "float" && b.kind === "float" ? "float" : "double"];
    const scale = Math.max(x.scale, y.scale);
    return widerDecimal(Math.max(x.precision - x.scale, y.precision - y.scale) + scale, scale);
  }
  if (a.kind === "string") return fromString(b);
  if (b.kind === "string") return fromString(a);
  if (isIntervalType(a) && isIntervalType(b)) return a.kind === b.kind ? widerInterval(a, b) : undefined;
  if (isInstant(a) && isInstant(b)) return instantOrder.indexOf(a.kind) > instantOrder.indexOf(b.kind) ? a : b;
  if (a.kind === "array" && b.kind === "array") {
    const element = commonType(a.element, b.element);
    return element && arrayType(element, a.containsNull || b.containsNull);
  }
  if (a.kind === "map" && b.kind === "map") {
    const key = commonType(a.key, b.key);
    const value = commonType(a.value, b.value);
    return key && value && mapType(key, value, a.valueContainsNull || b.valueContainsNull);
  }
  if (a.kind === "struct" && b.kind === "struct") return commonStruct(a, b);
  return undefined;
}

function commonStruct(a: StructType, b: StructType): StructType | undefined {
  if (a.fields.length !== b.fields.length) return undefined;
  const fields: StructField[] = [];
  for (const [i, field] of a.fields.entries()) {
    const other = b.fields[i]!;
    const type = commonType(field.type, other.type);
    if (!type || field.name.toLowerCase() !== other.name.toLowerCase()) return undefined;
    fields.push(structField(field.name, type, field.nullable || other.nullable));
  }
  return structType(fields);
}

/** What a string becomes beside another type (ANSI): integers read as bigint, other numbers as double, the rest as themselves. */
function fromString(other: DataType): DataType | undefined {
  if (isIntegral(other)) return simpleTypes.long;
  if (isNumeric(other)) return simpleTypes.double;
  return ["boolean", "date", "timestamp", "timestamp_ntz", "binary"].includes(other.kind) ? other : undefined;
}
