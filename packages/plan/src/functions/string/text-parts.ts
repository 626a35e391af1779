import { arrayType, type DataType, simpleTypes } from "../../types/data-type.ts";
import { lowerCase } from "./letter-case.ts";
import { lambdaSql, once } from "../once.ts";
import type { FunctionTable, ScalarFunction } from "../definition.ts";
import { always, raise, scalar } from "../rules.ts";

const text = (
  arity: number | readonly [number, number],
  inputs: ScalarFunction["inputs"],
  sql: ScalarFunction["sql"],
  doc: string,
  options = {},
) => scalar(arity, inputs, always("string"), sql, doc, options);
const number = (
  arity: number | readonly [number, number],
  inputs: ScalarFunction["inputs"],
  sql: (args: readonly string[]) => string,
  doc: string,
  options = {},
) => scalar(arity, inputs, always("integer"), (args) => `CAST(${sql(args)} AS INTEGER)`, doc, options);

/**
 * A text cut behind what ends sentences: `!` and `?`, and `.` unless a small letter follows; of each sentence the words, numbers as they
 * are written.
 */
function sentences(value: string): string {
  const cut = `regexp_replace(regexp_replace(${value}, '([!?][\\p{Pe}\\p{Pf}"'']*\\s+)', '\\1' || chr(30), 'g'), '([.][\\p{Pe}\\p{Pf}"'']*\\s+)([^\\p{Ll}\\s])', '\\1' || chr(30) || '\\2', 'g')`;
  const words = (s: string): string => `regexp_extract_all(${s}, '[\\p{L}\\p{M}\\p{N}_]+(?:[-''’.,][\\p{L}\\p{M}\\p{N}_]+)*')`;
  const all = `list_transform(string_split(${cut}, chr(30)), ${lambdaSql(["s"], (s) => words(s!))})`;
  return `list_filter(${all}, ${lambdaSql(["w"], (w) => `len(${w}) > 0`)})`;
}

/** DuckDB counts negative lengths from the other end; Spark takes them as 0. */
const atLeast0 = (n: string): string => (/^\d+$/.test(n) ? n : `greatest(${n}, 0)`);

/** A part by Spark's positions: 0 counts as 1, negative ones from the end, from where a part may start before the first character. */
export function substringSql(value: string, from: string, length?: string): string {
  const count = length === undefined ? "" : `, ${atLeast0(length)}`;
  if (/^[1-9]\d*$/.test(from)) return `substring(${value}, ${from}${count})`;
  const early = length === undefined ? value : `left(${value}, greatest(length(${value}) + ${from} + ${length}, 0))`;
  return `CASE WHEN ${from} = 0 THEN substring(${value}, 1${count}) WHEN ${from} < - length(${value}) THEN ${early} ELSE substring(${value}, ${from}${count}) END`;
}

const padded =
  (name: "lpad" | "rpad"): ScalarFunction["sql"] =>
  ([a, length, pad = "' '"]) =>
    `CASE WHEN ${pad} = '' OR ${length} <= length(${a}) THEN left(${a}, ${atLeast0(length!)}) ELSE ${name}(${a}, ${length}, nullif(${pad}, '')) END`;

const positionOf = (part: string, whole: string, from?: string): string => {
  if (from === undefined) return `strpos(${whole}, ${part})`;
  const found = once(`strpos(substring(${whole}, ${from}), ${part})`, (at) => `CASE WHEN ${at} = 0 THEN 0 ELSE ${at} + ${from} - 1 END`);
  return `CASE WHEN ${from} IS NULL OR ${from} < 1 THEN 0 WHEN ${part} = '' THEN 1 ELSE ${found} END`;
};
const locate = number(
  [2, 3],
  ["string", "string", "integer"],
  ([part, whole, from]) => positionOf(part!, whole!, from),
  "Position of the first in the second, from a position on; 0 without one.",
);

const chr = text(
  1,
  ["long"],
  ([a]) => `CASE WHEN ${a} < 0 THEN '' ELSE chr(CAST(${a} % 256 AS INTEGER)) END`,
  "The character of a code, modulo 256; empty for negative codes.",
);

