import { VolleyError } from "../errors.ts";
import { arrayType, type DataType, decimalType, mapType, type SimpleTypeName, simpleTypes, structField, structType } from "./data-type.ts";

const toDuck: { readonly [K in SimpleTypeName]: string } = {
  null: '"NULL"',
  boolean: "BOOLEAN",
  byte: "TINYINT",
  short: "SMALLINT",
  integer: "INTEGER",
  long: "BIGINT",
  float: "FLOAT",
  double: "DOUBLE",
  string: "VARCHAR",
  binary: "BLOB",
  date: "DATE",
  timestamp: "TIMESTAMP WITH TIME ZONE",
  timestamp_ntz: "TIMESTAMP",
  day_time_interval: "INTERVAL",
  year_month_interval: "INTERVAL",
};

/** DuckDB's own types and the Spark type that holds every one of their values. */
const fromDuck: Readonly<Record<string, DataType>> = {
  '"NULL"': simpleTypes.null,
  NULL: simpleTypes.null,
  BOOLEAN: simpleTypes.boolean,
  TINYINT: simpleTypes.byte,
  SMALLINT: simpleTypes.short,
  INTEGER: simpleTypes.integer,
  BIGINT: simpleTypes.long,
  UTINYINT: simpleTypes.short,
  USMALLINT: simpleTypes.integer,
  UINTEGER: simpleTypes.long,
  UBIGINT: decimalType(20, 0),
  HUGEINT: decimalType(38, 0),
  UHUGEINT: decimalType(38, 0),
  FLOAT: simpleTypes.float,
  DOUBLE: simpleTypes.double,
  VARCHAR: simpleTypes.string,
  JSON: simpleTypes.string,
  UUID: simpleTypes.string,
  BLOB: simpleTypes.binary,
  DATE: simpleTypes.date,
  TIMESTAMP: simpleTypes.timestamp_ntz,
  TIMESTAMP_S: simpleTypes.timestamp_ntz,
  TIMESTAMP_MS: simpleTypes.timestamp_ntz,
  TIMESTAMP_NS: simpleTypes.timestamp_ntz,
  "TIMESTAMP WITH TIME ZONE": simpleTypes.timestamp,
  TIMESTAMPTZ: simpleTypes.timestamp,
  INTERVAL: simpleTypes.day_time_interval,
};

/** A string as a SQL literal. A NUL would end the statement's text, so it is an expression then. */
export function sqlString(text: string): string {
  const literals = text.split("\0").map((part) => `'${part.replaceAll("'", "''")}'`);
  return literals.length === 1 ? literals[0]! : `(${literals.join(" || chr(0) || ")})`;
}

/** A name as a SQL identifier. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The DuckDB type that carries a Spark type, as SQL text. */
export function duckdbType(type: DataType): string {
  switch (type.kind) {
    case "decimal":
      return `DECIMAL(${type.precision},${type.scale})`;
    case "array":
      return `${duckdbType(type.element)}[]`;
    case "map":
      return `MAP(${duckdbType(type.key)}, ${duckdbType(type.value)})`;
    case "struct":
      return `STRUCT(${type.fields.map((f) => `${sqlName(f.name)} ${duckdbType(f.type)}`).join(", ")})`;
    default:
      return toDuck[type.kind];
  }
}

/**
 * The Spark type for a DuckDB type's text (as DESCRIBE prints it). Where the two differ (unsigned, hugeint, uuid), reading casts to
 * `duckdbType` of the result. Throws UNSUPPORTED_FEATURE for types that have no counterpart.
 */
export function fromDuckdbType(text: string): DataType {
  const [type, rest] = readType(text.trim());
  if (rest !== "") throw unsupported(text);
  return type;
}

function readType(text: string): [DataType, string] {
  let [type, rest] = readBase(text);
  for (let match = /^\[\d*\]/.exec(rest); match; match = /^\[\d*\]/.exec(rest)) {
    type = arrayType(type);
    rest = rest.slice(match[0].length);
  }
  return [type, rest];
}

function readBase(text: string): [DataType, string] {
  const decimal = /^DECIMAL\((\d+),\s*(\d+)\)/.exec(text);
  if (decimal) return [decimalType(Number(decimal[1]), Number(decimal[2])), text.slice(decimal[0].length)];
  if (text.startsWith("ENUM(")) return [simpleTypes.string, text.slice(closing(text, 4) + 1)];
  if (text.startsWith("MAP(")) {
    const [key, afterKey] = readType(text.slice(4));
    const [value, afterValue] = readType(afterKey.replace(/^,\s*/, ""));
    return [mapType(key, value), afterValue.slice(1)];
  }
  if (text.startsWith("STRUCT(")) {
    const fields = [];
    let rest = text.slice(7);
    while (!rest.startsWith(")")) {
      const name = /^(?:"((?:[^"]|"")*)"|([^\s"]+))\s+/.exec(rest);
      if (!name) throw unsupported(text);
      const [type, after] = readType(rest.slice(name[0].length));
      fields.push(structField(name[1] === undefined ? name[2]! : name[1].replaceAll('""', '"'), type));
      rest = after.replace(/^,\s*/, "");
    }
    return [structType(fields), rest.slice(1)];
  }
  const word = /^(?:TIMESTAMP WITH TIME ZONE|"NULL"|[A-Z_]+)/.exec(text)?.[0];
  const type = word === undefined ? undefined : fromDuck[word];
  if (!word || !type) throw unsupported(text);
  return [type, text.slice(word.length)];
}

function closing(text: string, open: number): number {
  let quoted = false;
  for (let i = open; i < text.length; i++) {
    if (text[i] === "'") quoted = !quoted;
    else if (text[i] === ")" && !quoted) return i;
  }
  throw unsupported(text);
}

function unsupported(text: string): VolleyError {
  return new VolleyError("UNSUPPORTED_FEATURE", `columns of DuckDB type ${text} have no counterpart among Spark's types`, {
    hints: ["leave the column out with select(), or convert it where the data is made"],
  });
}
