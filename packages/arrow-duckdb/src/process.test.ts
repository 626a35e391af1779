import { spawn } from "node:child_process";
import { Worker } from "node:worker_threads";
import { describe, expect, it } from "vitest";

// Other processes and threads run the built package.
const entry = new URL("../dist/index.js", import.meta.url).href;

const prelude = `
import { memorySource, openDatabase } from ${JSON.stringify(entry)};
const database = await openDatabase({ threads: 2 });
const connection = database.connect();
const stream = await connection.stream("SELECT range AS a, 'x' || range AS s FROM range(100000)");
const frames = [];
for await (const { frame } of stream) frames.push(frame);
await connection.registerArrow("v", stream.schema, memorySource(frames));
`;

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

function run(script: string, env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], { env: { ...process.env, ...env } });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, output })));
}

describe("a process", () => {
  it("ends by itself when the database is closed", async () => {
    const script = `${prelude}
      await connection.run("SELECT sum(a) FROM v");
      await database.close();
      console.log("closed");`;
    expect(await run(script)).toEqual({ code: 0, output: "closed\n" });
  });

  it("ends by itself when nothing was closed, also in the middle of a stream", async () => {
    const script = `${prelude}
      const open = await connection.stream("SELECT v.a FROM v, range(1000000)");
      for await (const batch of open) { console.log(batch.rows > 0); process.exit(); }`;
    expect(await run(script)).toEqual({ code: 0, output: "true\n" });
  });

  it.each([
    ["process.exit", "process.exit(3)", 3, "late\n"],
    ["an uncaught error", "throw new Error('fatal')", 1, "late\nError: fatal"],
  ])("is ended at once by %s while a query waits for its batches", async (_, end, code, output) => {
    const script = `${prelude}
      let read = 0;
      const endless = { open: () => ({ next: () => frames[read++ % frames.length], close: () => undefined }) };
      await connection.registerArrow("endless", stream.schema, endless);
      process.on("exit", () => console.log("late"));
      setTimeout(() => { ${end}; }, 200);
      await connection.run("SELECT sum(a) FROM endless");`;
    const ended = await run(script);
    expect([ended.code, ended.output.slice(0, output.length)]).toEqual([code, output]);
  });

  it("is not held up by a long query", async () => {
    const script = `${prelude}
      setTimeout(() => process.exit(3), 200);
      await connection.run("SELECT count(*) FROM range(100000000) a, range(100000) b WHERE hash(a.range) = hash(b.range + 1)");`;
    expect((await run(script)).code).toBe(3);
  });

  it("loads DuckDB when a database is opened, not when the package is imported", async () => {
    const script = `
      import { existsSync, readFileSync } from "node:fs";
      const { decodeSchema, openDatabase } = await import(${JSON.stringify(entry)});
      const loaded = () => existsSync("/proc/self/maps") && readFileSync("/proc/self/maps", "utf8").includes("libduckdb");
      console.log(loaded(), typeof decodeSchema);
      await (await openDatabase()).close();
      console.log(loaded() || !existsSync("/proc/self/maps"));`;
    expect(await run(script)).toEqual({ code: 0, output: "false function\ntrue\n" });
  });

  it("runs queries that read JavaScript's batches on a pool of one thread", async () => {
    const script = `${prelude}
      const one = connection.run("SELECT sum(a) FROM v x JOIN v y USING (a)");
      const two = database.connect().run("SELECT count(*) FROM range(1000000)");
      await Promise.all([one, two]);
      await database.close();
      console.log("done");`;
    expect(await run(script, { UV_THREADPOOL_SIZE: "1" })).toEqual({ code: 0, output: "done\n" });
  });
});

describe("worker threads", () => {
  const body = `${prelude}
    import { parentPort } from "node:worker_threads";
    let rows = 0;
    for await (const batch of await connection.stream("SELECT x.s FROM v x JOIN v y USING (a)")) rows += batch.rows;
    const sum = await connection.scatter("SELECT a, a % 7 AS p FROM v", { partitions: 7, partitionColumn: "p" }, () => {});
    await database.close();
    parentPort.postMessage([rows, sum.rows]);`;
  // Without the options of the test runner, by which packages would resolve to their sources.
  const start = (script: string) => new Worker(new URL(`data:text/javascript,${encodeURIComponent(script)}`), { execArgv: [] });

  it("each work with a database of their own, at the same time", async () => {
    const results = await Promise.all(
      [1, 2, 3].map(async () => {
        const worker = start(body);
        const message = new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject));
        const code = new Promise((resolve) => worker.once("exit", resolve));
        return [await message, await code];
      }),
    );
    expect(results).toEqual([1, 2, 3].map(() => [[100_000, 100_000], 0]));
  });
});
