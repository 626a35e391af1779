// The ten group-bys and five joins of the db-benchmark of h2o.ai, side by side in one run (engines/side-by-side.mjs), over Parquet files
// that are drawn by a seed and kept in .cache. The task proper is at 1e7 rows: --rows 10000000
// Usage: npm run bench -- groupby-join [--engines duckdb,volley,volley-cluster,polars,spark] [--rows 1000000] [--rounds 3] [--only g05,j5]
//   [--json FILE] [--cores 2] [--files 4] [--seed 7]
import { compare, totals } from "./engines/report.mjs";
import { sharedFlags, sideBySide } from "./engines/side-by-side.mjs";
import { groupbyJoinData } from "./groupby-join/data.mjs";
import { queries } from "./groupby-join/queries.mjs";
import { flags, row, times } from "./harness.mjs";

const given = flags({ ...sharedFlags, rounds: 3, rows: 1_000_000, files: 4, seed: 7 });
const only = given.only.split(",").filter(Boolean);
const size = `${given.rows.toLocaleString("en")} rows`;
const { names, results, complete } = await sideBySide({
  title: `group-bys and joins of ${size}`,
  queries: queries.filter(({ query }) => only.length === 0 || only.includes(query)),
  data: await groupbyJoinData(given.rows, given.files, given.seed),
  workload: new URL("groupby-join/queries.mjs", import.meta.url).href,
  given,
});
const [against, ...others] = names;
for (const name of others)
  for (const [kind, what] of Object.entries({ g: "group-bys", j: "joins" })) {
    const own = Object.fromEntries(Object.entries(results).filter(([query]) => query.startsWith(kind)));
    const { queries: both, ratio, cpuRatio } = compare(own, name, against);
    if (both === 0) continue;
    const [ours, theirs] = [name, against].map((one) => totals(own, one).seconds.toFixed(3));
    const detail = `${ours} s, ${against} ${theirs} s; CPU ${times(cpuRatio)}`;
    row({ name: `${both} ${what}, ${size}, geometric mean: ${name}`, against, value: ratio, text: times(ratio), detail });
  }
process.exit(complete ? 0 : 1);