/** The parts of a text, and what is put in their place. */
export const textParts: FunctionTable = {
  left: text(2, ["string", "integer"], ([a, n]) => `left(${a}, ${atLeast0(n!)})`, "The first characters."),
  right: text(2, ["string", "integer"], ([a, n]) => `right(${a}, ${atLeast0(n!)})`, "The last characters."),
  lpad: text([2, 3], ["string", "integer", "string"], padded("lpad"), "Filled up at the start to a length, or cut to it."),
  rpad: text([2, 3], ["string", "integer", "string"], padded("rpad"), "Filled up at the end to a length, or cut to it."),
  repeat: text(2, ["string", "integer"], ([a, n]) => `repeat(${a}, ${n})`, "The text several times over."),
  space: text(1, ["integer"], ([n]) => `repeat(' ', ${n})`, "So many blanks."),
  instr: number(2, ["string"], ([whole, part]) => positionOf(part!, whole!), "Position of the second in the first, from 1; 0 without one."),
  locate,
  position: locate,
  ascii: number(1, ["string"], ([a]) => `ascii(${a})`, "Code of the first character; 0 of an empty text."),
  chr,
  char: chr,
  translate: text(
    3,
    ["string"],
    ([a, from, to]) => `translate(${a}, ${from}, ${to})`,
    "Each character of the second replaced by its fellow in the third, or left out.",
  ),
  overlay: text(
    [3, 4],
    ["string", "string", "integer", "integer"],
    ([a, by, from, length]) => {
      const taken = length === undefined ? `length(${by})` : `CASE WHEN ${length} < 0 THEN length(${by}) ELSE ${length} END`;
      return `(${substringSql(a!, "1", `${from} - 1`)} || ${by} || ${substringSql(a!, `(${from} + ${taken})`)})`;
    },
    "With the characters from a position on written over.",
  ),
  split_part: text(
    3,
    ["string", "string", "integer"],
    ([a, by, n]) =>
      `CASE WHEN ${n} = 0 THEN ${raise("INVALID_INDEX_OF_ZERO", "split_part() counts parts from 1, or from the end from -1")} ` +
      `WHEN ${by} = '' THEN CASE WHEN ${n} IN (1, -1) THEN ${a} ELSE '' END ELSE split_part(${a}, ${by}, ${n}) END`,
    "A part between separators, counted from 1, or from the end from -1; empty where there is none.",
  ),
  substring_index: text(
    3,
    ["string", "string", "integer"],
    ([a, by, n]) =>
      `CASE WHEN ${n} = 0 OR ${by} = '' THEN CASE WHEN ${a} IS NOT NULL THEN '' END ELSE ` +
      once(
        `string_split(${a}, ${by})`,
        (parts) => `array_to_string(CASE WHEN ${n} > 0 THEN ${parts}[1:${n}] ELSE ${parts}[${n}:] END, ${by})`,
      ) +
      " END",
    "What stands before so many separators, or after, counted from the end.",
  ),
  initcap: text(
    1,
    ["string"],
    ([a]) => {
      // ß has no upper case of one letter, and İ no lower case.
      const word = (w: string): string =>
        `CASE ${w}[1] WHEN 'ß' THEN 'Ss' ELSE upper(${w}[1]) END || (${lowerCase(`regexp_replace(${w}, '^İ', 'I')`)})[2:]`;
      return `array_to_string(list_transform(string_split(${a}, ' '), ${lambdaSql(["w"], (w) => word(w!))}), ' ')`;
    },
    "The first letter of each word in upper case, the others in lower; blanks divide words.",
  ),
  find_in_set: number(
    2,
    ["string"],
    ([a, list]) =>
      `CASE WHEN contains(${a}, ',') THEN 0 WHEN ${a} IS NOT NULL AND ${list} IS NOT NULL THEN coalesce(list_position(string_split(${list}, ','), ${a}), 0) END`,
    "Position of a text in a list divided by commas; 0 without one.",
  ),
  sentences: scalar(
    [1, 3],
    ["string"],
    () => arrayType(arrayType(simpleTypes.string, false), false),
    ([value]) => sentences(value!),
    "The sentences of a text, each as an array of its words; by the signs of western languages, whichever language is named.",
    { nullable: ([value]) => value! },
  ),
  elt: scalar(
    [2, Number.POSITIVE_INFINITY],
    ["integer", "text"],
    ([, first = simpleTypes.string]: readonly DataType[]) => first,
    ([n, ...values]) =>
      `CASE ${n} ${values.map((v, i) => `WHEN ${i + 1} THEN ${v}`).join(" ")} ` +
      `ELSE CASE WHEN ${n} IS NOT NULL THEN ${raise("INVALID_ARRAY_INDEX", `elt() has values 1 to ${values.length}`)} END END`,
    "The n-th of the values after it; another number is an error.",
    { mayBeNull: true, raises: ["INVALID_ARRAY_INDEX"] },
  ),
};
