import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { parseSchema, type Read, relation, type Relation } from "@volley/plan";
import type { SourceInfo } from "@volley/planner";

interface Table {
  readonly schema: string;
  readonly rows: number;
  readonly files: number;
  /** Columns over the row number i. */
  readonly sql: string;
}

/** Small datasets with nulls, skewed keys, several files, one of them empty, and types that join across widths. */
const tables: Readonly<Record<string, Table>> = {
  sales: {
    schema: "a int, b bigint, c double, s string, d decimal(10,2), at timestamp_ntz",
    rows: 60,
    files: 7,
    sql: `CASE WHEN i % 11 = 0 THEN NULL WHEN i % 2 = 0 THEN 1 ELSE i % 5 - 2 END::INTEGER AS a,
      CASE WHEN i % 13 = 0 THEN NULL ELSE i % 7 - 3 END::BIGINT AS b,
      CASE WHEN i % 9 = 0 THEN NULL WHEN i % 10 = 0 THEN -0.0 ELSE (i % 8) / 4.0 END::DOUBLE AS c,
      CASE WHEN i % 17 = 0 THEN NULL WHEN i % 6 = 0 THEN '' ELSE chr((97 + i % 4)::INTEGER) END AS s,
      CASE WHEN i % 19 = 0 THEN NULL ELSE i * 1.25 END::DECIMAL(10,2) AS d,
      CASE WHEN i % 23 = 0 THEN NULL ELSE TIMESTAMP '2024-02-28 22:00:00' + INTERVAL (i) HOUR END AS at`,
  },
  shops: {
    schema: "a bigint, n int, s string, f double",
    rows: 24,
    files: 3,
    sql: `CASE WHEN i % 7 = 0 THEN NULL ELSE i % 6 - 2 END::BIGINT AS a,
      (i % 4 - 1)::INTEGER AS n,
      CASE WHEN i % 5 = 0 THEN NULL ELSE chr((97 + i % 6)::INTEGER) END AS s,
      CASE WHEN i % 8 = 0 THEN NULL ELSE (i % 3 - 1)::DOUBLE END AS f`,
  },
  none: { schema: "a int, v string", rows: 0, files: 1, sql: "i::INTEGER AS a, 'x' AS v" },
};

export interface Fixture {
  readonly sources: (read: Read) => SourceInfo;
  readonly files: (input: { readonly read: Read }) => readonly string[];
  readonly remove: () => Promise<void>;
}

export const readTable = (name: string): Relation => relation("read", { format: "parquet", paths: [name], options: {} });

/** Writes the tables as Parquet files; file 2 of a table with several is empty. */
export async function makeFixture(): Promise<Fixture> {
  const folder = await mkdtemp(join(tmpdir(), "volley-planner-"));
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const paths = new Map<string, string[]>();
  for (const [name, table] of Object.entries(tables)) {
    const all = Array.from({ length: table.files }, (_, i) => join(folder, `${name}-${i}.parquet`));
    for (const [i, path] of all.entries()) {
      const full = i === 0 || i === table.files - 1 ? i : i === 1 ? -1 : i;
      await connection.run(
        `COPY (SELECT ${table.sql} FROM range(${table.rows}) AS r(i) WHERE CASE WHEN i % ${table.files} = 1 THEN 0 ELSE i % ${table.files} END = ${full}) TO '${path}' (FORMAT parquet)`,
      );
    }
    paths.set(name, all);
  }
  connection.closeSync();
  instance.closeSync();
  const filesOf = (read: Read): readonly string[] => paths.get(read.paths[0]!)!;
  return {
    files: (input) => filesOf(input.read),
    sources: (read) => ({
      schema: parseSchema(tables[read.paths[0]!]!.schema),
      format: "parquet",
      files: filesOf(read).map((url) => ({ url, size: 1000, etag: "1" })),
    }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
