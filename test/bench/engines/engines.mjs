// The engines by name: how the process of each is started, or why it is not. Settings may follow a name: `volley-cluster:executor.memory=1g`.
import { spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { virtualEnvironment } from "../../python/environments.mjs";
import { pythonWith } from "../../conformance/dist/python/python.js";

/** Memory of each executor of a cluster, and of Spark in one process. */
const memory = "4g";
const memoryMebibytes = 4096;

const engines = {
  duckdb: node("duckdb.mjs"),
  volley: node("volley.mjs", () => ({ options: { settings: {} } })),
  "volley-cluster": node("volley.mjs", (cores) => ({
    options: { settings: { executors: String(cores), "executor.threads": "1", "executor.memory": memory } },
  })),
  spark: spark((cores) => ({ master: `local[${cores}]`, settings: { "spark.driver.memory": memory } })),
  "spark-cluster": spark((cores) => ({
    master: `local-cluster[${cores},1,${memoryMebibytes}]`,
    settings: { "spark.executor.memory": memory },
  })),
  sail: python("sail.py", ".venv-sail", () => ({ environment: { SAIL_MODE: "local" } })),
  "sail-cluster": python("sail.py", ".venv-sail", (cores) => ({
    environment: {
      SAIL_MODE: "local-cluster",
      SAIL_CLUSTER__WORKER_INITIAL_COUNT: String(cores),
      SAIL_CLUSTER__WORKER_MAX_COUNT: String(cores),
    },
  })),
  datafusion: python("data_fusion.py", ".venv-engines"),
  polars: python("polars_streaming.py", ".venv-engines", (cores) => ({ environment: { POLARS_MAX_THREADS: String(cores) } })),
  daft: python("daft_native.py", ".venv-engines", () => ({ rewritten: true })),
};

/** The engine that a name begins with, and its settings. Throws for an engine that there is not, and for settings of one that takes none. */
export function parseEngine(name) {
  const [engine, ...pairs] = name.split(":");
  if (!Object.hasOwn(engines, engine)) throw new Error(`there is no engine "${engine}"; there are ${Object.keys(engines).join(", ")}`);
  const wrong = pairs.find((pair) => !/^[^=]+=/.test(pair));
  if (wrong !== undefined) throw new Error(`"${wrong}" of "${name}" is no setting: ${engine}:KEY=VALUE:KEY=VALUE`);
  if (pairs.length > 0 && engines[engine](1).options?.settings === undefined) throw new Error(`${engine} takes no settings`);
  return {
    engine,
    settings: Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)])),
  };
}

/**
 * What `startEngine` takes, or `{ skipped }` with a reason. `data` has a `folder` with a folder of Parquet files for each of its `tables`;
 * `workload` is the module that has their queries for Volley.
 */
export async function howToStart(name, { cores, data, workload }) {
  const { engine, settings } = parseEngine(name);
  const { skipped, program, script, options, environment, rewritten } = engines[engine](cores);
  if (skipped) return { skipped };
  const folder = rewritten ? await data.withoutViews() : data.folder;
  const command = [program, fileURLToPath(new URL(`programs/${script}`, import.meta.url))];
  const args = JSON.stringify({
    folder,
    tables: Object.fromEntries(data.tables.map((table) => [table, join(folder, table)])),
    cores,
    workload,
    ...(options && { ...options, settings: { ...options.settings, ...settings } }),
  });
  // On a machine with more cores all engines have the same few.
  const pinned = availableParallelism() > cores ? ["taskset", "--cpu-list", `0-${cores - 1}`] : [];
  const [first, ...rest] = [...pinned, ...command, args];
  return { program: first, args: rest, environment };
}

function node(script, how = () => ({})) {
  return (cores) => ({ program: process.execPath, script, ...how(cores) });
}

function python(script, environment, how = () => ({})) {
  const { python: program, exists } = virtualEnvironment(environment);
  const skipped = exists ? "" : `there is no ${environment} (node test/python/setup.mjs --engines)`;
  return (cores) => ({ skipped, program, script, ...how(cores) });
}

function spark(optionsOf) {
  return (cores) => {
    const program = pythonWith("pyspark");
    const skipped = program === undefined ? "no PySpark" : spawnSync("java", ["-version"]).status === 0 ? "" : "no Java";
    return { skipped, program, script: "spark.py", options: optionsOf(cores), environment: { SPARK_LOCAL_IP: "127.0.0.1" } };
  };
}
