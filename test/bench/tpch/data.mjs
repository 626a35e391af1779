// The tables as Parquet files, made once and kept in .cache/tpch: by tpchgen-cli (the specification's data) where Python has it, otherwise
// by test/tpch's own generator.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root, virtualEnvironment } from "../../python/environments.mjs";
import { generate } from "../../tpch/dist/generate.js";
import { tableNames } from "../../tpch/dist/tables.js";
import { once, withDuckdb } from "../engines/made-once.mjs";

/** The folder with a subfolder for each table, who made them, and how to get the same for readers that know no views. */
export async function tpchData(scale, files) {
  const generator = join(virtualEnvironment(".venv-engines").folder, "tpchgen-cli");
  const official = existsSync(generator);
  const folder = join(root, ".cache/tpch", `scale-${scale}-files-${files}-${official ? "tpchgen" : "own"}`);
  await once(folder, async (made) => {
    if (official) {
      const { status, stderr } = spawnSync(
        generator,
        ["parquet", "--scale-factor", String(scale), "--parts", String(files), "--output-dir", made, "--quiet"],
        { encoding: "utf8" },
      ); // prettier-ignore
      if (status !== 0) throw new Error(`tpchgen-cli failed: ${stderr}`);
    } else await withDuckdb((run) => generate(run, made, { scale, files }));
  });
  return { folder, tables: tableNames, by: official ? "tpchgen-cli" : "test/tpch/generate.ts", withoutViews: () => withoutViews(folder) };
}

/** The same rows in the same files, written anew by DuckDB: tpchgen-cli says in them that texts are views, which Daft does not read. */
async function withoutViews(folder) {
  const copy = `${folder}-rewritten`;
  await once(copy, (made) =>
    withDuckdb(async (run) => {
      for (const table of tableNames) {
        mkdirSync(join(made, table));
        for (const file of readdirSync(join(folder, table)))
          await run(`COPY (FROM '${join(folder, table, file)}') TO '${join(made, table, file)}' (FORMAT parquet)`);
      }
    }),
  );
  return copy;
}
