import { isIntegral } from "../../types/coercion.ts";
import { lambdaSql, once } from "../once.ts";
import type { FunctionTable } from "../definition.ts";
import { always, raise, scalar } from "../rules.ts";

const digits = "'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'";
const two64 = "18446744073709551616::HUGEINT";

/** The unsigned value of a numeral's leading valid digits; more than 64 bits are an error. */
const unsignedValue = (text: string, base: string): string => {
  const add = lambdaSql(["n", "d"], (n, d) => {
    const sum = `${n} * abs(${base}) + ${d}`;
    return `CASE WHEN ${sum} < ${two64} THEN ${sum} ELSE ${raise("ARITHMETIC_OVERFLOW", "conv() reads numbers of up to 64 bits")} END`;
  });
  const number = `list_reduce(list_transform(string_split(${text}, ''), lambda c: CAST(strpos(${digits}, c) - 1 AS HUGEINT)), ${add})`;
  return `CASE WHEN ${text} = '' THEN 0::HUGEINT ELSE ${number} END`;
};

const written = (value: string, base: string): string =>
  once(value, (v) => {
    const b = `CAST(abs(${base}) AS INTEGER)`;
    const last = `substr(${digits}, CAST(${v} % ${b} AS BIGINT) + 1, 1)`;
    return `CASE WHEN ${v} < ${b} THEN ${last} ELSE to_base(CAST(${v} // ${b} AS BIGINT), ${b}) || ${last} END`;
  });

function conv([text, from, to]: readonly string[]): string {
  const valid = `regexp_extract(upper(trim(${text}, ' ')), '^-?([' || substr(${digits}, 1, CAST(${from} AS BIGINT)) || ']*)', 1)`;
  const value = `CASE WHEN trim(${text}, ' ')[1] = '-' THEN -n ELSE n END`;
  const answer = once(
    once(unsignedValue(valid, from!), (n) => value.replaceAll(/\bn\b/g, n)),
    (n) =>
      `CASE WHEN ${to} < 0 THEN ${once(signed(n), (s) => `CASE WHEN ${s} < 0 THEN '-' ELSE '' END || ${written(`abs(${s})`, to!)}`)} ELSE ${written(`(${n} + ${two64}) % ${two64}`, to!)} END`,
  );
  return `CASE WHEN ${from} NOT BETWEEN 2 AND 36 OR abs(${to}) NOT BETWEEN 2 AND 36 OR trim(${text}, ' ') = '' THEN NULL WHEN ${text} IS NOT NULL THEN ${answer} END`;
}

const signed = (n: string): string => `((${n} + 27670116110564327424::HUGEINT) % ${two64} - 9223372036854775808::HUGEINT)`;

/** Numbers written in other bases. */
export const numerals: FunctionTable = {
  bin: scalar(1, ["long"], always("string"), ([a]) => `bin(${a})`, "Binary digits, of negative numbers as two's complement."),
  hex: scalar(
    1,
    ["any"],
    always("string"),
    ([a], [type]) =>
      type && isIntegral(type) ? `hex(CAST(${a} AS BIGINT))` : type?.kind === "binary" ? `hex(${a})` : `hex(CAST(${a} AS VARCHAR))`,
    "Hexadecimal digits of an integer, or of the bytes of a text or binary.",
  ),
  unhex: scalar(
    1,
    ["string"],
    always("binary"),
    ([a]) => `CASE WHEN regexp_full_match(${a}, '[0-9A-Fa-f]*') THEN unhex(${a}) END`,
    "The bytes of hexadecimal digits; null for anything else.",
    { mayBeNull: true },
  ),
  conv: scalar(
    3,
    ["string", "integer"],
    always("string"),
    conv,
    "A number's text in another base, 2 to 36; a negative target base writes it with its sign.",
    { mayBeNull: true },
  ),
};
