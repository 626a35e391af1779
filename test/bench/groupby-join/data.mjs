// The tables of the db-benchmark of h2o.ai, drawn by a seed as its own scripts draw them: `g` to group (a hundred groups, few or many rows
// each, no order, no nulls), and `x` to join with a small, a medium and a big table, in each of which nine in ten of its keys are.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../python/environments.mjs";
import { once, withDuckdb } from "../engines/made-once.mjs";

const groups = 100;

/** Another number from 1 to `n` for each column and row. */
const drawn = (column, n, seed) => `(hash(i, ${column}, ${seed}) % ${n} + 1)::INTEGER`;
/** As R's sprintf has it. */
const named = (number, digits) => `printf('id%0${digits}d', ${number})`;

function columnsOf(rows, seed) {
  const [small, medium] = sizes(rows);
  const large = Math.max(1, Math.round(rows / groups));
  /** A key of a table of `n` rows: nine in ten of those that are drawn are in it. */
  const key = (column, n) => drawn(column, Math.max(1, Math.ceil(n / 0.9)), seed);
  const right = (n, ids) => ({ rows: n, columns: { ...ids, v2: `(hash(i, 30, ${seed}) % 100000000) / 1000000.0` } });
  return {
    g: {
      rows,
      columns: {
        id1: named(drawn(1, groups, seed), 3),
        id2: named(drawn(2, groups, seed), 3),
        id3: named(drawn(3, large, seed), 10),
        id4: drawn(4, groups, seed),
        id5: drawn(5, groups, seed),
        id6: drawn(6, large, seed),
        v1: drawn(7, 5, seed),
        v2: drawn(8, 15, seed),
        v3: `(hash(i, 9, ${seed}) % 100000000) / 1000000.0`,
      },
    },
    x: {
      rows,
      columns: {
        id1: key(10, small),
        id2: key(11, medium),
        id3: key(12, rows),
        id4: `'id' || ${key(10, small)}`,
        id5: `'id' || ${key(11, medium)}`,
        id6: `'id' || ${key(12, rows)}`,
        v1: `(hash(i, 13, ${seed}) % 100000000) / 1000000.0`,
      },
    },
    small: right(small, { id1: "(i + 1)::INTEGER", id4: "'id' || (i + 1)" }),
    medium: right(medium, {
      id1: drawn(20, small, seed),
      id2: "(i + 1)::INTEGER",
      id4: `'id' || ${drawn(20, small, seed)}`,
      id5: "'id' || (i + 1)",
    }),
    big: right(rows, {
      id1: drawn(21, small, seed),
      id2: drawn(22, medium, seed),
      id3: "(i + 1)::INTEGER",
      id4: `'id' || ${drawn(21, small, seed)}`,
      id5: `'id' || ${drawn(22, medium, seed)}`,
      id6: "'id' || (i + 1)",
    }),
  };
}

/** Rows of the small and the medium table beside `rows`. */
const sizes = (rows) => [Math.max(10, Math.round(rows / 1e6)), Math.max(100, Math.round(rows / 1000))];

export async function groupbyJoinData(rows, files, seed) {
  const folder = join(root, ".cache/groupby-join", `rows-${rows}-files-${files}-seed-${seed}`);
  const tables = columnsOf(rows, seed);
  await once(folder, (made) =>
    withDuckdb(async (run) => {
      for (const [table, { rows: count, columns }] of Object.entries(tables)) {
        mkdirSync(join(made, table));
        const select = Object.entries(columns).map(([name, sql]) => `${sql} AS ${name}`);
        for (let file = 0; file < files; file++) {
          const [from, to] = [file, file + 1].map((n) => Math.round((n * count) / files));
          await run(`COPY (SELECT ${select.join(", ")} FROM range(${from}, ${to}) r(i)) TO '${join(made, table, `${file}.parquet`)}'`);
        }
      }
    }),
  );
  return { folder, tables: Object.keys(tables), by: `seed ${seed}`, withoutViews: async () => folder };
}
