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
      return quoted(formatted(value, patterns.timestamp_ntz ?? "yyyy-MM-dd'T'HH:mm:ss[.SSS]", { type: "timestamp_ntz", zone }));
    case "timestamp":
      return quoted(formatted(value, patterns.timestamp ?? "yyyy-MM-dd'T'HH:mm:ss[.SSS][XXXXX]", { type: "timestamp", zone }));
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
      return once(value, (s) => {
        const fields = type.fields.map((f) => {
          const field = `struct_extract(${s}, ${sqlString(f.name)})`;
          const name = sqlString(`${JSON.stringify(f.name)}:`);
          if (forms.nulls) return `${name} || ${orNull(field, f.type, forms)}`;
          return `CASE WHEN ${field} IS NOT NULL THEN ${name} || ${writeJson(field, f.type, forms)} END`;
        });
        return `'{' || concat_ws(',', ${fields.join(", ")}) || '}'`;
      });
    default:
      return `CAST(${value} AS VARCHAR)`;
  }
}

function orNull(value: string, type: DataType, forms: JsonForms): string {
  return `CASE WHEN ${value} IS NULL THEN 'null' ELSE ${writeJson(value, type, forms)} END`;
}
