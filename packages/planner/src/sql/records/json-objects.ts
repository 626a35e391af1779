import { lambdaSql, once, onePass, sqlString, type StructField } from "@volley/plan";
import { areTwice, isRewritten, isTwice, quotedRaw, rawMembers } from "./json-raw.ts";
import { mendedJson } from "./json-mended.ts";

const blanks = "[\\t\\n\\r ]*";
const begins = (text: string, sign: string): string => `regexp_matches(${text}, '^${blanks}\\${sign}')`;

/** Whether a text is none but blanks, which is no record of JSON. */
const isBlank = (text: string): string => `regexp_full_match(${text}, '${blanks}')`;

/** The texts of the objects that a record holds: of an array its elements where all are objects, of what is none a null. */
const objectsOf = (record: string): string =>
  once(
    `CASE WHEN json_valid(${record}) THEN ${record} ELSE ${mendedJson(record)} END`,
    (text) => {
      const none = "[CAST(NULL AS VARCHAR)]";
      const areAll = (list: string): string =>
        `list_bool_and(list_transform(${list}, ${lambdaSql(["e"], (e) => begins(e!, "{"))})) IS NOT FALSE`;
      const elements = once(
        `CAST(json_extract(${text}, '$[*]') AS VARCHAR[])`,
        (list) => `CASE WHEN ${areAll(list)} THEN ${list} ELSE ${none} END`,
        "elements",
      );
      return `CASE WHEN ${begins(text, "{")} THEN [${text}] WHEN ${begins(text, "[")} THEN ${elements} ELSE ${none} END`;
    },
    "text",
  );

/** The records of a relation that hold any object, with the texts of these as a list. */
export const recordsOfObjects = (records: string, more: readonly string[]): string =>
  `SELECT ${["record", `${objectsOf("record")} AS objects`, ...more].join(", ")} FROM ${records} WHERE NOT ${isBlank("record")}`;

/** How the members of objects come as JSON. */
export interface JsonMembers {
  /** Rows with `record`, `objects` and `object`, where `members` is null for a record, or an element of it, that is no object. */
  readonly from: string;
  /** Each field's value in these by its position. */
  readonly member: (position: number) => string;
}

/**
 * The members that fields have in the objects of a relation's records, whose text is parsed once where it is an object. `otherwise` is in
 * place of the members of what is none.
 */
export function jsonMembers(records: string, fields: readonly StructField[], more: readonly string[], otherwise = "NULL"): JsonMembers {
  const shape = sqlString(`{${fields.map((f) => `${JSON.stringify(f.name)}:"JSON"`).join(",")}}`);
  const parsed = (text: string): string =>
    fields.length === 0 ? `nullif(json_valid(${text}), false)` : `TRY(json_transform(${text}, ${shape}))`;
  const read = `SELECT ${["record", onePass(`CASE WHEN ${begins("record", "{")} THEN ${parsed("record")} END`) + " AS parsed", ...more].join(", ")} FROM ${records} WHERE NOT ${isBlank("record")}`;
  const lists = `SELECT *, ${onePass(`CASE WHEN parsed IS NOT NULL THEN [record] ELSE ${objectsOf("record")} END`)} AS objects FROM (${read})`;
  const objects = `SELECT *, unnest(objects) AS object FROM (${lists})`;
  const members = onePass(
    `CASE WHEN parsed IS NOT NULL THEN parsed WHEN object IS NOT NULL THEN ${parsed("object")} ELSE ${otherwise} END`,
  );
  const all = `SELECT * EXCLUDE (parsed), ${members} AS members FROM (${objects})`;
  if (fields.length === 0) return { from: all, member: () => "NULL" };
  const made = (i: number): string => `struct_extract_at(members, ${i + 1})`;
  const names = fields.map((f) => f.name);
  const raw = `CASE WHEN ${isAnother(fields, made)} THEN ${rawMembers("object", names, "keys")} END`;
  return {
    from: `SELECT *, ${onePass(raw)} AS raw FROM (SELECT *, ${onePass("json_keys(object)")} AS keys FROM (${all}))`,
    member: (i) => `CASE WHEN raw IS NULL THEN ${made(i)} ELSE CAST(${quotedRaw(`raw[${i + 1}]`, fields[i]!.type)} AS JSON) END`,
  };
}

/** Whether the text of an object has something else than the members that DuckDB makes of it, where that matters. */
function isAnother(fields: readonly StructField[], made: (position: number) => string): string {
  const twice = [areTwice("keys", fields, made), ...fields.flatMap(({ type }, i) => isTwice(made(i), type) ?? [])];
  const rewritten = fields.flatMap(({ type }, i) => isRewritten(made(i), type, "object") ?? []);
  const other = rewritten.length === 0 ? [] : [`(${rewritten.join(" OR ")}) AND json_extract(object, '$') <> object`];
  return [...twice, ...other].join(" OR ");
}
