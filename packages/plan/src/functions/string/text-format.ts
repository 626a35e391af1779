import { VolleyError } from "../../errors.ts";
import { isIntegral } from "../../types/coercion.ts";
import { type DataType, type DecimalType, simpleTypes } from "../../types/data-type.ts";
import { sqlString } from "../../types/duckdb-type.ts";
import { once } from "../once.ts";
import { byNumberPattern, readNumberPattern } from "./number-pattern.ts";
import type { Constants, FunctionTable, ScalarFunction } from "../definition.ts";
import { roundReal } from "../math/rounding.ts";
import { always, scalar } from "../rules.ts";
import { magnitude } from "../math/wide-decimal.ts";

/** A number with digits after the point and commas between thousands, half to even as DecimalFormat has it. */
const formatNumber: ScalarFunction["sql"] = ([a, form], [type = simpleTypes.double, by], _result, constants) => {
  if (by?.kind !== "string") return withDigits(a!, `CAST(${form} AS INTEGER)`, type);
  if (constants[1] === null) return "CAST(NULL AS VARCHAR)";
  const pattern = readNumberPattern(String(constants[1]));
  const value = pattern.percent ? `(${a} * 100)` : a!;
  return byNumberPattern(withDigits(value, `${pattern.fraction[1]}`, pattern.percent ? simpleTypes.double : type), pattern);
};

/** Digits as a whole number, or a constant pattern. */
function formatNumberType([, form = simpleTypes.null]: readonly DataType[], [, pattern]: Constants): DataType {
  if (form.kind === "string") {
    if (pattern === undefined) throw new VolleyError("UNSUPPORTED_FEATURE", "formatNumber() takes a constant pattern, not one a row");
    if (pattern !== null) readNumberPattern(String(pattern));
  } else if (!isIntegral(form) && form.kind !== "null")
    throw new VolleyError("DATATYPE_MISMATCH", "formatNumber() takes a number of digits or a pattern");
  return simpleTypes.string;
}

function withDigits(a: string, digits: string, type: DataType): string {
  const fraction = `CASE WHEN ${digits} > 0 THEN '.' || repeat('0', ${digits}) ELSE '' END`;
  if (isIntegral(type)) return `CASE WHEN ${digits} >= 0 THEN format('{:,}', CAST(${a} AS BIGINT)) || ${fraction} END`;
  if (type.kind === "decimal") return `CASE WHEN ${digits} >= 0 THEN ${formatDecimal(a, digits, type)} END`;
  const real = `CAST(${a} AS DOUBLE)`;
  return (
    `CASE WHEN ${digits} < 0 THEN NULL WHEN isnan(${real}) THEN 'NaN' WHEN isinf(${real}) THEN CASE WHEN ${real} < 0 THEN '-∞' ELSE '∞' END ` +
    `ELSE format('{:,.' || ${digits} || 'f}', ${real}) END`
  );
}

/** Digit by digit: a double holds 17 of them. */
function formatDecimal(value: string, digits: string, { scale }: DecimalType): string {
  const places = `least(${digits}, ${scale})`;
  const halfEven = (n: string): string => {
    const [twice, unit] = [`2 * (${n}[1] % ${n}[2])`, `${n}[2]`];
    const up = `CAST(${twice} > ${unit} OR ${twice} = ${unit} AND (${n}[1] // ${unit}) % 2 = 1 AS UHUGEINT)`;
    return once(
      `CAST(${n}[1] // ${unit} + ${up} AS VARCHAR)`,
      (d) => `lpad(${d}, CAST(greatest(length(${d}), ${places} + 1) AS INTEGER), '0')`,
      "digits",
    );
  };
  return once(
    value,
    (v) => {
      const rounded = once(`[${magnitude(v)}, CAST('1' || repeat('0', ${scale} - ${places}) AS UHUGEINT)]`, halfEven, "n");
      const whole = (d: string): string => `left(${d}, length(${d}) - ${places})`;
      const grouped = (d: string): string => `reverse(rtrim(regexp_replace(reverse(${whole(d)}), '(\\d{3})', '\\1,', 'g'), ','))`;
      const fraction = (d: string): string =>
        `CASE WHEN ${digits} > 0 THEN '.' || right(${d}, ${places}) || repeat('0', ${digits} - ${places}) ELSE '' END`;
      return `CASE WHEN ${v} < 0 THEN '-' ELSE '' END || ${once(rounded, (d) => `${grouped(d)} || ${fraction(d)}`, "rounded")}`;
    },
    "value",
  );
}

interface Directive {
  readonly flags: string;
  readonly width: string;
  readonly precision: number | undefined;
  readonly kind: string;
  readonly index: number;
}

