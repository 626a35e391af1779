import type { DataType } from "../../types/data-type.ts";
import { sqlString } from "../../types/duckdb-type.ts";
import type { PatternType } from "../datetime/pattern.ts";
import { formatted } from "../datetime/print.ts";
import { intervalText } from "../datetime/interval-text.ts";
import { lambdaSql, once } from "../once.ts";
import { realText } from "../math/real-text.ts";

/** What JSON text hangs on beside the values. */
export interface JsonForms {
  /** Spark's datetime patterns, by the type that they are of. */
  readonly patterns: Readonly<Partial<Record<PatternType, string | undefined>>>;
  /** The session's time zone. */
  readonly zone: string;
  /** Whether fields that are null are written too. */
  readonly nulls: boolean;
  /** Whether the microseconds of what has no pattern are kept where milliseconds are not enough: Spark writes milliseconds. */
  readonly exact?: boolean;
}

const quoted = (text: string): string => `CAST(to_json(${text}) AS VARCHAR)`;

/** The JSON text of a value that is not null (JacksonGenerator): null elements and values of maps are written in any case. */
export function writeJson(value: string, type: DataType, forms: JsonForms): string {
  const { patterns, zone } = forms;
  switch (type.kind) {
    case "string":
      return quoted(value);
    case "float":
    case "double":
      return once(value, (v) => `CASE WHEN isfinite(${v}) THEN ${realText(v, type.kind)} ELSE '"' || ${realText(v, type.kind)} || '"' END`);
    case "binary":
      return `'"' || to_base64(${value}) || '"'`;
    case "date":
      return quoted(formatted(value, patterns.date ?? "yyyy-MM-dd", { type: "date", zone }));
    case "timestamp_ntz":
    case "timestamp":
      return once(value, (v) => timestampText(v, type.kind, forms));
    case "day_time_interval":
    case "year_month_interval":
      return `'"' || ${intervalText(value, type)} || '"'`;
    case "array":
      return `'[' || array_to_string(list_transform(${value}, ${lambdaSql(["x"], (x) => orNull(x!, type.element, forms))}), ',') || ']'`;
    case "map": {
      const entry = (e: string): string =>
        `${quoted(`CAST(struct_extract(${e}, 'key') AS VARCHAR)`)} || ':' || ${orNull(`struct_extract(${e}, 'value')`, type.value, forms)}`;
      return `'{' || array_to_string(list_transform(map_entries(${value}), ${lambdaSql(["e"], (e) => entry(e!))}), ',') || '}'`;
    }
    case "struct":
      return once(value, (s) =>
        writeJsonObject(
          type.fields.map((f) => ({ name: f.name, type: f.type, value: `struct_extract(${s}, ${sqlString(f.name)})` })),
          forms,
        ),
      );
    default:
      return `CAST(${value} AS VARCHAR)`;
  }
}

/** The JSON text of an object of these members. */
export function writeJsonObject(
  members: readonly { readonly name: string; readonly type: DataType; readonly value: string }[],
  forms: JsonForms,
): string {
  const texts = members.map(({ name, type, value }) => {
    const before = sqlString(`${JSON.stringify(name)}:`);
    if (forms.nulls) return `${before} || ${orNull(value, type, forms)}`;
    return `CASE WHEN ${value} IS NOT NULL THEN ${before} || ${writeJson(value, type, forms)} END`;
  });
  return `'{' || concat_ws(',', ${texts.join(", ")}) || '}'`;
}

function timestampText(v: string, type: "timestamp" | "timestamp_ntz", { patterns, zone, exact }: JsonForms): string {
  const by = (pattern: string): string => quoted(formatted(v, pattern, { type, zone }));
  const given = patterns[type];
  if (given !== undefined) return by(given);
  const usual = (fraction: string): string => by(`yyyy-MM-dd'T'HH:mm:ss[.${fraction}]${type === "timestamp" ? "[XXXXX]" : ""}`);
  return exact ? `CASE WHEN epoch_us(${v}) % 1000 = 0 THEN ${usual("SSS")} ELSE ${usual("SSSSSS")} END` : usual("SSS");
}

function orNull(value: string, type: DataType, forms: JsonForms): string {
  return `CASE WHEN ${value} IS NULL THEN 'null' ELSE ${writeJson(value, type, forms)} END`;
}
