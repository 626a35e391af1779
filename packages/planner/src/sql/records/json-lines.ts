import { type Read, sqlString, type StructField } from "@volley/plan";
import { name } from "../name.ts";
import { jsonMembers } from "./json-objects.ts";
import { recordsSql } from "./records.ts";

const refusal = `error(${sqlString("[MALFORMED_RECORD_IN_PARSING] malformed JSON: ")} || left(record, 200))`;

/** The members that the objects of JSON lines have, a column of JSON for each field; fails where a line holds anything else. */
export function jsonColumns(read: Read, fields: readonly StructField[], more: readonly string[]): string {
  const { from, member } = jsonMembers(recordsSql(read, more), fields, more, refusal);
  const items = [...fields.map((field, i) => `${member(i)} AS ${name(field.name)}`), ...more];
  return `(SELECT ${items.length === 0 ? "members" : items.join(", ")} FROM (${from}))`;
}
