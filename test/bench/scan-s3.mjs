// Embedded queries over Parquet objects on S3 (the test server in a process of its own) against the larger of two parts alone:
// fetching the same columns into local files, and the same query over local files. Staged bytes are what lies in the session's folder at most.
// Once as fast as the server can: it takes its share of the same cores, so that nothing is left for both parts to overlap, and the
// measure is their sum. Once as S3 answers: late, and each request at a pace of its own (sixteen of 8 MB/s: what two vCPUs get of a network).
// Usage: npm run build && node test/bench/scan-s3.mjs [--mib 384] [--objects 6] [--rounds 5] [--staging 1024] [--delay 20] [--pace 8]
import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { fetchParquet, listInputs, openStorage, readFooter, silenceNodeVersionWarning, uploadFile } from "@volley/storage";
import { avg, col, count, max, Session, sum } from "../../packages/volley/dist/index.js";
import { flags, inTurns, mebibytes, MiB, row, s3Keys, scratch, startS3, times } from "./harness.mjs";

const { mib, objects, rounds, staging, delay, pace } = flags({ mib: 384, objects: 6, rounds: 5, staging: 1024, delay: 20, pace: 8 });
silenceNodeVersionWarning();
const folder = scratch();
const local = join(folder, "local", "sales");
mkdirSync(local, { recursive: true });
mkdirSync(join(folder, "s3"));
const server = await startS3(join(folder, "s3"), "bench");
Object.assign(process.env, {
  AWS_ACCESS_KEY_ID: s3Keys.accessKeyId,
  AWS_SECRET_ACCESS_KEY: s3Keys.secretAccessKey,
  AWS_REGION: "us-east-1",
});
const store = openStorage({ s3: { endpoint: server.endpoint, ...s3Keys } });
const remote = "s3://bench/sales/";

// About 36 bytes a row once compressed: random numbers do not.
const rows = Math.round((mib * MiB) / 36 / objects);
const instance = await DuckDBInstance.create(":memory:");
const duckdb = await instance.connect();
for (let part = 0; part < objects; part++) {
  const file = join(local, `part-${part}.parquet`);
  await duckdb.run(`COPY (
    SELECT hash(i) AS id, (hash(i + 1) % 3000)::INTEGER AS store, (hash(i + 2) / 1e19)::DOUBLE AS price, (hash(i + 3) % 1000000)::BIGINT AS quantity,
      DATE '2024-01-01' + (hash(i + 4) % 700)::INTEGER AS day, md5(i::VARCHAR)[:10] AS note
    FROM range(${part * rows}, ${(part + 1) * rows}) r(i)) TO '${file}' (ROW_GROUP_SIZE 122880)`);
  const { upload, parts } = await uploadFile(store, file, `${remote}part-${part}.parquet`);
  await store.completeUpload(upload, parts);
}
const inputs = await listInputs(store, [remote], { format: "parquet" });
const footers = await Promise.all(inputs.map((input) => readFooter(store, input)));
const total = inputs.reduce((bytes, { size }) => bytes + size, 0);

const open = (options) =>
  Session.builder
    .config("s3.endpoint", server.endpoint)
    .config("staging.bytes", String(options * MiB))
    .create();
const session = await open(staging);
const [far, near] = [remote, local].map((path) => session.read.parquet(path));

const staged = { now: 0, most: 0 };
const watch = setInterval(() => (staged.most = Math.max(staged.most, stagedBytes())), 10);

