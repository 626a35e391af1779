import { type ErrorDetails, VolleyError } from "../errors.ts";
import type { FileFormat } from "../relations/relation.ts";
import type { DataType, StructField } from "../types/data-type.ts";
import { typeText } from "../types/ddl.ts";

interface Held {
  readonly holds: (type: DataType, use: FileUse) => boolean;
  readonly hint: string;
}

/** What is done to files: Spark reads the bytes of a text as binary, and has no text from which they would come back. */
export type FileUse = "read" | "written";

const isFlat = ({ kind }: DataType): boolean => !["array", "map", "struct"].includes(kind);
// Their files know one kind of interval, which is read as one of days and seconds.
const withoutMonths: Held = { holds: (type) => !holdsKind(type, "year_month_interval"), hint: "cast it to string" };

const held: Partial<Readonly<Record<FileFormat, Held>>> = {
  csv: {
    holds: (type, use) => isFlat(type) && (type.kind !== "binary" || use === "read"),
    hint: "write it as text, e.g. by toJson() or base64(), or choose json or parquet",
  },
  text: { holds: ({ kind }) => kind === "string", hint: "cast it to string" },
  parquet: withoutMonths,
  arrow: withoutMonths,
};

/** Throws UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE for a column that files of the format cannot hold. */
export function requireTypes(format: FileFormat, fields: readonly StructField[], use: FileUse, at: ErrorDetails): void {
  const wrong = fields.find(({ type }) => held[format]?.holds(type, use) === false);
  if (wrong === undefined) return;
  throw new VolleyError(
    "UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE",
    `${format} files cannot hold column "${wrong.name}" of type ${typeText(wrong.type)}`,
    { ...at, hints: [held[format]!.hint] },
  );
}

/** Throws INVALID_JSON_SCHEMA_MAP_TYPE for a map that JSON cannot be read as: its keys are strings (ExprUtils.checkJsonSchema). */
export function requireJsonKeys(type: DataType, at: ErrorDetails): void {
  const wrong = found(type, (each) => each.kind === "map" && each.key.kind !== "string");
  if (wrong === undefined) return;
  throw new VolleyError("INVALID_JSON_SCHEMA_MAP_TYPE", `JSON has strings alone as keys and cannot be read as ${typeText(wrong)}`, {
    ...at,
    hints: ["read the map with string keys, and convert them by transformKeys(…)"],
  });
}

const holdsKind = (type: DataType, kind: DataType["kind"]): boolean => found(type, (each) => each.kind === kind) !== undefined;

/** The first type of those that a type is made of, itself among them, that a test finds. */
function found(type: DataType, test: (type: DataType) => boolean): DataType | undefined {
  if (test(type)) return type;
  for (const part of partsOf(type)) {
    const inside = found(part, test);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

function partsOf(type: DataType): readonly DataType[] {
  if (type.kind === "array") return [type.element];
  if (type.kind === "map") return [type.key, type.value];
  return type.kind === "struct" ? type.fields.map((field) => field.type) : [];
}
