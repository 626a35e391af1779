import type { Random } from "./random.ts";
import { bigint, type Column, duckdbType, int, sqlName, sqlText } from "./types.ts";
import { randomPool, sqlValue, type Value } from "./values.ts";

/** Rows of a table, in the files that hold them. */
export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  /** Rows by file; a file may have none. */
  readonly files: readonly (readonly (readonly Value[])[])[];
}

const sizes = [0, 1, 7, 40, 40, 150, 300];
const nullShares = [0, 0, 0.05, 0.3, 1];

/** A table whose columns are skewed, null in part, or all different. The first three serve as keys: `id` is unique. */
export function randomTable(random: Random, name: string): Table {
  const rows = random.pick(sizes);
  const sources = [
    { type: bigint(1000), make: (_: Random, row: number): Value => String(row) },
    { type: int(20), make: skewed(random, (r) => String(r.below(20))) },
    ...Array.from({ length: 2 + random.below(5) }, () => {
      const { type, make } = randomPool(random);
      return { type, make: skewed(random, make) };
    }),
  ];
  const columns = sources.map(({ type }, i): Column => ({ name: i === 0 ? `${name}_id` : i === 1 ? `${name}_k` : `${name}_c${i}`, type }));
  const all = Array.from({ length: rows }, (_, row) => sources.map(({ make }) => make(random, row)));
  const files = Array.from({ length: 1 + random.below(6) }, (): (readonly Value[])[] => []);
  const inUse = random.some(files, 1);
  for (const row of all) random.pick(inUse).push(row);
  return { name, columns, files };
}

function skewed(random: Random, make: (random: Random) => Value): (random: Random, row: number) => Value {
  const nulls = random.pick(nullShares);
  const heavy = random.chance(0.3) ? { value: make(random), share: 0.9 } : undefined;
  return (r) => {
    if (r.chance(nulls)) return null;
    return heavy && r.chance(heavy.share) ? heavy.value : make(r);
  };
}

/** Statements that write the table's files into a folder. */
export function writeStatements(table: Table, folder: string): string[] {
  return table.files.map((rows, i) => {
    const names = table.columns.map((c) => sqlName(c.name)).join(", ");
    const lines = rows.map((row) => `(${row.map((value, j) => sqlValue(table.columns[j]!.type, value)).join(", ")})`);
    const select =
      lines.length > 0
        ? `SELECT * FROM (VALUES ${lines.join(",\n")}) rows(${names})`
        : `SELECT ${table.columns.map((c) => `CAST(NULL AS ${duckdbType(c.type)}) AS ${sqlName(c.name)}`).join(", ")} WHERE false`;
    return `COPY (${select}) TO ${sqlText(`${folder}/part-${i}.parquet`)} (FORMAT parquet)`;
  });
}
