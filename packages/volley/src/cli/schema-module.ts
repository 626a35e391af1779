import { createSession } from "@volley/dataframe";
import { type DataType, isVolleyError, type SimpleTypeName, type StructField, type StructType, typeText, VolleyError } from "@volley/plan";
import { loadConfiguration } from "../config/load-config.ts";
import { openBackend } from "../session/backend.ts";

export interface SchemaOptions {
  readonly format: string;
  readonly header: boolean;
  readonly given: Readonly<Record<string, string>>;
}

const makers: Readonly<Record<SimpleTypeName, string>> = {
  null: "string",
  boolean: "boolean",
  byte: "byte",
  short: "short",
  integer: "integer",
  long: "long",
  float: "float",
  double: "double",
  string: "string",
  binary: "binary",
  date: "date",
  timestamp: "timestamp",
  timestamp_ntz: "timestampNtz",
  day_time_interval: "dayTimeInterval",
  year_month_interval: "yearMonthInterval",
};

/** The format that a path's ending tells: `a.csv.gz` is CSV. Parquet where it tells none. */
export function formatOf(path: string): "parquet" | "csv" | "json" {
  const [, ending = ""] = /\.(csv|json|jsonl|ndjson)(?:\.(?:gz|zst))?$/i.exec(path) ?? [];
  if (ending === "") return "parquet";
  return ending.toLowerCase() === "csv" ? "csv" : "json";
}

/** The schema of a dataset. */
export async function schemaOf(path: string, { format, header, given }: SchemaOptions): Promise<StructType> {
  const session = createSession(await openBackend(loadConfiguration({ given })), {});
  try {
    const reader = session.read.format(format as "parquet").options(format === "csv" ? { header, inferSchema: true } : {});
    return await reader.load(path).schema();
  } catch (error) {
    throw withoutProgram(error, path, format);
  } finally {
    await session.stop();
  }
}

/** No program of the user's is at fault: what to do lies in the command's own arguments. */
function withoutProgram(error: unknown, path: string, format: string): unknown {
  if (!isVolleyError(error)) return error;
  const { errorClass, message, where, hints, cause } = error;
  return new VolleyError(errorClass, message, { where, hints: [...hintsFor(errorClass, path, format), ...hints], cause });
}

function hintsFor(errorClass: string, path: string, format: string): string[] {
  if (errorClass === "PATH_NOT_FOUND")
    return [`the path may be an object, a folder or a pattern; --format ${otherFormats(format)} reads other files`];
  if (errorClass === "CANNOT_READ_FILE") return [`--format ${otherFormats(format)} if ${path} is not ${format}`];
  return [];
}

const otherFormats = (format: string): string => ["parquet", "csv", "json"].filter((other) => other !== format).join(" or ");

/** The schema for machines: types as DDL, which createDataFrame and read.schema take. */
export function schemaJson({ fields }: StructType): object {
  return { fields: fields.map(({ name, type, nullable }) => ({ name, type: typeText(type), nullable })) };
}

/** A TypeScript module that exports the schema of a dataset and its row type. */
export function moduleText(path: string, name: string, fields: readonly StructField[]): string {
  const used = new Set(["schema"]);
  const lines = fields.map((field) => `  ${key(field.name)}: ${fieldText(field.type, field.nullable, used)},`);
  const type = name[0]!.toUpperCase() + name.slice(1).replace(/s$/, "");
  return `// Written by: volley types ${path}
import { ${[...used].sort().join(", ")}, type Infer } from "volley";

export const ${name} = schema({
${lines.join("\n")}
});

export type ${type} = Infer<typeof ${name}>;
`;
}

function fieldText(type: DataType, nullable: boolean, used: Set<string>): string {
  return `${typeCall(type, used)}${nullable ? ".nullable()" : ""}`;
}

function typeCall(type: DataType, used: Set<string>): string {
  const use = (maker: string): string => {
    used.add(maker);
    return maker;
  };
  switch (type.kind) {
    case "decimal":
      return `${use("decimal")}(${type.precision}, ${type.scale})`;
    case "array":
      return `${use("arrayOf")}(${fieldText(type.element, type.containsNull, used)})`;
    case "map":
      return `${use("mapOf")}(${fieldText(type.key, false, used)}, ${fieldText(type.value, type.valueContainsNull, used)})`;
    case "struct":
      return `${use("structOf")}({ ${type.fields.map((f) => `${key(f.name)}: ${fieldText(f.type, f.nullable, used)}`).join(", ")} })`;
    default:
      return `${use(makers[type.kind])}()`;
  }
}

function key(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}
