import { type DataType, duckdbType, type LiteralValue, sqlString, VolleyError } from "@volley/plan";

const microsPerDay = 86_400_000_000n;
/** Days and instants between the years 1 and 9999, which read as ISO text. */
const isoDays = { first: -719_162, last: 2_932_896 };

/** A constant as SQL of exactly its type. */
export function literal(value: LiteralValue, type: DataType): string {
  if (value === null) return type.kind === "null" ? "NULL" : `CAST(NULL AS ${duckdbType(type)})`;
  switch (type.kind) {
    case "boolean":
      return value ? "true" : "false";
    case "integer":
      return Number(value) === -2_147_483_648 ? "CAST(-2147483648 AS INTEGER)" : `${Number(value)}`;
    case "byte":
    case "short":
    case "long":
      return `CAST(${BigInt(value as bigint | number)} AS ${duckdbType(type)})`;
    case "float":
    case "double":
      return real(Number(value), duckdbType(type));
    case "decimal":
      return `CAST(${String(value)} AS ${duckdbType(type)})`;
    case "string":
      return sqlString(String(value));
    case "binary":
      return `CAST('${[...(value as Uint8Array)].map((byte) => `\\x${byte.toString(16).padStart(2, "0").toUpperCase()}`).join("")}' AS BLOB)`;
    case "date": {
      const days = Number(value);
      if (days < isoDays.first || days > isoDays.last) return `(DATE '1970-01-01' + ${days})`;
      return `DATE '${new Date(days * 86_400_000).toISOString().slice(0, 10)}'`;
    }
    case "timestamp":
      return instant(BigInt(value as bigint), "TIMESTAMPTZ", "make_timestamptz", "+00");
    case "timestamp_ntz":
      return instant(BigInt(value as bigint), "TIMESTAMP", "make_timestamp", "");
    case "day_time_interval":
      return `to_microseconds(${value as bigint | number})`;
    case "year_month_interval":
      return `to_months(${value as bigint | number})`;
    case "array":
      return `CAST([${(value as readonly LiteralValue[]).map((v) => literal(v, type.element)).join(", ")}] AS ${duckdbType(type)})`;
    default:
      throw new VolleyError("UNSUPPORTED_FEATURE", `Volley does not write constants of type ${type.kind} into a query`);
  }
}

/** A constant as SQL where its neighbours decide the type: `15` beside a bigint column. Undefined when only the exact form will do. */
export function looseLiteral(value: LiteralValue, type: DataType): string | undefined {
  if (value === null) return undefined;
  switch (type.kind) {
    case "byte":
    case "short":
    case "integer":
    case "long":
      return BigInt(value as bigint | number) > -2_147_483_648n ? `${value as bigint | number}` : undefined;
    case "double":
      return shortReal(Number(value));
    case "decimal":
      return String(value);
    default:
      return undefined;
  }
}

function real(value: number, type: string): string {
  if (Number.isNaN(value)) return `CAST('NaN' AS ${type})`;
  if (!Number.isFinite(value)) return `CAST('${value > 0 ? "" : "-"}Infinity' AS ${type})`;
  if (Object.is(value, -0)) return `CAST('-0.0' AS ${type})`;
  const short = shortReal(value);
  if (short) return `CAST(${short} AS ${type})`;
  const text = String(value);
  return `CAST(${text.includes("e") ? text : `${text}e0`} AS ${type})`;
}

/** Digits that DuckDB reads as a decimal and converts to this very double. */
function shortReal(value: number): string | undefined {
  const text = String(value);
  return /^-?\d{1,15}$|^-?\d{1,14}\.\d{1,14}$/.test(text) && text.replace(/\D/g, "").length <= 15 && !Object.is(value, -0)
    ? text
    : undefined;
}

function instant(micros: bigint, type: string, make: string, zone: string): string {
  const days = micros / microsPerDay;
  if (days <= BigInt(isoDays.first) || days >= BigInt(isoDays.last)) return `${make}(${micros})`;
  const seconds = micros >= 0n || micros % 1_000_000n === 0n ? micros / 1_000_000n : micros / 1_000_000n - 1n;
  const fraction = micros - seconds * 1_000_000n;
  const text = new Date(Number(seconds) * 1000).toISOString().slice(0, 19).replace("T", " ");
  return `${type} '${text}${fraction === 0n ? "" : `.${String(fraction).padStart(6, "0")}`}${zone}'`;
}
