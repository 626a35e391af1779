import { VolleyError } from "../../errors.ts";
import { type DataType, decimalType, type DecimalType, simpleTypes } from "../../types/data-type.ts";
import { duckdbType, sqlString } from "../../types/duckdb-type.ts";
import type { Constants, FunctionTable, ScalarFunction } from "../definition.ts";
import { once } from "../once.ts";
import { raiseWith, scalar } from "../rules.ts";

/** A format of `to_number` without sign and brackets: digits 0 and 9, groups, a point. */
interface NumberFormat {
  readonly regex: string;
  readonly type: DecimalType;
}

/** What a format reads (ToNumberParser): `9` and `0` are digits, `G` `,` groups, `D` `.` the point, `$` a currency, `S` `MI` `PR` a sign. */
function readFormat(format: string, name: string): NumberFormat {
  const match = /^(S|MI)?(\$)?([09G,]+)(?:[D.]([09]+))?(S|MI|PR)?$/i.exec(format);
  if (!match)
    throw new VolleyError("INVALID_PARAMETER_VALUE", `${name}() cannot read the number format "${format}"`, {
      hints: ['formats are as "999,999.99" or "S$0,009.00"'],
    });
  const [, before = "", currency = "", whole = "", fraction = "", after = ""] = match;
  const groups = whole.split(/[G,]/i);
  // Groups that the text lacks take their commas with them.
  const digits = groups.reduce(
    (before, { length }, i) => (i === 0 ? `\\d{0,${length}}` : `(?:${before},\\d{${length}}|\\d{0,${length}})`),
    "",
  );
  const sign = (text: string): string =>
    text === "" ? "" : text.toUpperCase() === "S" ? "[+-]?" : text.toUpperCase() === "MI" ? "-?" : "";
  const plain = `${currency && "\\$"}${digits}${fraction && `(?:\\.\\d{0,${fraction.length}})?`}`;
  const bracketed = after.toUpperCase() === "PR" ? `(?:<${plain}>|${plain})` : plain;
  const precision = whole.replaceAll(/[G,]/gi, "").length + fraction.length;
  return { regex: `\\s*${sign(before)}${bracketed}${sign(after)}\\s*`, type: decimalType(precision, fraction.length) };
}

const formatOf = (constants: Constants, name: string): NumberFormat => {
  if (typeof constants[1] !== "string") throw new VolleyError("UNSUPPORTED_FEATURE", `${name}() takes a constant format`);
  return readFormat(constants[1], name);
};

function reading(name: string, strict: boolean, doc: string): ScalarFunction {
  const type = (_types: readonly DataType[], constants: Constants): DataType => formatOf(constants, name).type;
  return scalar(
    2,
    ["string"],
    type,
    ([text], _types, result, constants) =>
      once(text!, (v) => {
        const { regex } = formatOf(constants, name);
        const digits = `regexp_replace(${v}, '[^0-9.]', '', 'g')`;
        const sign = `CASE WHEN regexp_matches(${v}, '[-<]') THEN '-' ELSE '' END`;
        const read = `CAST(${sign} || ${digits} AS ${duckdbType(result)})`;
        const problem = `WHEN ${v} IS NOT NULL THEN ${raiseWith("INVALID_FORMAT", `'"' || ${v} || '" is not of the form ' || ${sqlString(String(constants[1]))}`)}`;
        return `CASE WHEN regexp_full_match(${v}, ${sqlString(regex)}) AND regexp_matches(${v}, '\\d') THEN ${read} ${strict ? problem : ""} END`;
      }),
    doc,
    { check: (constants) => void formatOf(constants, name), mayBeNull: !strict },
  );
}

/** Numbers in text of a format. */
export const numberFormats: FunctionTable = {
  to_number: reading("to_number", true, "A number in text of a format (`999,999.99`), as a decimal of its digits."),
  try_to_number: reading("try_to_number", false, "As to_number, null where the text is not of the format."),
};

/** How bytes are written in text, for `to_binary`. */
const encodings: Readonly<Record<string, (v: string) => readonly [fits: string, bytes: string]>> = {
  hex: (v) => [`regexp_full_match(${v}, '[0-9A-Fa-f]*')`, `unhex(${v})`],
  "utf-8": (v) => ["true", `encode(${v})`],
  utf8: (v) => ["true", `encode(${v})`],
  base64: (v) => [`regexp_full_match(${v}, '(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?')`, `from_base64(${v})`],
};

function toBinary(name: string, strict: boolean, doc: string): ScalarFunction {
  const encoding = ([, format = "hex"]: Constants) => {
    const found = typeof format === "string" ? encodings[format.toLowerCase()] : undefined;
    if (found) return found;
    throw new VolleyError("INVALID_PARAMETER_VALUE", `${name}() reads hex, utf-8 and base64, named by a constant`);
  };
  return scalar(
    [1, 2],
    ["string"],
    () => simpleTypes.binary,
    ([text], _types, _result, constants) =>
      once(text!, (v) => {
        const [fits, bytes] = encoding(constants)(v);
        const problem = raiseWith("CONVERSION_INVALID_INPUT", `'"' || ${v} || '" is no text of these bytes'`);
        return `CASE WHEN ${fits} THEN ${bytes} ${strict ? `WHEN ${v} IS NOT NULL THEN ${problem} ` : ""}END`;
      }),
    doc,
    { check: (constants) => void encoding(constants), mayBeNull: !strict },
  );
}

/** Bytes in text of an encoding. */
export const binaryFormats: FunctionTable = {
  to_binary: toBinary("to_binary", true, "The bytes of hexadecimal digits, or of text in utf-8 or base64."),
  try_to_binary: toBinary("try_to_binary", false, "As to_binary, null where the text is not of the encoding."),
};
