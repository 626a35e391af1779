import type { DataType, Read, StructField } from "@volley/plan";
import { cannotReadJson, cannotReadText } from "./cannot-read.ts";
import { fieldValue } from "./csv-value.ts";
import type { ValueForms } from "./datetime-value.ts";
import { isMalformed, jsonParts, jsonValue } from "./json-value.ts";

const before = "[MALFORMED_RECORD_IN_PARSING] ";

/** What a CSV's text (a column's name in SQL) stands for, an error where it stands for nothing. */
export function demandedText(read: Read, text: string, { name: column, type }: StructField, forms: ValueForms): string {
  return `coalesce(${fieldValue(read, text, type, forms)}, CASE WHEN ${text} IS NOT NULL THEN error(${cannotReadText(text, type, { before, column })}) END)`;
}

/** A member's value (a column of JSON in SQL), an error where it is none of the type. */
export function demandedJson(json: string, { name: column, type }: StructField, forms: ValueForms): string {
  const refused = `error(${cannotReadJson(json, type, { before, column })})`;
  return isNested(type)
    ? `CASE WHEN ${isMalformed(json, type, forms)} THEN ${refused} ELSE ${jsonParts(json, type, forms)} END`
    : `coalesce(${jsonValue(json, type, forms)}, CASE WHEN json_type(${json}) <> 'NULL' THEN ${refused} END)`;
}

const isNested = ({ kind }: DataType): boolean => kind === "array" || kind === "map" || kind === "struct";
