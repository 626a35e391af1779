import { type DataType, lambdaSql, once, onePass, sqlString, type StructField } from "@volley/plan";

const blanks = "[\\t\\n\\r ]*";
const begins = (text: string, sign: string): string => `regexp_matches(${text}, '^${blanks}\\${sign}')`;

/** Whether a text is none but blanks, which is no record of JSON. */
export const isBlank = (text: string): string => `regexp_full_match(${text}, '${blanks}')`;

/** The texts of the objects that a JSON text holds: of an array its elements where all are objects, of that no other a null. */
export function jsonObjects(text: string): string {
  const none = "[CAST(NULL AS VARCHAR)]";
  const all = (list: string): string => `list_bool_and(list_transform(${list}, ${lambdaSql(["e"], (e) => begins(e!, "{"))})) IS NOT FALSE`;
  const elements = once(
    `CAST(json_extract(${text}, '$[*]') AS VARCHAR[])`,
    (list) => `CASE WHEN ${all(list)} THEN ${list} ELSE ${none} END`,
  );
  return `CASE WHEN ${begins(text, "[")} THEN CASE WHEN json_valid(${text}) THEN ${elements} ELSE ${none} END ELSE [${text}] END`;
}

/** Whether a text is an object; `known`: it is JSON in any case. */
export const isObject = (text: string, known: boolean): string => `${begins(text, "{")}${known ? "" : ` AND json_valid(${text})`}`;

/** How the members of an object's text come as JSON: columns to be made of the text first, and each field's value of these by its position. */
export interface JsonMembers {
  readonly columns: readonly string[];
  readonly member: (position: number) => string;
}

/** The members that fields have in an object, whose text is parsed once. Each column is null, or fails with `otherwise`, where the text is none. */
export function jsonMembers(object: string, fields: readonly StructField[], known: boolean, otherwise = "NULL"): JsonMembers {
  const parsed = (text: string, of: readonly StructField[]): string =>
    of.length === 0 ? "true" : `json_transform(${text}, ${sqlString(`{${of.map((f) => `${JSON.stringify(f.name)}:"JSON"`).join(",")}}`)})`;
  const column = (text: string, of: readonly StructField[]): string =>
    onePass(`CASE WHEN ${isObject(object, known)} THEN ${parsed(text, of)} ELSE ${otherwise} END`);
  const exact = fields.filter(({ type }) => needsDigits(type));
  return {
    columns: [`${column(object, fields)} AS members`, ...(exact.length > 0 ? [`${column(quotedNumbers(object), exact)} AS exact`] : [])],
    member: (i) => {
      const place = exact.indexOf(fields[i]!);
      return place === -1 ? `struct_extract_at(members, ${i + 1})` : `struct_extract_at(exact, ${place + 1})`;
    },
  };
}

/** DuckDB takes a number with a fraction for a double, which does not hold all digits of a long decimal. */
function needsDigits(type: DataType): boolean {
  if (type.kind === "array") return needsDigits(type.element);
  return type.kind === "decimal" && type.scale > 0 && type.precision > 15;
}

/** An object's text with its numbers as strings, where there are long ones. */
function quotedNumbers(object: string): string {
  const before = '((?:[^"0-9-]|"(?:[^"\\\\]|\\\\.)*")*)';
  const quoted = `regexp_replace(${object}, ${sqlString(`${before}(-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)`)}, '\\1"\\2"', 'g')`;
  return `CASE WHEN regexp_matches(${object}, '[0-9][0-9.]{15}') THEN ${quoted} ELSE ${object} END`;
}