const cases = [
  {
    name: "aggregate of 4 columns",
    columns: ["store", "price", "quantity", "day"],
    query: (sales) =>
      sales
        .groupBy("store")
        .agg({ price: sum(col("price")), mean: avg(col("quantity")), last: max(col("day")), n: count() })
        .collect(),
  },
  {
    name: "filter and aggregate of all columns",
    columns: ["id", "store", "price", "quantity", "day", "note"],
    query: (sales) =>
      sales
        .filter(col("quantity").gt(100_000))
        .groupBy("day")
        .agg({ price: sum(col("price")), id: max(col("id")), note: max(col("note")), store: max(col("store")) })
        .collect(),
  },
];
const networks = [
  {
    where: "from S3 on these cores",
    rules: [],
    against: "fetch alone and query alone, one after the other",
    measure: (fetching, querying) => ({ value: 1 / (1 / fetching.ratio + 1 / querying.ratio), wanted: undefined }),
  },
  {
    where: `from S3, ${delay} ms and ${pace} MB/s a request`,
    rules: [{ delayMs: delay }, { bytesPerSecond: pace * 1e6 }].map((action) => ({ match: { op: "GetObject" }, action })),
    against: "the larger of fetch alone and query alone",
    measure: (fetching, querying) => ({ value: (fetching.plain > querying.plain ? fetching : querying).ratio, wanted: "<= 1.25" }),
  },
];
for (const { where, rules, against, measure } of networks) {
  await server.rules(rules);
  for (const { name, columns, query } of cases) {
    const fetchAlone = () => fetchColumns(columns);
    const both = () => query(far);
    const queryAlone = () => query(near);
    if ((await both()).length !== (await queryAlone()).length) throw new Error(`${name}: other rows than from local files`);
    staged.most = 0;
    await server.reset();
    await both();
    const { bytesOut } = await server.stats();
    const fetching = await inTurns(rounds, both, fetchAlone);
    const querying = await inTurns(rounds, both, queryAlone);
    const { value, wanted } = measure(fetching, querying);
    row({
      name: `${where}: ${name}`,
      against,
      value,
      text: times(value),
      wanted,
      detail: `${fetching.ours.toFixed(0)} ms; fetch alone ${fetching.plain.toFixed(0)} ms, query alone ${querying.plain.toFixed(0)} ms; ${mebibytes(bytesOut)} of ${mebibytes(total)} in ${objects} objects`,
    });
    row({ name: `${where}: staged`, value: staged.most / MiB, text: mebibytes(staged.most), wanted: `<= ${Math.min(staging, 1024)}` });
  }
}
await server.rules([]);
clearInterval(watch);

await session.stop();
const fresh = await open(staging);
await server.reset();
const few = await fresh.read.parquet(remote).limit(10).collect();
if (few.length !== 10) throw new Error(`limit(10) gave ${few.length} rows`);
const { bytesOut, requests } = await server.stats();
const groups = footers.reduce((sum, footer) => sum + footer.rowGroups.length, 0);
row({
  name: "from S3: limit(10) of a dataset",
  against: `${mebibytes(total)} in ${objects} objects, ${groups} row groups`,
  value: bytesOut / MiB,
  text: `${(bytesOut / MiB).toFixed(1)} MiB`,
  wanted: "< 61",
  detail: `${requests} requests; footers included; 61 MiB are 64 MB`,
});
await fresh.stop();
await store.close();
duckdb.closeSync();
await server.stop();
process.exit();

/** The chunks of some columns into local files, four objects at a time. */
async function fetchColumns(columns) {
  const target = join(folder, "fetched");
  mkdirSync(target);
  const waiting = [...inputs.entries()];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, object] = next;
      const rowGroups = footers[index].rowGroups.map((_, group) => group);
      await fetchParquet(store, { object, footer: footers[index], rowGroups, columns }, join(target, String(index)));
    }
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
  rmSync(target, { recursive: true });
}

function stagedBytes() {
  let bytes = 0;
  const add = (path) => {
    // A task that ended meanwhile took its files along.
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found?.isDirectory()) bytes += found?.size ?? 0;
    else for (const name of namesIn(path)) add(join(path, name));
  };
  for (const name of namesIn(tmpdir())) if (name.startsWith(`volley-${process.pid}-`)) add(join(tmpdir(), name));
  return bytes;
}

function namesIn(path) {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
