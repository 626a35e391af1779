// Blocks of a real executor over Flight, into a process of its own, against a raw TCP copy of the same file into that
// same process. Usage: npx tsc -b packages/executor && node test/bench/exchange.mjs [MiB] [rounds]
import { fork } from "node:child_process";
import { open } from "node:fs/promises";
import { readdirSync, statSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createBlockFetcher } from "../../packages/executor/dist/flight/fetch-blocks.js";
import { row } from "./harness.mjs";
import { scriptedDriver, startExecutorProcess, task } from "./scripted-driver.mjs";

const MiB = 2 ** 20;
const [role, ...rest] = process.argv.slice(2);
if (role === "tcp") await tcpServer(rest[0]);
else if (role === "reader") await reader();
else await bench(Number(role ?? 512), Number(rest[0] ?? 5));

async function bench(size, rounds) {
  const directory = await mkdtemp(join(tmpdir(), "volley-bench-"));
  const driver = await scriptedDriver();
  const process_ = startExecutorProcess({ driver: driver.address, executorId: "a", directory, memoryBytes: 2 ** 30 });
  const children = [];
  try {
    const executor = await driver.executor("a");
    const rows = Math.round((size * MiB) / 128);
    const columns = Array.from({ length: 12 }, (_, c) => `(i * ${c + 3})::BIGINT AS c${c}`).join(", ");
    const sql = `SELECT ${columns}, 'some text ' || i % 100000 AS s FROM range(${rows}) t(i)`;
    const written = await executor.run(task(0, [], [{ sql, exchange: { exchange: 1, partitions: 1 } }]));
    const file = findBlocks(directory);
    const bytes = statSync(file).size;
    const source = {
      executorId: "a",
      location: executor.location,
      maps: [{ map: 0, attempt: written.id.attempt }],
      partitionFrom: 0,
      partitionTo: 1,
      bytes,
      rows,
    };
    const tcp = fork(new URL(import.meta.url), ["tcp", file]);
    const read = fork(new URL(import.meta.url), ["reader"], { serialization: "advanced", execArgv: ["--max-semi-space-size=2"] });
    children.push(tcp, read);
    const port = await new Promise((resolve) => tcp.once("message", resolve));
    const ask = (message) =>
      new Promise((resolve) => {
        read.once("message", resolve);
        read.send(message);
      });
    const cases = { tcp: { kind: "tcp", port, bytes }, flight: { kind: "flight", source } };
    const times = { tcp: [], flight: [] };
    for (let round = -1; round < rounds; round++) {
      for (const [name, message] of Object.entries(cases)) {
        const result = await ask(message);
        if (result.bytes !== bytes) throw new Error(`${name}: ${result.bytes} of ${bytes} bytes`);
        if (round >= 0) times[name].push(result);
      }
    }
    const rate = (name) => median(times[name].map(({ ms }) => bytes / MiB / (ms / 1000)));
    const cpu = (name) => median(times[name].map(({ cpuMs }) => cpuMs / 1000 / (bytes / 2 ** 30)));
    // The machine's load comes and goes: the median of what each round's two say.
    const share = median(times.flight.map(({ ms }, round) => (100 * times.tcp[round].ms) / ms));
    row({
      name: "exchange between two executor processes",
      against: "raw TCP copy of the same bytes",
      value: share,
      text: `${share.toFixed(0)} %`,
      wanted: ">= 60",
      detail: `${(bytes / MiB).toFixed(0)} MiB: Flight with checksums ${rate("flight").toFixed(0)} MiB/s and ${cpu("flight").toFixed(2)} CPU s/GiB of the reader, TCP ${rate("tcp").toFixed(0)} MiB/s and ${cpu("tcp").toFixed(2)}; executor at most ${(executor.peak / MiB).toFixed(0)} MiB resident`,
    });
    executor.shutdown();
    await process_.exited;
  } finally {
    for (const child of children) child.kill();
    process_.child.stdin.end();
    await process_.exited;
    await driver.close();
    await rm(directory, { recursive: true, force: true });
  }
}

function findBlocks(directory) {
  const name = readdirSync(directory, { recursive: true }).find((one) => one.endsWith(".blocks"));
  return join(directory, name);
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

/** Sends the file to whoever connects: 1 MiB reads, two in flight. */
async function tcpServer(file) {
  const send = async (socket) => {
    const handle = await open(file, "r");
    const buffers = [Buffer.allocUnsafeSlow(MiB), Buffer.allocUnsafeSlow(MiB)];
    const sent = [Promise.resolve(), Promise.resolve()];
    for (let turn = 0; ; turn ^= 1) {
      await sent[turn];
      const { bytesRead } = await handle.read(buffers[turn], 0, MiB);
      if (bytesRead === 0) break;
      sent[turn] = new Promise((resolve) => socket.write(buffers[turn].subarray(0, bytesRead), resolve));
    }
    await Promise.all(sent);
    await handle.close();
    socket.end();
  };
  const server = createServer((socket) => void send(socket));
  server.listen(0, "127.0.0.1", () => process.send(server.address().port));
  process.on("disconnect", () => process.exit());
}

async function reader() {
  const fetcher = createBlockFetcher();
  const kinds = { tcp: copyOverTcp, flight: (message) => fetchBlocks(fetcher, message) };
  const answer = async (message) => {
    const before = process.cpuUsage();
    const start = performance.now();
    const bytes = await kinds[message.kind](message);
    const ms = performance.now() - start;
    const { user, system } = process.cpuUsage(before);
    process.send({ bytes, ms, cpuMs: (user + system) / 1000 });
  };
  process.on("message", (message) => void answer(message));
  process.on("disconnect", () => process.exit());
}

/** Receives all bytes and puts them together as messages of 1 MiB. */
function copyOverTcp({ port }) {
  return new Promise((resolve, reject) => {
    let total = 0;
    let message = Buffer.allocUnsafeSlow(MiB);
    let at = 0;
    const socket = connect(port, "127.0.0.1");
    socket.on("data", (chunk) => {
      total += chunk.length;
      for (let from = 0; from < chunk.length; ) {
        const count = chunk.copy(message, at, from);
        from += count;
        at += count;
        if (at === MiB) {
          message = Buffer.allocUnsafeSlow(MiB);
          at = 0;
        }
      }
    });
    socket.on("end", () => resolve(total)).on("error", reject);
  });
}

async function fetchBlocks(fetcher, { source }) {
  let total = 0;
  for await (const { frame } of fetcher.fetch({ queryId: "bench", exchange: 1 }, source, new AbortController().signal)) {
    total += 8 + frame.header.length + frame.bodyLength;
  }
  return total;
}
