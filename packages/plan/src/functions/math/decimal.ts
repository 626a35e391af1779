import type { DecimalType } from "../../types/data-type.ts";
import { duckdbType } from "../../types/duckdb-type.ts";
import { once, trying } from "../once.ts";
import { longDivision, longProduct, longRemainder, longWholeQuotient } from "./wide-decimal.ts";
import { raise } from "../rules.ts";

/** Powers of ten that 128 bits hold. */
const tenTo = (exponent: number): string => `CAST(1${"0".repeat(exponent)} AS HUGEINT)`;

/** A decimal's digits as an integer (HUGEINT): 12.50 as 1250. */
function unscaled(value: string, { precision, scale }: DecimalType): string {
  if (scale === 0) return `CAST(${value} AS HUGEINT)`;
  // DuckDB multiplies decimals of 18 digits in 64 bits, whatever the product needs.
  const shifted = (v: string, digits = precision): string =>
    `CAST(${digits + scale < 18 ? v : `CAST(${v} AS DECIMAL(38,${scale}))`} * CAST(1${"0".repeat(scale)} AS DECIMAL(${scale + 1},0)) AS HUGEINT)`;
  if (precision + scale < 38) return shifted(value);
  if (scale > 18) return `CAST(replace(CAST(${value} AS VARCHAR), '.', '') AS HUGEINT)`;
  return once(
    value,
    (v) =>
      `(CAST(trunc(${v}) AS HUGEINT) * ${tenTo(scale)} + ${shifted(`CAST(${v} - trunc(${v}) AS DECIMAL(${scale + 1},${scale}))`, scale + 1)})`,
    "d",
  );
}

function scaled(digits: string, type: DecimalType): string {
  if (type.scale === 0) return `CAST(${digits} AS ${duckdbType(type)})`;
  const unit = `CAST(0.${"0".repeat(type.scale - 1)}1 AS DECIMAL(${type.scale},${type.scale}))`;
  return `CAST(CAST(${digits} AS DECIMAL(38,0)) * ${unit} AS ${duckdbType(type)})`;
}

/** What arithmetic in 128 bits says, or where they do not hold what lies on the way, arithmetic by parts. */
function inBits(args: readonly string[], short: (...args: string[]) => string, long: (...args: string[]) => string): string {
  return args.reduceRight<(values: string[]) => string>(
    (inner, arg, i) => (values) => once(arg, (v) => inner([...values, v]), `n${i}`),
    (values) =>
      `coalesce(${trying(values, short)}, CASE WHEN ${values.map((v) => `${v} IS NOT NULL`).join(" AND ")} THEN ${long(...values)} END)`,
  )([]);
}

/** The exact quotient of two decimals, rounded half away from zero; DuckDB divides decimals as doubles. */
export function decimalQuotient(a: string, x: DecimalType, b: string, y: DecimalType, result: DecimalType): string {
  const shift = Math.max(0, result.scale - x.scale + y.scale);
  const short = (dividend: string, divisor: string): string =>
    scaled(
      once(
        `[${unscaled(dividend, x)}${shift === 0 ? "" : ` * ${tenTo(shift)}`}, ${unscaled(divisor, y)}]`,
        (q) => rounded(`${q}[1]`, `${q}[2]`),
        "q",
      ),
      result,
    );
  if (x.precision + shift <= 38) return short(a, b);
  return inBits([a, b], short, (dividend, divisor) => longDivision(dividend, x, divisor, y, result));
}

/** The quotient of two decimals without its fraction, as bigint. */
export function decimalWholeQuotient(a: string, x: DecimalType, b: string, y: DecimalType): string {
  const digits = (value: string, type: DecimalType): string => {
    const shift = Math.max(x.scale, y.scale) - type.scale;
    return `${unscaled(value, type)}${shift === 0 ? "" : ` * ${tenTo(shift)}`}`;
  };
  const short = (p: string, q: string): string => `CAST((${digits(p, x)}) // (${digits(q, y)}) AS BIGINT)`;
  if (Math.max(x.precision - x.scale, y.precision - y.scale) + Math.max(x.scale, y.scale) <= 38) return short(a, b);
  return inBits([a, b], short, (p, q) => longWholeQuotient(p, x, q, y));
}

