import {
  arrayType,
  type DataType,
  decimalType,
  lambdaSql,
  type Read,
  simpleTypes,
  sqlString,
  type StructType,
  structField,
  structType,
} from "@volley/plan";
import { corruptName, readMode } from "../reader-options.ts";
import { recordsOfObjects } from "./json-objects.ts";
import { recordsSql } from "./records.ts";

/**
 * SQL that lists the members of all objects of JSON files, over `{files}`: a row (name, type) each, with the type for `jsonStruct`. Records that
 * are malformed add the column for them in mode PERMISSIVE (JsonInferSchema).
 */
export function jsonTypesSql(read: Read): string {
  const texts = `SELECT unnest(objects) AS text FROM (${recordsOfObjects(recordsSql(read, []), [])})`;
  const objects = `SELECT CAST(CASE WHEN marks THEN ${marked("text")} ELSE text END AS JSON) AS object FROM texts, (SELECT bool_or(${needsMarks("text")}) AS marks FROM texts)`;
  const own = "json_group_structure(object)";
  const more = `json_merge_patch(coalesce(${own}, '{}'), ${sqlString(JSON.stringify({ [corruptName(read)]: "VARCHAR" }))})`;
  const structure = readMode(read) === "PERMISSIVE" ? `CASE WHEN bool_or(object IS NULL) THEN ${more} ELSE ${own} END` : own;
  return `WITH texts AS MATERIALIZED (${texts}) SELECT key AS name, CAST(value AS VARCHAR) AS type FROM (SELECT ${structure} AS structure FROM (${objects})) AS found, json_each(found.structure)`;
}

// DuckDB tells an object without members from nothing else, and integers of more than 64 bits neither from doubles nor from smaller ones. Where
// a file has any, all numbers and empty objects of it become objects whose only member says what they were.

const mark = "\u0001";
const needsMarks = (json: string): string => `regexp_matches(${json}, '[0-9]{19}|[{]\\s*[}]')`;

function marked(json: string): string {
  const tokens = `regexp_extract_all(${json}, '(?s)"(?:[^"\\\\]|\\\\.)*"|[{]\\s*[}]|-?(?:[0-9][0-9.eE+-]*|NaN|INF|Infinity)|[^"{0-9NI-]+|.')`;
  const markOf = (of: string): string => `'{"\\u0001' || ${of} || '":0}'`;
  const integer = (t: string): string =>
    `CASE WHEN TRY_CAST(${t} AS BIGINT) IS NOT NULL THEN 'i' WHEN len(ltrim(${t}, '-')) <= 38 THEN 'd' || len(ltrim(${t}, '-')) ELSE 'f' END`;
  const replaced = (t: string): string =>
    `CASE WHEN regexp_full_match(${t}, '-?[0-9]+') THEN ${markOf(integer(t))} WHEN regexp_full_match(${t}, '-?([0-9].*|NaN|INF|Infinity)') THEN ${markOf("'f'")} WHEN regexp_full_match(${t}, '[{]\\s*[}]') THEN ${markOf("'e'")} ELSE ${t} END`;
  return `array_to_string(list_transform(${tokens}, ${lambdaSql(["t"], (t) => replaced(t!))}), '')`;
}

const scalars: Readonly<Record<string, DataType>> = {
  BIGINT: simpleTypes.long,
  UBIGINT: simpleTypes.long,
  // Numbers above and below zero.
  HUGEINT: simpleTypes.long,
  DOUBLE: simpleTypes.double,
  BOOLEAN: simpleTypes.boolean,
};

type Members = readonly (readonly [name: string, structure: unknown])[];

/** A type of DuckDB's json_structure() as Spark infers it: what is null or of several kinds is a string; undefined for objects without members. */
function jsonType(structure: unknown): DataType | undefined {
  if (typeof structure === "string") return scalars[structure] ?? simpleTypes.string;
  if (Array.isArray(structure)) {
    const element = jsonType(structure[0]);
    return element && arrayType(element);
  }
  const members = Object.entries(structure as object);
  const marks = members.flatMap(([name]) => (name.startsWith(mark) ? [name.slice(mark.length)] : []));
  const numbers = marks.filter((each) => each !== "e");
  if (numbers.length > 0) return numbers.length === members.length ? numberType(numbers) : simpleTypes.string;
  const struct = jsonStruct(members);
  return struct.fields.length === 0 ? undefined : struct;
}

/** The type of numbers by their marks: one that holds all. */
function numberType(marks: readonly string[]): DataType {
  if (marks.includes("f")) return simpleTypes.double;
  const digits = marks.filter((each) => each !== "i").map((each) => Number(each.slice(1)));
  return digits.length === 0 ? simpleTypes.long : decimalType(Math.max(...(marks.includes("i") ? [20] : []), ...digits), 0);
}

/** The members of objects with their types; as Spark does, in the order of their names, without those that have none or hold nothing. */
export function jsonStruct(members: Members): StructType {
  const named = members.filter(([name]) => name !== "" && !name.startsWith(mark)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return structType(
    named.flatMap(([name, structure]) => {
      const type = jsonType(structure);
      return type === undefined ? [] : [structField(name, type)];
    }),
  );
}