/** The literal texts and directives of a java.util.Formatter format, in order. Throws UNSUPPORTED_FEATURE for what Volley does not write. */
function directives(format: string): readonly (string | Directive)[] {
  const parts: (string | Directive)[] = [];
  let end = 0;
  let next = 0;
  for (const match of format.matchAll(/%(\d+\$)?([-#+ 0,(]*)(\d+)?(?:\.(\d+))?([a-zA-Z%])|%/g)) {
    parts.push(format.slice(end, match.index));
    end = match.index + match[0].length;
    const [whole, position, flags = "", width = "", precision, kind = ""] = match;
    if (kind === "%" || kind === "n") {
      parts.push(kind === "n" ? "\n" : "%");
      continue;
    }
    if (!/^[sSdfxXoceEb]$/.test(kind) || /[#(]/.test(flags))
      throw new VolleyError("UNSUPPORTED_FEATURE", `format_string() does not write "${whole}"`, {
        hints: ["it writes %s %S %b %c %d %o %x %X %e %E %f with the flags - + 0 , and blank"],
      });
    const index = position === undefined ? next++ : Number.parseInt(position, 10) - 1;
    parts.push({ flags, width, precision: precision === undefined ? undefined : Number(precision), kind, index });
  }
  return [...parts, format.slice(end)];
}

/** One value as its directive asks. */
function directiveSql({ flags, width, precision, kind }: Directive, value: string, type: DataType): string {
  const padded = (text: string): string => {
    if (width === "") return text;
    const fill = flags.includes("-") ? "rpad" : "lpad";
    return once(text, (t) => `CASE WHEN length(${t}) >= ${width} THEN ${t} ELSE ${fill}(${t}, ${width}, ' ') END`);
  };
  const orNull = (text: string): string => `coalesce(${text}, 'null')`;
  const cut = (text: string): string => (precision === undefined ? text : `left(${text}, ${precision})`);
  if (kind === "s" || kind === "S") {
    const text = orNull(`CAST(${value} AS VARCHAR)`);
    return padded(cut(kind === "S" ? `upper(${text})` : text));
  }
  if (kind === "b")
    return padded(
      cut(
        type.kind === "boolean"
          ? `CASE WHEN ${value} THEN 'true' ELSE 'false' END`
          : `CASE WHEN ${value} IS NULL THEN 'false' ELSE 'true' END`,
      ),
    );
  if (kind === "c") return padded(orNull(`chr(CAST(${value} AS INTEGER))`));
  if (kind === "x" || kind === "X" || kind === "o") return based(kind, flags, width, value, type, padded, orNull);
  const sign = flags.includes("+") ? "+" : flags.includes(" ") ? " " : "";
  const zeros = flags.includes("0") && width !== "" ? `0${width}` : "";
  const commas = flags.includes(",") ? "," : "";
  if (kind === "d") return padded(orNull(`format('{:${sign}${zeros}${commas}d}', CAST(${value} AS BIGINT))`));
  const digits = precision ?? 6;
  const rounded = kind === "f" ? roundReal(`CAST(${value} AS DOUBLE)`, digits, "DOUBLE", "up") : `CAST(${value} AS DOUBLE)`;
  return padded(orNull(`format('{:${sign}${zeros}${commas}.${digits}${kind}}', ${rounded})`));
}

/** Negative integers are written as two's complement of their width. */
function based(
  kind: string,
  flags: string,
  width: string,
  value: string,
  type: DataType,
  padded: (text: string) => string,
  orNull: (text: string) => string,
): string {
  const limit = type.kind === "long" ? "18446744073709551616" : "4294967296";
  const unsigned = `CASE WHEN ${value} < 0 THEN CAST(${value} AS HUGEINT) + ${limit} ELSE CAST(${value} AS HUGEINT) END`;
  const zeros = flags.includes("0") && width !== "" ? `0${width}` : "";
  return padded(orNull(`format('{:${zeros}${kind}}', ${unsigned})`));
}

const formatString: ScalarFunction["sql"] = ([, ...values], [, ...types], _result, constants) => {
  const parts = directives(String(constants[0])).map((part) =>
    typeof part === "string" ? sqlString(part) : directiveSql(part, values[part.index]!, types[part.index]!),
  );
  return `(${parts.filter((part) => part !== "''").join(" || ") || "''"})`;
};

function checkFormat(constants: Constants): void {
  if (typeof constants[0] !== "string")
    throw new VolleyError("UNSUPPORTED_FEATURE", "format_string() takes a constant format, not one a row");
  for (const part of directives(constants[0]))
    if (typeof part !== "string" && part.index >= constants.length - 1)
      throw new VolleyError("INVALID_PARAMETER_VALUE", `format_string() has no value for directive ${part.index + 1} of "${constants[0]}"`);
}

const format = scalar(
  [1, Number.POSITIVE_INFINITY],
  "any",
  always("string"),
  formatString,
  "Values written into a format, as printf does.",
  {
    check: checkFormat,
    neverNull: true,
  },
);

/** Values written for people. */
export const textFormats: FunctionTable = {
  format_number: scalar(
    2,
    ["numeric", "any"],
    formatNumberType,
    formatNumber,
    "A number with commas between thousands and so many digits after the point, half to even; or by a pattern such as `#,##0.00`.",
    { mayBeNull: true },
  ),
  format_string: format,
  printf: format,
};
