import { VolleyError } from "../../errors.ts";
import { isNumeric } from "../../types/coercion.ts";
import { type DataType, decimalType, simpleTypes } from "../../types/data-type.ts";
import { constantText, convertible } from "../datetime/inputs.ts";
import { formatted } from "../datetime/print.ts";
import type { Constants, Conversion, FunctionTable, ScalarFunction } from "../definition.ts";
import { once } from "../once.ts";
import { exactType } from "../math/rounding.ts";
import { scalar } from "../rules.ts";

/** A format that writes numbers: a sign, a currency, runs of digits and groups, a point and digits, a sign. */
interface Written {
  readonly before: string;
  readonly currency: string;
  readonly whole: string;
  readonly point: boolean;
  readonly fraction: number;
  readonly after: string;
}

function readFormat(format: string): Written {
  const match = /^(S|MI)?(\$)?((?:[09]+(?:[G,][09]+)*)?)([D.]?)([09]*)(S|MI|PR)?$/.exec(format.toUpperCase());
  const [, before = "", currency = "", whole = "", point = "", fraction = "", after = ""] = match ?? [];
  if (match && (whole !== "" || (point !== "" && fraction !== "")))
    return { before, currency, whole: whole.replaceAll("G", ","), point: point !== "", fraction: fraction.length, after };
  throw new VolleyError("INVALID_FORMAT", `to_char() cannot read the number format "${format}"`, {
    hints: ['formats are as "999,999.99" or "S$0,009.00"'],
  });
}

/** The digits before the point, run by run: what 0 asks for and is not there is a zero, what 9 asks for a blank. */
function wholeSql(whole: string, digits: string): string {
  let from = 1;
  const parts: string[] = [];
  for (const run of whole.split(",")) {
    const piece = `substring(${digits}, ${from}, ${run.length})`;
    const sql = run.startsWith("0") ? `replace(${piece}, ' ', '0')` : piece;
    if (parts.length > 0) parts.push(`CASE WHEN regexp_matches(${parts.at(-1)}, '[0-9]$') THEN ',' ELSE ' ' END`);
    parts.push(sql);
    from += run.length;
  }
  return parts.join(" || ");
}

/** A decimal written by a format (ToNumberParser.format). Signs stand beside the digits, blanks outside; digits that do not fit are `#`. */
function writtenNumber(value: string, format: Written): string {
  const { before, currency, whole, point, fraction, after } = format;
  const width = whole.replaceAll(",", "").length;
  const negative = `${value} < 0`;
  const sign = (positive: string): string => `CASE WHEN ${negative} THEN '-' ELSE '${positive}' END`;
  const text = `CAST(abs(${value}) AS VARCHAR)`;
  const parts = once(text, (t) => `[ltrim(split_part(${t}, '.', 1), '0'), rtrim(split_part(${t}, '.', 2), '0')]`, "t");
  return once(
    parts,
    (p) => {
      const fits = `length(${p}[1]) <= ${width} AND length(${p}[2]) <= ${fraction}`;
      const digits = `CASE WHEN ${fits} THEN lpad(${p}[1], ${width}, ' ') ELSE repeat('#', ${width}) END`;
      const prefix =
        before === "S" ? sign("+") : before === "MI" ? sign(" ") : after === "PR" ? `CASE WHEN ${negative} THEN '<' ELSE '' END` : "''";
      const left = once(digits, (d) => `(${prefix} || '${currency}'${whole ? ` || ${wholeSql(whole, d)}` : ""})`, "d");
      const moved = `regexp_replace(${left}, '^([-+<])( +)', '\\2\\1')`;
      const decimals = `CASE WHEN ${fits} THEN rpad(${p}[2], ${fraction}, '0') ELSE repeat('#', ${fraction}) END`;
      const body = point ? `regexp_replace(${moved}, ' $', '0') || ${fraction > 0 ? `'.' || ${decimals}` : "' '"}` : moved;
      const suffix =
        after === "S"
          ? sign("+")
          : after === "MI"
            ? sign(" ")
            : after === "PR"
              ? `CASE WHEN ${negative} THEN '>' ELSE '  ' END`
              : undefined;
      const ended = suffix === undefined ? body : `regexp_replace(${body} || ${suffix}, '( +)([-+>])$', '\\2\\1')`;
      return once(ended, (e) => `CASE WHEN ${e} IN ('', '+', '-') THEN '0' ELSE ${e} END`, "e");
    },
    "p",
  );
}

const encodings: Readonly<Record<string, (v: string) => string>> = {
  base64: (v) => `base64(${v})`,
  hex: (v) => `hex(${v})`,
  "utf-8": (v) => `decode(${v})`,
};

function encoding(name: string): (v: string) => string {
  const found = encodings[name.toLowerCase()];
  if (found) return found;
  throw new VolleyError("INVALID_PARAMETER_VALUE", `to_char() writes bytes as base64, hex or utf-8, not "${name}"`);
}

const inputs: Conversion = {
  takes: "a number, a date, a timestamp or bytes, and a format",
  to: ([type]) => {
    if (type!.kind === "binary") return [type!, simpleTypes.string];
    if (isNumeric(type!)) return [decimalType(exactType(type!).precision, exactType(type!).scale), simpleTypes.string];
    return convertible(type!) && type!.kind !== "string" ? [simpleTypes.timestamp, simpleTypes.string] : undefined;
  },
};

/** How a type is written by a format. Throws where the format is none. */
function writer(type: DataType, constants: Constants, zone: string): (value: string) => string {
  const format = constantText(constants[1], "the format");
  if (type.kind === "binary") return encoding(format);
  if (type.kind !== "decimal") {
    formatted("v", format, { type: "timestamp", zone });
    return (value) => formatted(value, format, { type: "timestamp", zone });
  }
  const read = readFormat(format);
  return (value) => once(value, (v) => `CASE WHEN ${v} IS NOT NULL THEN ${writtenNumber(v, read)} END`);
}

const inZone =
  (zone: string): ScalarFunction["sql"] =>
  ([a], [type], _result, constants) =>
    writer(type!, constants, zone)(a!);

const row = scalar(
  2,
  inputs,
  ([type], constants) => {
    writer(type!, constants, "UTC");
    return simpleTypes.string;
  },
  inZone("UTC"),
  "A number, a date or timestamp, or bytes, written by a format.",
  { inZone },
);

/** Values written by a format. */
export const toChar: FunctionTable = { to_char: row, to_varchar: row };
