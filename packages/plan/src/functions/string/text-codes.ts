import { VolleyError } from "../../errors.ts";
import { lambdaSql, once } from "../once.ts";
import type { Constants, FunctionTable, ScalarFunction } from "../definition.ts";
import { always, raise, scalar } from "../rules.ts";

const text = (sql: (a: string) => string, doc: string, options = {}) =>
  scalar(1, ["string"], always("string"), ([a]) => sql(a!), doc, options);
const same = (doc: string) => text((a) => a, doc);

/** Charsets by the names Spark takes; others are refused. */
function checkCharset(constants: Constants): void {
  if (!/^utf-?8$/i.test(String(constants[1] ?? "UTF-8")) || constants[1] === undefined)
    throw new VolleyError("UNSUPPORTED_FEATURE", "Volley encodes and decodes text as UTF-8 alone, named by a constant");
}

const mime = (a: string): string => `regexp_replace(split_part(${a}, '=', 1), '[^A-Za-z0-9+/]', '', 'g')`;
const badBase64 = raise("INVALID_PARAMETER_VALUE", "unbase64() takes groups of four base64 digits; one digit is left over");

const decodedUrl = (a: string): string => `url_decode(replace(${a}, '+', ' '))`;
const brokenUrl = (a: string): string => `regexp_matches(${a}, '%(?:[^0-9A-Fa-f]|[0-9A-Fa-f][^0-9A-Fa-f]|[0-9A-Fa-f]?$)')`;

/** The parts of an address (RFC 3986, appendix B), by Spark's names. */
const urlParts: Readonly<Record<string, (group: (n: number) => string, authority: (pattern: string) => string) => string>> = {
  PROTOCOL: (group) => group(1),
  AUTHORITY: (group) => group(2),
  USERINFO: (_, authority) => authority("^(.*)@"),
  HOST: (_, authority) => authority("^(?:.*@)?([^:@]*|\\[.*\\])(?::\\d*)?$"),
  PATH: (group) => group(3),
  QUERY: (group) => group(4),
  REF: (group) => group(5),
};
const url = "^(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(?:\\?([^#]*))?(?:#(.*))?$";

const parsed =
  (broken: string): ScalarFunction["sql"] =>
  ([a, , key], _types, _result, constants) => {
    const group = (n: number): string => `regexp_extract(${a}, '${url}', ${n})`;
    const authority = (pattern: string): string => `regexp_extract(${group(2)}, '${pattern}', 1)`;
    const name = String(constants[1]);
    const query = key === undefined ? "" : `regexp_extract(${group(4)}, '(?:^|&)' || regexp_escape(${key}) || '=([^&]*)', 1)`;
    const found = (() => {
      if (key !== undefined) return name === "QUERY" ? `nullif(${query}, '')` : "CAST(NULL AS VARCHAR)";
      if (name === "FILE") return `(${group(3)} || CASE WHEN ${group(4)} <> '' THEN '?' || ${group(4)} ELSE '' END)`;
      if (name === "PATH") return group(3);
      return urlParts[name] ? `nullif(${urlParts[name](group, authority)}, '')` : "CAST(NULL AS VARCHAR)";
    })();
    return `CASE WHEN regexp_matches(${a}, '[\\s<>"{}|\\\\^\`]') THEN ${broken} ELSE ${found} END`;
  };

function checkPart(constants: Constants): void {
  if (typeof constants[1] !== "string")
    throw new VolleyError(
      "UNSUPPORTED_FEATURE",
      "parse_url() takes the part as a constant: HOST, PATH, QUERY, REF, PROTOCOL, FILE, AUTHORITY or USERINFO",
    );
}

const parseUrl = (broken: string, doc: string) =>
  scalar([2, 3], ["string"], always("string"), parsed(broken), doc, { check: checkPart, mayBeNull: true });

/** Each character, hidden by its kind; null leaves a kind as it is. */
const mask: ScalarFunction["sql"] = ([a, upper = "'X'", lower = "'x'", digit = "'n'", other = "CAST(NULL AS VARCHAR)"]) => {
  const hidden = lambdaSql(["c"], (c) => {
    const kinds = [
      ["Lu", upper],
      ["Ll", lower],
      ["Nd", digit],
    ].map(([kind, by]) => `WHEN regexp_matches(${c}, '\\p{${kind}}') THEN coalesce(${by}, ${c})`);
    return `CASE ${kinds.join(" ")} ELSE coalesce(${other}, ${c}) END`;
  });
  return `array_to_string(list_transform(string_split(${a}, ''), ${hidden}), '')`;
};

/** Codes of Soundex for A to Z; 7 for letters that do not even divide equal codes. */
const soundexCodes = "'01230127022455012623017202'";
function soundex(a: string): string {
  const upper = `translate(${a}, 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')`;
  const codes = `translate(regexp_replace(${upper}, '[^A-Z]', 'A', 'g'), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', ${soundexCodes})`;
  const joined = once(codes, (c) => `replace(left(${c}, 1), '7', '0') || replace(substring(${c}, 2), '7', '')`);
  const single = [1, 2, 3, 4, 5, 6].reduce((s, d) => `regexp_replace(${s}, '${d}+', '${d}', 'g')`, joined);
  return `CASE WHEN ${a} = '' OR NOT regexp_matches(${a}, '^[A-Za-z]') THEN ${a} ELSE left(${upper}, 1) || left(replace(substring(${single}, 2), '0', '') || '000', 3) END`;
}

