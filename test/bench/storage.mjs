// Ranges through the storage package against plain parallel GetObject calls of the same bytes, on the S3 test server in
// a process of its own. Usage: npx tsc -b packages/storage test/s3-server && node test/bench/storage.mjs [MiB] [rounds]
import { fork } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { Agent } from "node:http";
import { openStorage, silenceNodeVersionWarning, streamRanges } from "@volley/storage";
import { row } from "./harness.mjs";

const credentials = { accessKeyId: "bench", secretAccessKey: "bench-secret" };
const MiB = 1 << 20;

if (process.argv[2] === "serve") {
  const { startS3Server } = await import("@volley/s3-server");
  const server = await startS3Server({ directory: process.argv[3], credentials });
  server.createBucket("bench");
  process.on("message", () => void server.close().then(() => process.exit()));
  process.send(server.endpoint);
} else {
  await bench(Number(process.argv[2] ?? 64), Number(process.argv[3] ?? 15));
}

async function bench(size, rounds) {
  silenceNodeVersionWarning();
  const directory = await mkdtemp(path.join(tmpdir(), "volley-bench-"));
  const child = fork(new URL(import.meta.url), ["serve", directory]);
  const endpoint = await new Promise((resolve) => child.once("message", resolve));
  const store = openStorage({ s3: { endpoint, ...credentials } });
  const open = (checksums) =>
    new S3Client({
      endpoint,
      responseChecksumValidation: checksums,
      region: "us-east-1",
      forcePathStyle: true,
      credentials,
      requestHandler: new NodeHttpHandler({ httpAgent: new Agent({ keepAlive: true, maxSockets: 64 }) }),
    });
  const client = open("WHEN_SUPPORTED");
  const lean = open("WHEN_REQUIRED");
  try {
    const url = "s3://bench/object";
    const block = Buffer.alloc(8 * MiB);
    for (let i = 0; i < block.length; i += 4) block.writeInt32LE(Math.imul(i, 2_654_435_761) | 0, i);
    const upload = await store.createUpload(url);
    const parts = [];
    for (let n = 1; n <= size / 8; n++) parts.push(await store.uploadPart(upload, n, block));
    const { etag } = await store.completeUpload(upload, parts);

    const ranges = parts.map((_, i) => ({ offset: i * block.length, length: block.length }));
    const columns = parts.flatMap((_, i) => [0, 1, 2].map((c) => ({ offset: i * block.length + c * 2.5 * MiB, length: 2 * MiB })));
    const get = (client, { offset, length }) =>
      client.send(new GetObjectCommand({ Bucket: "bench", Key: "object", Range: `bytes=${offset}-${offset + length - 1}` }));
    const whole = [{ offset: 0, length: size * MiB }];
    // Each row names the plain row that it has to be compared with: bytes kept in memory, or only passed on.
    const cases = {
      "GetObject without checksums, bytes kept": {
        work: () => kept(parallel(ranges, async (range) => (await get(lean, range)).Body.transformToByteArray())),
      },
      "GetObject as the SDK does it, bytes kept": {
        work: () => kept(parallel(ranges, async (range) => (await get(client, range)).Body.transformToByteArray())),
        against: "GetObject without checksums, bytes kept",
      },
      "GetObject without checksums, passed on": {
        work: () => sum(parallel(ranges, async (range) => drained((await get(lean, range)).Body))),
      },
      streamRanges: { work: () => streamed(store, url, whole, etag), against: "GetObject without checksums, passed on" },
      "streamRanges, 2 MiB pieces 0.5 MiB apart": {
        work: () => streamed(store, url, columns, etag),
        against: "GetObject without checksums, passed on",
      },
    };
    const runs = {};
    const ratios = {};
    const measure = async (name) => {
      const [wall, cpu] = [performance.now(), process.cpuUsage()];
      const bytes = await cases[name].work();
      const used = process.cpuUsage(cpu);
      const run = { rate: bytes / MiB / ((performance.now() - wall) / 1000), cpu: (used.user + used.system) / 1e6 / (bytes / 1e9) };
      (runs[name] ??= []).push(run);
      return run;
    };
    // The machine's load comes and goes: a ratio is the median over pairs that ran one after the other, in turns.
    for (const name of Object.keys(cases)) await cases[name].work();
    for (let round = 0; round < rounds; round++) {
      for (const [name, { against }] of Object.entries(cases)) {
        if (against === undefined) continue;
        const first = await measure(round % 2 === 0 ? against : name);
        const second = await measure(round % 2 === 0 ? name : against);
        const [ours, plain] = round % 2 === 0 ? [second, first] : [first, second];
        (ratios[name] ??= []).push({ rate: ours.rate / plain.rate, cpu: ours.cpu / plain.cpu });
      }
    }
    console.log(`${size} MiB, requests of 8 MiB, 4 at once, medians of ${rounds} pairs`);
    for (const [name, { against }] of Object.entries(cases)) {
      const { rate, cpu } = median(runs[name]);
      const pair = against === undefined ? undefined : median(ratios[name]);
      const ratio = pair === undefined ? "" : `  x${pair.rate.toFixed(2)} of "${against}", CPU x${pair.cpu.toFixed(2)}`;
      if (name === "streamRanges") {
        row({
          name: `S3 by ranges: ${name}`,
          against: "plain parallel GetObject of the same bytes",
          value: 100 * pair.rate,
          text: `${(100 * pair.rate).toFixed(0)} %`,
          wanted: ">= 85",
          detail: `${rate.toFixed(0)} MiB/s, CPU ${pair.cpu.toFixed(2)}x`,
        });
      }
      console.log(`${name.padEnd(42)} ${rate.toFixed(0).padStart(6)} MiB/s ${cpu.toFixed(2).padStart(6)} CPU s/GB${ratio}`);
    }
  } finally {
    client.destroy();
    lean.destroy();
    await store.close();
    await new Promise((resolve) => child.once("exit", resolve).send("stop"));
    await rm(directory, { recursive: true });
  }
}

async function parallel(ranges, work) {
  let next = 0;
  const results = [];
  const lane = async () => {
    while (next < ranges.length) {
      const index = next++;
      results[index] = await work(ranges[index]);
    }
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
  return results;
}

function drained(body) {
  return new Promise((resolve, reject) => {
    let bytes = 0;
    body.on("data", (piece) => (bytes += piece.length));
    body.on("end", () => resolve(bytes));
    body.on("error", reject);
  });
}

async function kept(reading) {
  return (await reading).reduce((total, bytes) => total + bytes.length, 0);
}

async function sum(counting) {
  return (await counting).reduce((total, bytes) => total + bytes, 0);
}

async function streamed(store, url, ranges, etag) {
  let bytes = 0;
  await streamRanges(store, url, ranges, (_, __, piece) => void (bytes += piece.length), { etag });
  return bytes;
}

function median(runs) {
  const middle = (field) => runs.map((run) => run[field]).sort((a, b) => a - b)[Math.floor(runs.length / 2)];
  return { rate: middle("rate"), cpu: middle("cpu") };
}
