import type { FunctionTable } from "../definition.ts";
import { lambdaSql, once } from "../once.ts";
import { always, scalar } from "../rules.ts";

const alphabet = "'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'";

/** Five bytes, as ten hexadecimal digits, are eight characters of five bits. */
const written = (hex: string): string => {
  const number = (i: string): string => `CAST('0x' || rpad(substring(${hex}, ${i}, 10), 10, '0') AS BIGINT)`;
  const characters = (n: string): string =>
    [35, 30, 25, 20, 15, 10, 5, 0].map((bits) => `substring(${alphabet}, ((${n} >> ${bits}) & 31) + 1, 1)`).join(" || ");
  const groups = lambdaSql(["i"], (i) => once(number(i!), characters, "n"));
  const text = `array_to_string(list_transform(range(1, length(${hex}) + 1, 10), ${groups}), '')`;
  // Characters of which no bit is a byte's are filling.
  return `rpad(left(${text}, (length(${hex}) * 4 + 4) // 5), CAST((length(${hex}) + 9) // 10 * 8 AS INTEGER), '=')`;
};

/** As commons-codec reads it: other characters are left out, bits that fill no byte too, but of a last character alone, which is three bits. */
const read = (text: string): string => {
  const value = lambdaSql(["n", "d"], (n, d) => `${n} * 32 + ${d}`);
  const digit = (c: string): string => `CAST(strpos(${alphabet}, ${c}) - 1 AS BIGINT)`;
  const digits = (i: string): string =>
    `list_transform(string_split(rpad(substring(${text}, ${i}, 8), 8, 'A'), ''), lambda c: ${digit("c")})`;
  const groups = lambdaSql(["i"], (i) => `printf('%010X', list_reduce(${digits(i!)}, ${value}))`);
  const hex = `array_to_string(list_transform(range(1, length(${text}) + 1, 8), ${groups}), '')`;
  const alone = `CASE WHEN length(${text}) % 8 = 1 THEN printf('%02X', ${digit(`right(${text}, 1)`)} >> 2) ELSE '' END`;
  return `unhex(left(${hex}, length(${text}) * 5 // 8 * 2) || ${alone})`;
};

/** Bytes in the alphabet of RFC 4648, five bits a character. */
export const base32: FunctionTable = {
  to_base32: scalar(1, ["binary"], always("string"), ([a]) => once(`hex(${a})`, written, "hex"), "Bytes as base32."),
  from_base32: scalar(
    1,
    ["string"],
    always("binary"),
    ([a]) => once(`regexp_replace(upper(split_part(${a}, '=', 1)), '[^A-Z2-7]', '', 'g')`, read, "text"),
    "The bytes of base32; other characters are left out.",
  ),
};
