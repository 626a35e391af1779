import { VolleyError } from "../../errors.ts";
import { isIntegral } from "../../types/coercion.ts";
import { type DataType, simpleTypes } from "../../types/data-type.ts";
import { typeText } from "../../types/ddl.ts";
import { duckdbType } from "../../types/duckdb-type.ts";
import type { FunctionTable, ScalarFunction } from "../definition.ts";
import { once } from "../once.ts";
import { always, common, infix, ofArgument, raise, scalar } from "../rules.ts";

const bitsOf: Readonly<Record<string, number>> = { byte: 8, short: 16, integer: 32, long: 64 };
const widthOf = (type: DataType): number => (type.kind === "long" ? 64 : 32);

/** Shifts work on int and bigint, by a count modulo their width, as Java's do. */
function shifted([type = simpleTypes.integer]: readonly DataType[]): DataType {
  return type.kind === "long" ? type : simpleTypes.integer;
}

const count = (n: string, type: DataType): string => `(${n} & ${widthOf(type) - 1})`;

/** A number of twice the width, cut to its low bits as a signed number. */
const wrapped = (value: string, type: DataType): string => {
  const half = 2n ** BigInt(widthOf(type) - 1);
  return `CAST(((${value} + ${half}::HUGEINT) & ${2n * half - 1n}::HUGEINT) - ${half}::HUGEINT AS ${duckdbType(type)})`;
};

const left: ScalarFunction["sql"] = ([a, n], _types, result) =>
  wrapped(`CAST(${a} AS HUGEINT) * CAST(pow(2, ${count(n!, result)}) AS HUGEINT)`, result);
const right: ScalarFunction["sql"] = ([a, n], _types, result) => `CAST(${a} >> ${count(n!, result)} AS ${duckdbType(result)})`;
const unsigned: ScalarFunction["sql"] = ([a, n], _types, result) =>
  wrapped(`((CAST(${a} AS HUGEINT) & ${2n ** BigInt(widthOf(result)) - 1n}::HUGEINT) >> CAST(${count(n!, result)} AS HUGEINT))`, result);

function integers(types: readonly DataType[]): DataType {
  const type = common(types);
  if (isIntegral(type) || type.kind === "null") return type;
  throw new VolleyError("DATATYPE_MISMATCH", `bitwise operators take integers, got ${typeText(type)}`);
}

const shift = (sql: ScalarFunction["sql"], doc: string) => scalar(2, ["integral", "integer"], shifted, sql, doc);
const bits = (sql: ScalarFunction["sql"], doc: string) => scalar(2, "same", integers, sql, doc);

const shiftleft = shift(left, "Bits moved left by a count modulo the width; what leaves is lost.");
const shiftright = shift(right, "Bits moved right, filled with the sign.");
const shiftrightunsigned = shift(unsigned, "Bits moved right, filled with zeros.");

const bitGet = scalar(
  2,
  ["integral", "integer"],
  always("byte"),
  ([a, at], [type = simpleTypes.long]) =>
    `CASE WHEN ${at} < 0 OR ${at} >= ${bitsOf[type.kind]} THEN ${raise("INVALID_PARAMETER_VALUE", `bit_get() takes a position from 0 to ${bitsOf[type.kind]! - 1}`)} ` +
    `ELSE CAST((CAST(${a} AS BIGINT) >> CAST(${at} AS BIGINT)) & 1 AS TINYINT) END`,
  "The bit at a position, from 0 at the right.",
);

const bitmapBits = 32_768;
/** Hexadecimal digits by the bits that are set in them. */
const halfBytes = [
  ["1248", 1],
  ["3569AC", 2],
  ["7BDE", 3],
  ["F", 4],
] as const;

/** Operations on the bits of integers. */
export const bitwise: FunctionTable = {
  "&": bits(infix("&"), "Bits that are set in both."),
  "|": bits(infix("|"), "Bits that are set in either."),
  "^": bits(([a, b]) => `xor(${a}, ${b})`, "Bits that are set in one alone."),
  "~": scalar(1, ["integral"], ofArgument(0), ([a]) => `(~${a})`, "All bits turned over."),
  shiftleft,
  shiftright,
  shiftrightunsigned,
  "<<": shiftleft,
  ">>": shiftright,
  ">>>": shiftrightunsigned,
  bit_count: scalar(
    1,
    ["any"],
    always("integer"),
    ([a], [type]) => (type?.kind === "boolean" ? `CAST(${a} AS INTEGER)` : `CAST(bit_count(CAST(${a} AS BIGINT)) AS INTEGER)`),
    "Number of bits that are set, of 64.",
  ),
  bitmap_bit_position: scalar(
    1,
    ["long"],
    always("long"),
    ([a]) => `CASE WHEN ${a} > 0 THEN (${a} - 1) % ${bitmapBits} ELSE CAST((- CAST(${a} AS HUGEINT)) % ${bitmapBits} AS BIGINT) END`,
    "The bit of a number in its bitmap of 32,768 bits.",
  ),
  bitmap_bucket_number: scalar(
    1,
    ["long"],
    always("long"),
    ([a]) => `CASE WHEN ${a} > 0 THEN 1 + (${a} - 1) // ${bitmapBits} ELSE ${a} // ${bitmapBits} END`,
    "The number of the bitmap of 32,768 bits that a number falls into.",
  ),
  bitmap_count: scalar(
    1,
    ["binary"],
    always("long"),
    ([a]) =>
      once(
        `hex(${a})`,
        (h) =>
          `CAST(${halfBytes.map(([digits, bits]) => `${bits} * (length(${h}) - length(translate(${h}, '${digits}', '')))`).join(" + ")} AS BIGINT)`,
      ),
    "Number of bits that are set in bytes.",
  ),
  bit_get: bitGet,
  getbit: bitGet,
};
