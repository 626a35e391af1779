// A shuffle of many times DuckDB's memory: peak resident memory of each executor, all its processes together.
// Usage: npx tsc -b packages/executor && node test/bench/shuffle-memory.mjs [GiB] [executors] [DuckDB MiB]
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mebibytes, row } from "./harness.mjs";
import { watchResident } from "./process-tree.mjs";
import { scriptedDriver, startExecutorProcess, task } from "./scripted-driver.mjs";

const MiB = 2 ** 20;
const [gib = 3, executorCount = 2, duckdbMiB = 256] = process.argv.slice(2).map(Number);
const maps = 8 * executorCount;
const partitions = Number(process.env.PARTITIONS ?? 16 * executorCount);
const rowBytes = 150;
const rows = Math.round((gib * 2 ** 30) / rowBytes / maps);

const directory = await mkdtemp(join(tmpdir(), "volley-bench-"));
const driver = await scriptedDriver();
const processes = Array.from({ length: executorCount }, (_, index) =>
  startExecutorProcess({
    driver: driver.address,
    executorId: `e${index}`,
    directory,
    memoryBytes: (duckdbMiB + 400) * MiB,
    duckdbMemoryBytes: duckdbMiB * MiB,
  }),
);
try {
  const executors = await Promise.all(processes.map((_, index) => driver.executor(`e${index}`)));
  const idle = executors.map(({ peak }) => peak);
  const watches = processes.map(({ child }) => watchResident(child.pid, { andPss: true }));
  const start = performance.now();
  const mapSql = (map) =>
    `SELECT (hash(i + ${map * rows}) % ${rows * maps})::BIGINT AS k, i AS v, i * 1.5 AS d, i::DECIMAL(15, 2) AS m, make_timestamp(i * 1000000) AS t, repeat(chr(97 + (i % 26)::INTEGER), 80) AS s, (hash(hash(k)) % ${partitions})::INTEGER AS p FROM range(${rows}) r(i)`;
  const written = await everywhere(maps, (map) => task(map, [], [{ sql: mapSql(map), exchange: { exchange: 1, partitions } }], "map"));
  const mapMs = performance.now() - start;
  const bytes = sum(written.flatMap(({ report }) => report.metrics.exchangeBytesWritten));
  const schema = written[0].report.success.mapOutputs[0].schema;
  const sources = (partition) =>
    executors.map(({ id, location }) => ({
      executorId: id,
      location,
      partitionFrom: partition,
      partitionTo: partition + 1,
      bytes: 0,
      rows: 0,
      maps: written
        .filter(({ executor }) => executor.id === id)
        .map(({ report }) => ({ map: report.id.task, attempt: report.id.attempt }))
        .sort((a, b) => a.map - b.map),
    }));
  const reduceSql =
    process.env.REDUCE ??
    "SELECT k, count(*) AS n, sum(v) AS v, sum(length(s)) AS l, min(t) AS t, sum(m) AS m, sum(d) AS d FROM rows GROUP BY k";
  const reduced = await everywhere(partitions, (partition) => {
    const input = { name: "rows", exchange: { exchange: 1, schema, sources: sources(partition), broadcast: false } };
    return task(partition, [input], [{ sql: reduceSql, exchange: { exchange: 2, partitions: 1 } }], "reduce");
  });
  const reduceMs = performance.now() - start - mapMs;
  const total = sum(reduced.map(({ report }) => report.metrics.rowsRead));
  if (total !== rows * maps) throw new Error(`${total} rows of ${rows * maps} came through`);
  const metric = (name, of) => sum(of.map(({ report }) => report.metrics[name]));
  console.log(
    `${(bytes / 2 ** 30).toFixed(2)} GiB shuffled, ${total.toLocaleString("en")} rows, ${maps} map and ${partitions} reduce tasks, DuckDB ${duckdbMiB} MiB`,
  );
  console.log(
    `map ${(mapMs / 1000).toFixed(1)} s, reduce ${(reduceMs / 1000).toFixed(1)} s; fetched over the network ${(metric("exchangeBytesFetched", reduced) / 2 ** 30).toFixed(2)} GiB; spilled ${(metric("spilledBytes", [...written, ...reduced]) / MiB).toFixed(0)} MiB (sum of task peaks)`,
  );
  for (const [index, { id, peak, jsBusyUs }] of executors.entries()) {
    const { rss, pss, text } = watches[index].stop();
    row({
      name: `shuffle of ${(bytes / 2 ** 30).toFixed(1)} GiB, DuckDB ${duckdbMiB} MiB: peak of executor ${id}`,
      against: `DuckDB's limit + 250 MiB over all its processes`,
      value: rss / MiB,
      text: mebibytes(rss),
      wanted: `<= ${duckdbMiB + 250}`,
      detail: `supervisor + slots ${text} MiB; PSS at most ${mebibytes(pss)}; by its own account ${mebibytes(peak)}, idle ${mebibytes(idle[index])}; supervisor busy ${(jsBusyUs / 1000).toFixed(0)} ms`,
    });
  }
  console.log(
    `slots' JavaScript busy: map ${(metric("jsBusyUs", written) / 1000 / (bytes / 2 ** 30)).toFixed(0)} ms/GiB, reduce ${(metric("jsBusyUs", reduced) / 1000 / (bytes / 2 ** 30)).toFixed(0)} ms/GiB`,
  );

  /** Runs tasks, each executor one after the other. */
  async function everywhere(count, spec) {
    const done = [];
    let next = 0;
    await Promise.all(
      executors.map(async (executor) => {
        while (next < count) {
          const number = next++;
          done.push({ executor, report: await executor.run(spec(number)) });
        }
      }),
    );
    return done.sort((a, b) => a.report.id.task - b.report.id.task);
  }
} finally {
  for (const { child } of processes) child.stdin.end();
  await Promise.all(processes.map(({ exited }) => exited));
  await driver.close();
  await rm(directory, { recursive: true, force: true });
}

function sum(numbers) {
  return numbers.reduce((a, b) => a + b, 0);
}
