import { type Read, sqlString, type StructField } from "@volley/plan";
import { filesMark, plainFolders } from "../files.ts";
import { name } from "../name.ts";
import { jsonMembers, jsonObjects } from "./json-objects.ts";

/** The lines of JSON files as `record`, by DuckDB's own reader: it leaves empty ones out, and fails at those that are no JSON. */
export function jsonLines({ options }: Read, more: readonly string[]): string {
  const longest = options["maxstringlen"];
  const args = [
    filesMark,
    "format = 'newline_delimited'",
    ...(longest === undefined ? [] : [`maximum_object_size = ${longest}`]),
    plainFolders,
    ...more.map((column) => `filename = '${column}'`),
  ];
  return `(SELECT ${["CAST(json AS VARCHAR) AS record", ...more].join(", ")} FROM read_json_objects(${args.join(", ")}))`;
}

const refusal = `error(${sqlString("[MALFORMED_RECORD_IN_PARSING] malformed JSON: ")} || left(record, 200))`;

/** The members that the objects of JSON lines have, a column of JSON for each field; fails where a line holds anything else. */
export function jsonColumns(read: Read, fields: readonly StructField[], more: readonly string[]): string {
  const objects = `SELECT ${["record", `unnest(${jsonObjects("record")}) AS object`, ...more].join(", ")} FROM ${jsonLines(read, more)}`;
  const { columns, member } = jsonMembers("object", fields, true, refusal);
  const items = [...fields.map((field, i) => `${member(i)} AS ${name(field.name)}`), ...more];
  if (items.length === 0) return `(${objects})`;
  return `(SELECT ${items.join(", ")} FROM (SELECT ${[...columns, ...more].join(", ")} FROM (${objects})))`;
}
