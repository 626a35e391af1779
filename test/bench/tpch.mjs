// TPC-H's 22 queries on several engines, side by side in one run (engines/side-by-side.mjs). Volley runs the typed programs of
// test/tpch/queries, the others its SQL.
// Usage: npm run bench -- tpch [--engines duckdb,volley,volley-cluster] [--sf 1] [--rounds 5] [--json FILE] [--only 7,9] [--cores 2] [--files 4]
// An engine may stand there again with settings, as one of its own: --engines volley-cluster,volley-cluster:runtime.filters=off
// Engines in Python come by `node test/python/setup.mjs --spark --engines`, and are skipped where they are absent.
import { readFileSync } from "node:fs";
import { queries } from "../tpch/dist/queries.js";
import { sharedFlags, sideBySide } from "./engines/side-by-side.mjs";
import { flags, row } from "./harness.mjs";
import { tpchData } from "./tpch/data.mjs";
import { tpchRows } from "./tpch/rows.mjs";

const given = flags({ ...sharedFlags, sf: 1, files: 4 });
const only = given.only.split(",").filter(Boolean).map(Number);
const chosen = Object.keys(queries).filter((query) => only.length === 0 || only.includes(Number(query.slice(1))));
const { names, results, complete } = await sideBySide({
  title: `TPC-H at scale ${given.sf}`,
  queries: chosen.map((query) => ({ query, sql: readFileSync(new URL(`../tpch/queries/${query}.sql`, import.meta.url), "utf8") })),
  data: await tpchData(given.sf, given.files),
  workload: new URL("tpch/workload.mjs", import.meta.url).href,
  given,
});
for (const one of tpchRows(results, names, given.sf)) row(one);
process.exit(complete ? 0 : 1);
