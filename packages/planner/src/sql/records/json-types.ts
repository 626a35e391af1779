import { arrayType, type DataType, type Read, sqlString, type StructType, structField, structType } from "@volley/plan";
import { byRecord, corruptName, readMode } from "../reader-options.ts";
import { isBlank, isObject, jsonObjects } from "./json-objects.ts";
import { jsonLines } from "./json-lines.ts";
import { recordsSql } from "./records.ts";

/**
 * SQL that lists the members of all objects of JSON files, over `{files}`: a row (name, type) each, with the type for `jsonStruct`. Records that
 * are malformed add the column for them in mode PERMISSIVE (JsonInferSchema).
 */
export function jsonTypesSql(read: Read): string {
  const known = !byRecord(read);
  const records = known ? jsonLines(read, []) : recordsSql(read, []);
  const texts = `SELECT unnest(${jsonObjects("record")}) AS text FROM ${records} WHERE NOT ${isBlank("record")}`;
  const objects = `SELECT CASE WHEN ${isObject("text", known)} THEN CAST(text AS JSON) END AS object FROM (${texts})`;
  const own = "json_group_structure(object)";
  const more = `json_merge_patch(coalesce(${own}, '{}'), ${sqlString(JSON.stringify({ [corruptName(read)]: "VARCHAR" }))})`;
  const structure = readMode(read) === "PERMISSIVE" ? `CASE WHEN bool_or(object IS NULL) THEN ${more} ELSE ${own} END` : own;
  return `SELECT key AS name, CAST(value AS VARCHAR) AS type FROM (SELECT ${structure} AS structure FROM (${objects})) AS found, json_each(found.structure)`;
}

const scalars: Readonly<Record<string, DataType>> = {
  BIGINT: { kind: "long" },
  UBIGINT: { kind: "long" },
  // Numbers above and below zero.
  HUGEINT: { kind: "long" },
  DOUBLE: { kind: "double" },
  BOOLEAN: { kind: "boolean" },
};

/** A type of DuckDB's json_structure() as Spark infers it: what is null or of several kinds is a string. */
function jsonType(structure: unknown): DataType {
  if (typeof structure === "string") return scalars[structure] ?? { kind: "string" };
  if (Array.isArray(structure)) return arrayType(jsonType(structure[0]));
  return jsonStruct(Object.entries(structure as object));
}

/** The members of objects with their types; as Spark does, in the order of their names. */
export function jsonStruct(members: readonly (readonly [name: string, structure: unknown])[]): StructType {
  const ordered = members.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return structType(ordered.map(([name, structure]) => structField(name, jsonType(structure))));
}
