// The tables as Parquet files, made once and kept in .cache/tpch: by tpchgen-cli (the specification's data) where Python has it, otherwise
// by test/tpch's own generator.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { root, virtualEnvironment } from "../../python/environments.mjs";
import { generate } from "../../tpch/dist/generate.js";
import { openPlain } from "../../tpch/dist/plain.js";
import { tableNames } from "../../tpch/dist/tables.js";

/** The folder with a subfolder for each table, and who made them. */
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
  return { folder, by: official ? "tpchgen-cli" : "test/tpch/generate.ts" };
}

/** The same rows in the same files, written anew by DuckDB: tpchgen-cli says in them that texts are views, which Daft does not read. */
export async function withoutViews({ folder }) {
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

export const tableFolders = (folder) => Object.fromEntries(tableNames.map((table) => [table, join(folder, table)]));

/** Makes a folder whole or not at all. */
async function once(folder, make) {
  if (existsSync(folder)) return;
  const making = `${folder}.${process.pid}`;
  mkdirSync(making, { recursive: true });
  try {
    console.error(`making ${basename(folder)} in .cache/tpch`);
    await make(making);
    renameSync(making, folder);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

async function withDuckdb(work) {
  const plain = await openPlain();
  try {
    await work((sql) => plain.connection.run(sql));
  } finally {
    plain.close();
  }
}
