import { type DataType, duckdbType, isIntegral, isNumeric, sameType, sqlString } from "@volley/plan";

type CastSql = (value: string, to: string, mode: "ansi" | "try") => string;

const plain: CastSql = (value, to, mode) => `${mode === "try" ? "TRY_CAST" : "CAST"}(${value} AS ${to})`;

/** Spark reads only whole numbers, with blanks around; DuckDB would round `1.9` and read `1e3`, `0x10` and `1_000`. */
const stringToIntegral: CastSql = (value, to, mode) => {
  const read = `WHEN regexp_full_match(${value}, '\\s*[+-]?\\d+\\s*') THEN ${plain(value, to, mode)}`;
  if (mode === "try") return `CASE ${read} END`;
  const problem = `error(${sqlString('[CAST_INVALID_INPUT] cannot read "')} || ${value} || ${sqlString(`" as ${to}`)})`;
  return `CASE ${read} WHEN ${value} IS NOT NULL THEN ${problem} END`;
};

/** Conversion to another type by Spark's rules (Cast.scala, ANSI). */
export function castSql(value: string, from: DataType, to: DataType, mode: "ansi" | "try"): string {
  if (sameType(from, to)) return value;
  const type = duckdbType(to);
  return rule(from, to)(value, type, mode);
}

function rule(from: DataType, to: DataType): CastSql {
  const fractional = from.kind === "float" || from.kind === "double" || from.kind === "decimal";
  if (from.kind === "string" && isIntegral(to)) return stringToIntegral;
  if (from.kind === "string" && to.kind === "binary") return (value) => `encode(${value})`;
  if (from.kind === "binary" && to.kind === "string")
    return (value, _to, mode) => (mode === "try" ? `TRY(decode(${value}))` : `decode(${value})`);
  if (fractional && isIntegral(to)) return (value, type, mode) => plain(`trunc(${value})`, type, mode);
  if (from.kind === "timestamp" && to.kind === "string") return (value, type, mode) => plain(`CAST(${value} AS TIMESTAMP)`, type, mode);
  if (from.kind === "timestamp" && isIntegral(to)) return (value, type, mode) => plain(`floor(epoch(${value}))`, type, mode);
  if (from.kind === "timestamp" && isNumeric(to)) return (value, type, mode) => plain(`epoch(${value})`, type, mode);
  if (isNumeric(from) && to.kind === "timestamp") return (value) => `to_timestamp(${value})`;
  return plain;
}
