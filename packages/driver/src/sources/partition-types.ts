import { type DataType, decimalType, simpleTypes } from "@volley/plan";

/** What stands for null in the name of a partition's folder. */
export const nullPartition = "__HIVE_DEFAULT_PARTITION__";

/**
 * The type of a partition column by its values, as Spark tells it (PartitioningUtils): the first of int, bigint, decimal, double, date,
 * timestamp that reads a value, string otherwise; then the one that holds all values.
 */
export function partitionType(values: readonly (string | null)[]): DataType {
  const types = values.filter((value) => value !== null).map(typeOfValue);
  return types.length === 0 ? simpleTypes.string : types.reduce(wider);
}

function typeOfValue(text: string): DataType {
  if (/^[+-]?\d+$/.test(text)) return integralType(text);
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) || /^(NaN|-?Infinity)$/.test(text)) return simpleTypes.double;
  if (isDate(text.slice(0, 10))) {
    if (text.length === 10) return simpleTypes.date;
    if (/^.{10}[ T]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?$/.test(text)) return simpleTypes.timestamp;
  }
  return simpleTypes.string;
}

function integralType(text: string): DataType {
  const value = BigInt(text.replace("+", ""));
  if (BigInt.asIntN(32, value) === value) return simpleTypes.integer;
  if (BigInt.asIntN(64, value) === value) return simpleTypes.long;
  const digits = text.replace(/^[+-]?0*/, "").length;
  return digits <= 38 ? decimalType(digits, 0) : simpleTypes.double;
}

function isDate(text: string): boolean {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** Of two types one that holds the values of both. Long and decimal lose digits as doubles: such a mixture is text. */
function wider(a: DataType, b: DataType): DataType {
  if (a.kind === "decimal" && b.kind === "decimal") return a.precision >= b.precision ? a : b;
  if (a.kind === b.kind) return a;
  const kinds = new Set([a.kind, b.kind]);
  const one = (kind: DataType["kind"]): DataType => (a.kind === kind ? a : b);
  if (kinds.has("decimal") && (kinds.has("integer") || kinds.has("long"))) return one("decimal");
  if (kinds.has("integer") && kinds.has("long")) return simpleTypes.long;
  if (kinds.has("integer") && kinds.has("double")) return simpleTypes.double;
  if (kinds.has("date") && kinds.has("timestamp")) return simpleTypes.timestamp;
  return simpleTypes.string;
}
