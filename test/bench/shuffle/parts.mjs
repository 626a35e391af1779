// Half of a shuffle in one process, its parts one by one, each by the executor's own code: what one executor with one core has of it.
// Options come as the first message, then names of parts; each is answered with its seconds and bytes.
import { join } from "node:path";
import { openDatabase } from "../../../packages/arrow-duckdb/dist/index.js";
import { blockSource } from "../../../packages/executor/dist/blocks/block-source.js";
import { openBlockStore } from "../../../packages/executor/dist/blocks/block-store.js";
import { createBlockFetcher } from "../../../packages/executor/dist/flight/fetch-blocks.js";
import { startFlightServer } from "../../../packages/executor/dist/flight/flight-server.js";
import { frameLength } from "../../../packages/protocol/dist/arrow/index.js";

const options = await new Promise((resolve) => process.once("message", resolve));
const { self, files, columns, partitions, directory, answer } = options;
const queryId = "bench";
const from = `read_parquet([${files.map((file) => `'${file}'`).join(", ")}])`;
const dealtOut = `SELECT ${columns}, CAST(hash(hash(key)) % ${partitions} AS INTEGER) AS partition FROM ${from}`;
const database = await openDatabase({ threads: 1, tempDirectory: join(directory, `spill-${self}`) });
const connection = database.connect();
const storeOf = (executor) => join(directory, `executor-${executor}`);
const store = openBlockStore(storeOf(self));
const fetcher = createBlockFetcher();
const flight = await startFlightServer({ blocksDirectory: storeOf(self), host: "127.0.0.1", port: 0, security: {} });
const own = Array.from({ length: partitions }, (_, p) => p).filter((p) => p % 2 === self);
/** What parts leave for those behind them, kept in the round that is not counted: an executor keeps nothing. */
const left = { blocks: [], fetched: new Map(), exchange: 0 };

/** Each gives the bytes that it moved. */
const parts = {
  /** Out of DuckDB alone: the rows as Arrow batches. */
  async out() {
    let bytes = 0;
    for await (const { frame } of await connection.stream(dealtOut)) bytes += frameLength(frame);
    return bytes;
  },
  /** Out of DuckDB and dealt out, which is one way: the kernel takes the rows as DuckDB has them. */
  async scatter(keep) {
    let bytes = 0;
    const { schema, schemaFrame } = await connection.scatter(dealtOut, { partitions }, ({ partition, frame, rows }) => {
      bytes += frameLength(frame);
      // The kernel uses a block's memory again.
      if (keep) left.blocks.push({ partition, frame: { ...frame, body: frame.body.map((part) => new Uint8Array(part)) }, rows });
    });
    left.schema = schema;
    left.header = schemaFrame.header;
    return bytes;
  },
  /** Into a data file and its index, with checksums. */
  async file() {
    const writer = await store.write({ queryId, exchange: ++left.exchange, map: self, attempt: 1 }, partitions);
    for (const { partition, frame, rows } of left.blocks) await writer.append(partition, frame, rows);
    const { bytes } = await writer.commit(left.header);
    return sum(bytes);
  },
  /** What the other executor has of the own partitions, over Flight, checksums compared. */
  async send(keep, location) {
    let bytes = 0;
    for (const partition of own) {
      const maps = [{ map: 1 - self, attempt: 1 }];
      const source = { executorId: `${1 - self}`, location, maps, partitionFrom: partition, partitionTo: partition + 1, bytes: 0, rows: 0 };
      const frames = [];
      for await (const { frame } of fetcher.fetch({ queryId, exchange: left.exchange }, source, new AbortController().signal)) {
        bytes += frameLength(frame);
        if (keep) frames.push(frame);
      }
      if (keep) left.fetched.set(partition, frames);
    }
    return bytes;
  },
  /** Into DuckDB: the own partitions, half from the own file, which is checked, half from memory. */
  async into() {
    let bytes = 0;
    for (const partition of own) {
      const id = { queryId, exchange: left.exchange, map: self, attempt: 1 };
      const { path, blocks } = await store.lookup(id, partition, partition + 1);
      const fetched = left.fetched.get(partition);
      const runs = [
        { id, executorId: `${self}`, path, blocks },
        { id, executorId: `${1 - self}`, blocks: fetched },
      ];
      const registration = await connection.registerArrow("shuffled", left.schema, blockSource(runs));
      await connection.run(`CREATE OR REPLACE TEMP TABLE answer AS SELECT ${answer} FROM shuffled`);
      await registration.drop();
      bytes += sum(blocks.map(({ length }) => length)) + sum(fetched.map(frameLength));
    }
    return bytes;
  },
  /** What is counted of no part: files that nobody reads any more. */
  async sweep() {
    for (let exchange = 1; exchange < left.exchange; exchange++) await store.drop(queryId, [exchange]);
    return 0;
  },
};

process.on("message", (asked) => void answerTo(asked));
process.on("disconnect", () => process.exit());
process.send({ location: `127.0.0.1:${flight.port}` });

async function answerTo({ part, keep, location }) {
  const [start, before] = [performance.now(), process.cpuUsage()];
  const bytes = await parts[part](keep, location);
  const { user, system } = process.cpuUsage(before);
  process.send({ seconds: (performance.now() - start) / 1000, cpuSeconds: (user + system) / 1e6, bytes });
}

function sum(numbers) {
  return numbers.reduce((total, each) => total + each, 0);
}
