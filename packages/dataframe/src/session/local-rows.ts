import { type LocalRelation, type Origin, type StructType, typeText, VolleyError } from "@volley/plan";
import { type BuiltColumn, buildColumn, type Misfit, shownValue } from "@volley/plan/values";
import type { Table } from "apache-arrow";
import { record } from "../argument-checks.ts";
import { structOf } from "../schema/struct-of.ts";
import { fromArrowSchema } from "../values/arrow-types.ts";
import { loadArrow } from "../values/decode.ts";
import { encodeColumns } from "../values/encode-columns.ts";
import { inferSchema } from "../values/infer-schema.ts";
import { localRelation } from "../values/local-data.ts";

/** A record of columns of one length. */
export type Columns = Readonly<Record<string, ArrayLike<unknown> & Iterable<unknown>>>;
export type LocalInput = readonly object[] | Columns | Table;

/** Rows, columns or an Arrow table as a relation. Values are checked and copied now, encoded when an action needs them. */
export function localRows(data: LocalInput, given: StructType | string | undefined, origin: Origin): LocalRelation {
  if (!Array.isArray(data)) record("createDataFrame()", data as Columns, origin);
  const schema = given === undefined || given === null ? undefined : structOf("createDataFrame()", given, origin);
  if (isTable(data)) {
    if (schema)
      throw new VolleyError("INVALID_ARGUMENT", "an Arrow table brings its schema along", {
        origin,
        hints: ["cast its columns afterwards"],
      });
    return localRelation(
      fromArrowSchema(data.schema.fields),
      data.numRows,
      async () => (await loadArrow()).tableToIPC(data, "stream"),
      origin,
    );
  }
  const { names, column, rows } = Array.isArray(data) ? fromRows(data, schema, origin) : fromColumns(data as Columns, schema, origin);
  const types = schema ?? inferSchema(names, column, origin);
  const refuse = ({ value, type, row, path }: Misfit): VolleyError => {
    const why = value === null ? "allowed" : `of type ${typeText(type)}`;
    return new VolleyError("DATATYPE_MISMATCH", `column "${path}", row ${row + 1}: ${shownValue(value)} is not ${why}`, { origin });
  };
  const built: BuiltColumn[] = types.fields.map((f) => buildColumn(f.type, column(f.name), { path: f.name, nullable: f.nullable, refuse }));
  return localRelation(types, rows, async () => encodeColumns(await loadArrow(), types, built, rows), origin);
}

interface Source {
  readonly names: readonly string[];
  readonly column: (name: string) => readonly unknown[];
  readonly rows: number;
}

function fromRows(rows: readonly object[], schema: StructType | undefined, origin: Origin): Source {
  const stray = rows.findIndex((row) => typeof row !== "object" || row === null);
  if (stray >= 0) throw new VolleyError("INVALID_ARGUMENT", `row ${stray + 1} is not an object`, { origin });
  const names = schema ? schema.fields.map((f) => f.name) : [...new Set(rows.flatMap((row) => Object.keys(row)))];
  if (names.length === 0)
    throw new VolleyError("INVALID_ARGUMENT", "no rows and no schema: the columns cannot be told", {
      origin,
      hints: ["give a schema as second argument"],
    });
  if (schema) refuseUnknown(rows, new Set(names), origin);
  return { names, column: (name) => rows.map((row) => (row as Record<string, unknown>)[name]), rows: rows.length };
}

function refuseUnknown(rows: readonly object[], names: ReadonlySet<string>, origin: Origin): void {
  for (const [i, row] of rows.entries()) {
    const unknown = Object.keys(row).find((name) => !names.has(name));
    if (unknown !== undefined)
      throw new VolleyError("INVALID_ARGUMENT", `row ${i + 1} has "${unknown}", which is not in the schema`, { origin });
  }
}

function fromColumns(columns: Columns, schema: StructType | undefined, origin: Origin): Source {
  const lists = new Map(
    Object.entries(columns).map(([name, values]) => {
      if (typeof values?.[Symbol.iterator] === "function") return [name, [...values]] as const;
      throw new VolleyError("INVALID_ARGUMENT", `column "${name}" is no list of values`, {
        origin,
        hints: ["rows come in a list: createDataFrame([{ … }])"],
      });
    }),
  );
  const [first] = lists;
  if (!first) throw new VolleyError("INVALID_ARGUMENT", "there are no columns", { origin });
  const rows = first[1].length;
  for (const [name, values] of lists)
    if (values.length !== rows)
      throw new VolleyError("INVALID_ARGUMENT", `column "${name}" has ${values.length} values, "${first[0]}" has ${rows}`, { origin });
  const missing = schema?.fields.find((f) => !lists.has(f.name));
  if (missing) throw new VolleyError("INVALID_ARGUMENT", `the column "${missing.name}" of the schema is not given`, { origin });
  return { names: [...lists.keys()], column: (name) => lists.get(name)!, rows };
}

function isTable(data: LocalInput): data is Table {
  const table = data as Partial<Table>;
  return Array.isArray(table.batches) && Array.isArray(table.schema?.fields);
}
