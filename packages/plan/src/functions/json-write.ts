import type { DataType } from "../types/data-type.ts";
import { sqlString } from "../types/duckdb-type.ts";
import { lambdaSql, once } from "./once.ts";
import { realText } from "./real-text.ts";

const quoted = (text: string): string => `CAST(to_json(${text}) AS VARCHAR)`;

/** The JSON text of a value that is not null (JacksonGenerator): fields that are null are left out, null elements and values of maps are not. */
export function writeJson(value: string, type: DataType): string {
  switch (type.kind) {
    case "string":
      return quoted(value);
    case "float":
    case "double":
      return once(value, (v) => `CASE WHEN isfinite(${v}) THEN ${realText(v, type.kind)} ELSE '"' || ${realText(v, type.kind)} || '"' END`);
    case "binary":
      return `'"' || to_base64(${value}) || '"'`;
    case "date":
      return `'"' || CAST(${value} AS VARCHAR) || '"'`;
    case "timestamp_ntz":
      return `'"' || strftime(${value}, '%Y-%m-%dT%H:%M:%S.%g') || '"'`;
    case "array":
      return `'[' || array_to_string(list_transform(${value}, ${lambdaSql(["x"], (x) => orNull(x!, type.element))}), ',') || ']'`;
    case "map": {
      const entry = (e: string): string =>
        `${quoted(`CAST(struct_extract(${e}, 'key') AS VARCHAR)`)} || ':' || ${orNull(`struct_extract(${e}, 'value')`, type.value)}`;
      return `'{' || array_to_string(list_transform(map_entries(${value}), ${lambdaSql(["e"], (e) => entry(e!))}), ',') || '}'`;
    }
    case "struct":
      return once(value, (s) => {
        const fields = type.fields.map((f) => {
          const field = `struct_extract(${s}, ${sqlString(f.name)})`;
          return `CASE WHEN ${field} IS NOT NULL THEN ${sqlString(`${JSON.stringify(f.name)}:`)} || ${writeJson(field, f.type)} END`;
        });
        return `'{' || concat_ws(',', ${fields.join(", ")}) || '}'`;
      });
    default:
      return `CAST(${value} AS VARCHAR)`;
  }
}

function orNull(value: string, type: DataType): string {
  return `CASE WHEN ${value} IS NULL THEN 'null' ELSE ${writeJson(value, type)} END`;
}