/** Edit distance in characters: DuckDB's own counts bytes, which is the same where each character is one. */
function levenshtein(a: string, b: string): string {
  const row = "generate_series(0, len(t))";
  const step =
    "list_transform([list_concat([least(row[1] + 1, 1000000)], list_transform(range(1, len(t) + 1), lambda j: " +
    "least(row[j + 1] + 1, row[j] + CASE WHEN t[j] = s[row[len(t) + 2] + 1] THEN 0 ELSE 1 END)))], lambda m: " +
    "list_append(list_transform(range(1, len(t) + 2), lambda j: list_min(list_transform(range(1, j + 1), lambda k: m[k] + j - k))), row[len(t) + 2] + 1))[1]";
  // The state is a row of the table of distances, and behind it the number of characters of the first text that were read.
  const reduced = `list_reduce(list_transform(s, lambda c: CAST([] AS BIGINT[])), lambda row, c: ${step}, list_append(${row}, 0))[len(t) + 1]`;
  const slow = `list_transform([{'s': string_split(${a}, ''), 't': string_split(${b}, '')}], lambda p: ${reduced.replaceAll(/\b([st])\b(?!')/g, "p.$1")})[1]`;
  return `CASE WHEN ${a} = '' OR ${b} = '' THEN length(${a}) + length(${b}) WHEN strlen(${a}) = length(${a}) AND strlen(${b}) = length(${b}) THEN levenshtein(${a}, ${b}) ELSE ${slow} END`;
}

/** Texts as codes, and codes as texts. */
export const textCodes: FunctionTable = {
  base64: scalar(1, ["binary"], always("string"), ([a]) => `base64(${a})`, "Bytes as base64."),
  unbase64: scalar(
    1,
    ["string"],
    always("binary"),
    ([a]) =>
      once(
        mime(a!),
        (m) =>
          `CASE WHEN length(${m}) % 4 = 1 THEN ${badBase64} ELSE from_base64(${m} || repeat('=', CAST((4 - length(${m}) % 4) % 4 AS BIGINT))) END`,
      ),
    "The bytes of base64; other characters are left out.",
  ),
  encode: scalar(2, ["string"], always("binary"), ([a]) => `encode(${a})`, "The bytes of a text in UTF-8.", { check: checkCharset }),
  decode: scalar(2, ["binary", "string"], always("string"), ([a]) => `decode(${a})`, "The text of bytes in UTF-8.", {
    check: checkCharset,
  }),
  url_encode: text(
    (a) => `replace(replace(replace(url_encode(${a}), '%20', '+'), '~', '%7E'), '%2A', '*')`,
    "As a form sends it (application/x-www-form-urlencoded).",
  ),
  url_decode: text(
    (a) =>
      `CASE WHEN ${brokenUrl(a)} THEN ${raise("CANNOT_DECODE_URL", "the text has a % that two hexadecimal digits do not follow")} ELSE ${decodedUrl(a)} END`,
    "What a form sent; a broken % is an error.",
  ),
  try_url_decode: text((a) => `CASE WHEN NOT ${brokenUrl(a)} THEN ${decodedUrl(a)} END`, "What a form sent; null with a broken %.", {
    mayBeNull: true,
  }),
  parse_url: parseUrl(
    raise("INVALID_URL", "the text is no URL"),
    "A part of a URL, or a key of its query; null where it has none, an error where it is no URL.",
  ),
  try_parse_url: parseUrl("NULL", "A part of a URL, or a key of its query; null where it has none or is no URL."),
  mask: scalar(
    [1, 5],
    ["string"],
    always("string"),
    mask,
    "With letters and digits hidden: upper X, lower x, digit n; null keeps a kind.",
    {
      nullable: ([a]: readonly boolean[]) => a!,
    },
  ),
  luhn_check: scalar(
    1,
    ["string"],
    always("boolean"),
    ([a]) =>
      `CASE WHEN regexp_full_match(${a}, '[0-9]+') THEN list_sum(list_transform(string_split(reverse(${a}), ''), lambda c, i: CASE WHEN i % 2 = 1 THEN CAST(c AS INTEGER) ELSE CAST(c AS INTEGER) * 2 - CASE WHEN c >= '5' THEN 9 ELSE 0 END END)) % 10 = 0 WHEN ${a} IS NOT NULL THEN false END`,
    "Whether digits end in their check digit (Luhn).",
  ),
  soundex: text(soundex, "Code of the English sound: a letter and three digits."),
  levenshtein: scalar(
    [2, 3],
    ["string", "string", "integer"],
    always("integer"),
    ([a, b, most]) => {
      const distance = `CAST(${levenshtein(a!, b!)} AS INTEGER)`;
      return most === undefined ? distance : once(distance, (d) => `CASE WHEN ${d} > ${most} THEN -1 ELSE ${d} END`);
    },
    "Edit distance in characters; with a threshold, -1 beyond it.",
    { costly: true },
  ),
  quote: text((a) => `('''' || replace(${a}, '''', '\\''') || '''')`, "In single quotes, with those inside escaped."),
  is_valid_utf8: scalar(
    1,
    ["string"],
    always("boolean"),
    ([a]) => `CASE WHEN ${a} IS NOT NULL THEN true END`,
    "Whether a text is valid UTF-8: all are.",
  ),
  make_valid_utf8: same("The text: all are valid UTF-8."),
  validate_utf8: same("The text: all are valid UTF-8."),
  try_validate_utf8: same("The text: all are valid UTF-8."),
  uuid: scalar(0, "any", always("string"), () => "CAST(gen_random_uuid() AS VARCHAR)", "A random UUID, new in every row and execution.", {
    neverNull: true,
    deterministic: false,
  }),
};
