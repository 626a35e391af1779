import { type ErrorDetails, VolleyError } from "../errors.ts";
import type { FileFormat } from "../relations/relation.ts";
import type { DataType, StructField } from "../types/data-type.ts";
import { typeText } from "../types/ddl.ts";

const holds: Partial<Readonly<Record<FileFormat, (type: DataType) => boolean>>> = {
  csv: ({ kind }) => !["array", "map", "struct"].includes(kind),
  text: ({ kind }) => kind === "string",
};

/** Throws UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE for a column that files of the format cannot hold. */
export function requireTypes(format: FileFormat, fields: readonly StructField[], at: ErrorDetails): void {
  const wrong = fields.find(({ type }) => holds[format]?.(type) === false);
  if (wrong === undefined) return;
  const hint = format === "csv" ? "write it as text, e.g. by toJson(), or choose json or parquet" : "cast it to string";
  throw new VolleyError(
    "UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE",
    `${format} files cannot hold column "${wrong.name}" of type ${typeText(wrong.type)}`,
    {
      ...at,
      hints: [hint],
    },
  );
}
