import { type Read, sqlString, type StructType } from "@volley/plan";
import { corruptColumn, readMode } from "../reader-options.ts";
import { name } from "../name.ts";

/** Rows with a record's text as `record`, whether it is malformed as `bad`, and a value for each column of the files. */
export interface ParsedRecords {
  readonly from: string;
  /** The text of a malformed record. */
  readonly text: string;
  /** The value of a column, by its position among those of the files. */
  readonly value: (position: number) => string;
  /** What makes a record malformed, in order: a test, and a text that says it. */
  readonly faults: readonly { readonly column?: string; readonly test: string; readonly problem: string }[];
}

/**
 * The rows of a dataset from its records, by `mode` (FailureSafeParser): of a malformed one what can be read, with its text in the
 * corrupt-record column where the schema has it; or nothing; or an error.
 */
export function rowsByMode(read: Read, schema: StructType, { from, text, value }: ParsedRecords, more: readonly string[]): string {
  const mode = readMode(read);
  const corrupt = corruptColumn(read, schema);
  const own = schema.fields.filter((field) => field !== corrupt);
  const items = schema.fields.map((field) => {
    if (field !== corrupt) return `${value(own.indexOf(field))} AS ${name(field.name)}`;
    return `${mode === "PERMISSIVE" ? `CASE WHEN bad THEN ${text} END` : "CAST(NULL AS VARCHAR)"} AS ${name(field.name)}`;
  });
  const kept = {
    PERMISSIVE: "",
    DROPMALFORMED: "\n  WHERE NOT bad",
    FAILFAST: `\n  WHERE NOT CASE WHEN bad THEN ${refusal} ELSE false END`,
  };
  return `(SELECT ${[...items, ...more].join(", ")} FROM (${from})${kept[mode]})`;
}

const refusal = `error(${sqlString("[MALFORMED_RECORD_IN_PARSING] the record is malformed: ")} || left(record, 200))`;
