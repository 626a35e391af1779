import { isTrue, type Read, sqlString, unescaped } from "@volley/plan";
import { type Blanks, blanksOf, hasHeader } from "./reader-options.ts";

/** Spark's CSV options; `maxCharsPerColumn` in bytes of a whole record. */
export interface CsvOptions {
  readonly header: boolean;
  /** Whether the types of undeclared columns are told from a sample; all are strings otherwise. */
  readonly inferred: boolean;
  readonly sep: string;
  readonly quote: string;
  readonly escape: string;
  readonly comment: string | undefined;
  readonly nullValue: string;
  readonly emptyValue: string;
  readonly longest: number | undefined;
  /** Which blanks around values are none of their text. */
  readonly blanks: Blanks;
}

/** The options of a CSV read that were checked. Spark's defaults, but for `mode`, `inferSchema` and `escape`. */
export function csvOptions({ options, ...read }: Read): CsvOptions {
  return {
    header: hasHeader({ ...read, options }),
    inferred: isTrue(options["inferschema"] ?? "true"),
    sep: unescaped(options["sep"] ?? options["delimiter"] ?? ","),
    quote: options["quote"] ?? '"',
    escape: options["escape"] || '"',
    comment: options["comment"] || undefined,
    nullValue: options["nullvalue"] ?? "",
    emptyValue: options["emptyvalue"] ?? "",
    blanks: blanksOf(options),
    longest: options["maxcharspercolumn"] === undefined ? undefined : Number(options["maxcharspercolumn"]),
  };
}

/** Named arguments of DuckDB's read_csv that tell how text is cut into fields and values; of a single column null is an empty line alone. */
export function readCsvArguments(read: Read, single = false): readonly string[] {
  const { sep, quote, escape, nullValue, emptyValue, comment, longest } = csvOptions(read);
  const nulls = [...new Set(single ? [""] : ["", nullValue])].map(sqlString);
  const argument = (key: string, value: string | undefined): string[] => (value === undefined ? [] : [`${key} = ${sqlString(value)}`]);
  return [
    ...argument("delim", sep),
    ...argument("quote", quote),
    ...argument("escape", escape),
    `nullstr = ${nulls.length === 1 ? nulls[0] : `[${nulls.join(", ")}]`}`,
    ...(nullValue === emptyValue && !single ? [] : ["allow_quoted_nulls = false"]),
    ...argument("comment", comment),
    ...longestRecord(longest),
  ];
}

/**
 * What the text of a string column stands for, where read_csv cannot tell it. Spark's rule (UnivocityParser): an empty field without quotes
 * is null, one in quotes is `emptyValue`, and any value that equals `nullValue` is null. So `""` is null unless the two differ.
 */
export function csvText(column: string, { nullValue, emptyValue }: CsvOptions, single: boolean): string {
  if (nullValue === emptyValue)
    return single ? [...new Set(["", nullValue])].reduce((text, each) => `nullif(${text}, ${sqlString(each)})`, column) : column;
  const value = nullValue === "" ? column : `nullif(${column}, ${sqlString(nullValue)})`;
  return emptyValue === "" ? value : `CASE ${value} WHEN '' THEN ${sqlString(emptyValue)} ELSE ${value} END`;
}

const defaultLongest = 16_000_000;
const defaultBuffer = 32_000_000;

/** Arguments of read_csv for records up to so many bytes. A buffer holds two; by itself DuckDB would take sixteen. */
export function longestRecord(bytes = defaultLongest): readonly string[] {
  return [`max_line_size = ${bytes}`, `buffer_size = ${Math.max(defaultBuffer, bytes * 2)}`];
}
