import type { Random } from "./random.ts";
import { bigint, type Column, duckdbType, int, sqlName, sqlText } from "./types.ts";
import { randomPool, sqlValue, type Value } from "./values.ts";

/** Rows of a table, in the files that hold them. */
export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  /** Rows by file; a file may have none. */
  readonly files: readonly (readonly (readonly Value[])[])[];
  /** Whether the last column is in the names of folders, as Hive has it, and not in the files. */
  readonly folders?: boolean | undefined;
}

const sizes = [0, 1, 7, 40, 150, 300, 300, 1000];
const nullShares = [0, 0, 0.05, 0.3, 1];

/** A table whose columns are skewed, null in part, or all different. The first two serve as keys: `id` is unique; where it is `large`, `k` is skewed. */
export function randomTable(random: Random, name: string, large = false): Table {
  const rows = large ? random.pick([300, 600, 1000]) : random.pick(sizes);
  const sources = [
    { type: bigint(1000), make: (_: Random, row: number): Value => String(row) },
    { type: int(20), make: skewed(random, (r) => String(r.below(20)), large) },
    ...Array.from({ length: 2 + random.below(5) }, () => {
      const { type, make } = randomPool(random);
      return { type, make: skewed(random, make) };
    }),
  ];
  const columns = sources.map(({ type }, i): Column => ({ name: i === 0 ? `${name}_id` : i === 1 ? `${name}_k` : `${name}_c${i}`, type }));
  const all = Array.from({ length: rows }, (_, row) => sources.map(({ make }) => make(random, row)));
  const files = Array.from({ length: (large ? 4 : 1) + random.below(large ? 3 : 6) }, (): (readonly Value[])[] => []);
  const inUse = large ? files : random.some(files, 1);
  for (const row of all) random.pick(inUse).push(row);
  const folders = random.chance(0.3) && all.some((row) => row[1] !== null);
  if (!folders) return { name, columns, files };
  const keyLast = <T>(items: readonly T[]): T[] => [...items.toSpliced(1, 1), items[1]!];
  return { name, columns: keyLast(columns), files: files.map((rows) => rows.map(keyLast)), folders };
}

function skewed(random: Random, make: (random: Random) => Value, surely = false): (random: Random, row: number) => Value {
  const nulls = surely ? 0 : random.pick(nullShares);
  const heavy = surely || random.chance(0.4) ? { value: make(random), share: random.pick([0.6, 0.9, 0.97]) } : undefined;
  return (r) => {
    if (r.chance(nulls)) return null;
    return heavy && r.chance(heavy.share) ? heavy.value : make(r);
  };
}

/** Where a table lies whole, for plain DuckDB. */
export const plainFile = (table: Table, folder: string): string => `${folder}/${table.name}-whole/rows.parquet`;

/** A statement that writes a file, and the folder that must be there. */
interface FileStatement {
  readonly folder: string;
  readonly sql: string;
}

/** Statements that write a table below a folder: once as it is read by Volley, once whole. */
export function writeStatements(table: Table, folder: string): FileStatement[] {
  const { name, columns, files } = table;
  const whole = copy(columns, files.flat(), `${folder}/${name}-whole`, "rows");
  if (!table.folders) return [whole, ...files.map((rows, i) => copy(columns, rows, `${folder}/${name}`, `part-${i}`))];
  const key = columns.at(-1)!;
  const inFolders = files.flatMap((rows, i) =>
    [...new Set(rows.map((row) => row.at(-1) as string | null))].map((value) => {
      const own = rows.filter((row) => row.at(-1) === value).map((row) => row.slice(0, -1));
      return copy(columns.slice(0, -1), own, `${folder}/${name}/${key.name}=${value ?? "__HIVE_DEFAULT_PARTITION__"}`, `part-${i}`);
    }),
  );
  return [whole, ...inFolders];
}

function copy(columns: readonly Column[], rows: Table["files"][number], folder: string, name: string): FileStatement {
  const lines = rows.map((row) => `(${row.map((value, j) => sqlValue(columns[j]!.type, value)).join(", ")})`);
  const names = columns.map((c) => sqlName(c.name)).join(", ");
  const select =
    lines.length > 0
      ? `SELECT * FROM (VALUES ${lines.join(",\n")}) rows(${names})`
      : `SELECT ${columns.map((c) => `CAST(NULL AS ${duckdbType(c.type)}) AS ${sqlName(c.name)}`).join(", ")} WHERE false`;
  return { folder, sql: `COPY (${select}) TO ${sqlText(`${folder}/${name}.parquet`)} (FORMAT parquet)` };
}