/** A product whose exact digits are too many, rounded half away from zero. */
export function decimalProduct(a: string, x: DecimalType, b: string, y: DecimalType, result: DecimalType): string {
  const wide = (v: string, { scale }: DecimalType): string => `CAST(${v} AS DECIMAL(38,${scale}))`;
  const long = (p: string, q: string): string => longProduct(p, x, q, y, result);
  if (x.scale + y.scale > 38)
    return once(a, (p) => once(b, (q) => `CASE WHEN ${p} IS NOT NULL AND ${q} IS NOT NULL THEN ${long(p, q)} END`, "n1"), "n0");
  return inBits([a, b], (p, q) => `CAST(${wide(p, x)} * ${wide(q, y)} AS ${duckdbType(result)})`, long);
}

/** A sum or difference whose exact digits are too many, rounded half away from zero. */
export function decimalSumOf(operator: "+" | "-", args: readonly string[], types: readonly DecimalType[], result: DecimalType): string {
  const scale = Math.max(...types.map((type) => type.scale));
  const short = (a: string, b: string): string =>
    `CAST(CAST(${a} AS DECIMAL(38,${scale})) ${operator} CAST(${b} AS DECIMAL(38,${scale})) AS ${duckdbType(result)})`;
  return inBits(args, short, (a, b) => {
    const narrow = `DECIMAL(${Math.min(scale + 2, 38)},${scale})`;
    const fraction = (v: string): string => `CAST(${v} - trunc(${v}) AS ${narrow})`;
    const parts = `{'i': CAST(trunc(${a}) AS HUGEINT) ${operator} CAST(trunc(${b}) AS HUGEINT), 'f': ${fraction(a)} ${operator} ${fraction(b)}}`;
    // Rounding looks at the sign of the whole: both parts get the same.
    const carry = (s: string): string => `CASE WHEN ${s}.i > 0 AND ${s}.f < 0 THEN -1 WHEN ${s}.i < 0 AND ${s}.f > 0 THEN 1 ELSE 0 END`;
    const type = duckdbType(result);
    return once(
      parts,
      (s) => once(carry(s), (c) => `CAST(${s}.i + ${c} AS ${type}) + CAST(CAST(${s}.f - ${c} AS ${narrow}) AS ${type})`, "c"),
      "s",
    );
  });
}

/** The remainder of two decimals; DuckDB takes those as doubles that have no common decimal type. */
export function decimalRemainder(a: string, x: DecimalType, b: string, y: DecimalType, result: DecimalType): string {
  const scale = Math.max(x.scale, y.scale);
  if (Math.max(x.precision - x.scale, y.precision - y.scale) + scale <= 38) return `CAST(${a} % ${b} AS ${duckdbType(result)})`;
  const digits = (value: string, type: DecimalType): string => `${unscaled(value, type)} * ${tenTo(scale - type.scale)}`;
  const short = (p: string, q: string): string =>
    `CAST(${scaled(`(${digits(p, x)}) % (${digits(q, y)})`, { kind: "decimal", precision: 38, scale })} AS ${duckdbType(result)})`;
  return inBits([a, b], short, (p, q) => longRemainder(p, x, q, y, result));
}

function rounded(a: string, b: string): string {
  const up = `CASE WHEN abs(${a} % ${b}) < abs(${b}) - abs(${a} % ${b}) THEN 0 WHEN (${a} < 0) = (${b} < 0) THEN 1 ELSE -1 END`;
  return `${a} // ${b} + ${up}`;
}

/** A sum of decimals divided by their number, exactly; null where there are none. */
export function decimalMean(sum: string, count: string, scale: number, result: DecimalType): string {
  const more = tenTo(result.scale - scale);
  const digits = once(
    `[${unscaled(sum, { kind: "decimal", precision: 38, scale })}, ${count}]`,
    (q) => `${q}[1] // ${q}[2] * ${more} + ${once(`[${q}[1] % ${q}[2] * ${more}, ${q}[2]]`, (r) => rounded(`${r}[1]`, `${r}[2]`), "r")}`,
    "q",
  );
  return scaled(`CASE WHEN ${count} > 0 THEN ${digits} END`, result);
}

/** A sum of numbers of so many digits as its type. DuckDB adds decimals up in 128 bits, which hold some numbers of 39 digits too. */
export function decimalSum(sum: string, digits: number, result: DecimalType): string {
  // Rows are counted by numbers of 19 digits.
  if (result.precision < 38 || digits + 19 <= 38) return `CAST(${sum} AS ${duckdbType(result)})`;
  const most = `${"9".repeat(38 - result.scale)}${result.scale > 0 ? `.${"9".repeat(result.scale)}` : ""}`;
  const overflow = raise("ARITHMETIC_OVERFLOW", "overflow in a sum of decimals");
  return `CASE WHEN abs(${sum}) > CAST(${most} AS ${duckdbType(result)}) THEN ${overflow} ELSE CAST(${sum} AS ${duckdbType(result)}) END`;
}
