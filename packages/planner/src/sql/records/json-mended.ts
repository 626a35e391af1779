import { lambdaSql, once, sqlString } from "@volley/plan";
import { firstOf } from "./json-raw.ts";

/**
 * What Spark's parser takes of a text that is no JSON as it stands; null for other texts. A byte order mark does not count, strings may stand
 * in single quotes (allowSingleQuotes), and nothing counts behind the first value.
 */
export function mendedJson(text: string): string {
  return once(
    firstOf(`ltrim(${inDoubleQuotes(text)}, chr(65279))`),
    (first) => `CASE WHEN json_valid(${first}) THEN ${first} END`,
    "first",
  );
}

const token = `(?s)"(?:[^"\\\\]|\\\\.)*"|'(?:[^'\\\\]|\\\\.)*'|[^"']+|.`;

function inDoubleQuotes(text: string): string {
  const plain = (t: string, quotes: string): string =>
    `regexp_replace(${t}, ${sqlString(`((?:[^\\\\]|\\\\[^${quotes}])*)\\\\([${quotes}])`)}, '\\1\\2', 'gs')`;
  const requoted = (t: string): string =>
    `CASE WHEN len(${t}) > 1 AND starts_with(${t}, '''') THEN '"' || replace(${plain(`${t}[2:-2]`, "\"'")}, '"', '\\"') || '"' ELSE ${plain(t, "'")} END`;
  const tokens = `list_transform(regexp_extract_all(${text}, ${sqlString(token)}), ${lambdaSql(["t"], (t) => requoted(t!))})`;
  return `CASE WHEN contains(${text}, '''') THEN array_to_string(${tokens}, '') ELSE ${text} END`;
}
