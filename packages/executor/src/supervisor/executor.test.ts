import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { FailureReason } from "@volley/protocol";
import { openStorage } from "@volley/storage";
import { describe, expect, it } from "vitest";
import { fromExchange, taskSpec, toExchange } from "../task/testing/tasks.ts";
import { childrenOf, isRunning, spawnExecutor, testCluster, testDriver } from "./testing/cluster.ts";

const long = "SELECT count(*) FROM range(100000000) a(i), range(1000) b(j) WHERE hash(i + j) % 7 = 0";

async function until(condition: () => boolean | Promise<boolean>, ms = 5000): Promise<void> {
  const end = performance.now() + ms;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error("it did not come to pass in time");
    await sleep(20);
  }
}

describe("an executor", () => {
  it("registers, runs tasks, beats, and leaves nothing when it is told to end", async () => {
    await using cluster = await testCluster(1);
    const [executor] = cluster.executors;
    expect(executor?.register).toMatchObject({
      executorId: "executor-0",
      slots: 1,
      memoryBytes: 2 ** 30,
      duckdbVersion: expect.stringMatching(/^v1\./),
    });
    const report = await executor!.run(taskSpec(0, [], [toExchange("SELECT i, (i % 4)::INTEGER AS p FROM range(1000) t(i)", 1, 4)]));
    expect(report.failure).toBeNull();
    expect(report.success?.mapOutputs[0]?.rows).toEqual([250, 250, 250, 250]);
    await until(() => (executor?.heartbeats.at(-1)?.exchangeBytesOnDisk ?? 0) > 0);
    const beat = executor!.heartbeats.at(-1)!;
    expect(beat.residentBytes).toBeGreaterThan(50 * 2 ** 20);
    expect(beat.peakResidentBytes).toBeGreaterThanOrEqual(beat.residentBytes);
    executor!.send({ drop: { queryId: "q", exchanges: [] } });
    await until(() => executor?.heartbeats.at(-1)?.exchangeBytesOnDisk === 0);
    executor!.send({ shutdown: { reason: "done" } });
    expect(await cluster.processes[0]!.exited).toEqual({ code: 0, signal: null });
    expect(executor!.goodbyes).toEqual(["done"]);
    expect(await readdir(cluster.directory)).toEqual([]);
  });

  it("exchanges blocks with another executor over Flight", async () => {
    await using cluster = await testCluster(2);
    const [a, b] = cluster.executors;
    const sql = (map: number) =>
      `SELECT ${map}::INTEGER AS map, i, repeat('x', 100) AS s, (hash(i) % 3)::INTEGER AS p FROM range(50000) t(i)`;
    const [first, second] = await Promise.all([
      a!.run(taskSpec(0, [], [toExchange(sql(0), 1, 3)])),
      b!.run(taskSpec(1, [], [toExchange(sql(1), 1, 3)])),
    ]);
    const sources = [a!, b!].map(
      (executor, map) =>
        fromExchange(1, [[first, second][map]!], 1, 2, { executorId: executor.register.executorId, location: executor.register.location })
          .sources[0]!,
    );
    const input = { name: "rows", exchange: fromExchange(1, [first], 1, 2, { sources }) };
    const read = await b!.run(
      taskSpec(0, [input], [toExchange("SELECT map, count(*) AS n, sum(length(s)) AS l FROM rows GROUP BY map ORDER BY map", 2)]),
    );
    expect(read.failure).toBeNull();
    const rows = first.success!.mapOutputs[0]!.rows[1]! + second.success!.mapOutputs[0]!.rows[1]!;
    const bytes = first.success!.mapOutputs[0]!.bytes[1]!;
    expect(read.metrics).toMatchObject({ rowsRead: rows, exchangeBytesFetched: bytes });
    expect(read.success?.mapOutputs[0]?.rows).toEqual([2]);
  });

  it("names the map output that is not there", async () => {
    await using cluster = await testCluster(2);
    const [a, b] = cluster.executors;
    const report = await a!.run(taskSpec(0, [], [toExchange("SELECT 1 AS i", 1)]));
    const exchange = fromExchange(1, [report, { id: { ...report.id!, task: 3, attempt: 999 } }], 0, 1, {
      executorId: a!.register.executorId,
      location: a!.register.location,
    });
    const read = await b!.run(taskSpec(0, [{ name: "rows", exchange }], [toExchange("SELECT * FROM rows", 2)]));
    expect(read.failure).toMatchObject({
      reason: FailureReason.FETCH_FAILED,
      retryable: true,
      countsTowardsLimit: false,
      fetch: { exchange: 1, map: 3, attempt: 999, executorId: "executor-0" },
    });
  });

  it("names the executor that is gone", async () => {
    await using cluster = await testCluster(2);
    const [a, b] = cluster.executors;
    const report = await a!.run(taskSpec(0, [], [toExchange("SELECT 1 AS i", 1)]));
    cluster.processes[0]!.child.kill("SIGKILL");
    await cluster.processes[0]!.exited;
    const exchange = fromExchange(1, [report], 0, 1, { executorId: a!.register.executorId, location: a!.register.location });
    const read = await b!.run(taskSpec(0, [{ name: "rows", exchange }], [toExchange("SELECT * FROM rows", 2)]));
    expect(read.failure).toMatchObject({
      reason: FailureReason.FETCH_FAILED,
      fetch: { exchange: 1, map: 0, attempt: report.id!.attempt, executorId: "executor-0" },
    });
    await until(async () => (await readdir(cluster.directory)).length === 1);
  });

  it("reports a slot that was killed, and starts another", async () => {
    await using cluster = await testCluster(1);
    const [executor] = cluster.executors;
    const spec = taskSpec(0, [], [toExchange(long, 1)]);
    const report = executor!.run(spec);
    await executor!.started(spec.id!.attempt);
    const [slot] = await childrenOf(cluster.processes[0]!.pid);
    process.kill(slot!, "SIGKILL");
    expect((await report).failure).toMatchObject({
      reason: FailureReason.SLOT_LOST,
      retryable: true,
      message: expect.stringContaining("SIGKILL"),
    });
    expect((await executor!.run(taskSpec(0, [], [toExchange("SELECT 1 AS i", 1)]))).success?.mapOutputs[0]?.rows).toEqual([1]);
    expect((await childrenOf(cluster.processes[0]!.pid))[0]).not.toBe(slot);
  });

  it("ends a slot that hangs, and starts another", async () => {
    await using cluster = await testCluster(1, { slotSilenceMs: 2000 });
    const [executor] = cluster.executors;
    const spec = taskSpec(0, [], [toExchange(long, 1)]);
    const report = executor!.run(spec);
    await executor!.started(spec.id!.attempt);
    const [slot] = await childrenOf(cluster.processes[0]!.pid);
    process.kill(slot!, "SIGSTOP");
    expect((await report).failure).toMatchObject({
      reason: FailureReason.SLOT_LOST,
      retryable: true,
      message: "the process that ran the task ended: it said nothing for 2 s",
    });
    expect((await executor!.run(taskSpec(0, [], [toExchange("SELECT 1 AS i", 1)]))).success?.mapOutputs[0]?.rows).toEqual([1]);
  });

  it("tells the driver that it leaves when none of its tasks runs any more, and lets the driver run them elsewhere", async () => {
    await using cluster = await testCluster(1);
    const [executor] = cluster.executors;
    const spec = taskSpec(0, [], [toExchange(long, 1)]);
    const reports: unknown[] = [];
    void executor!.run(spec).then((report) => reports.push(report));
    await executor!.started(spec.id!.attempt);
    cluster.processes[0]!.child.kill("SIGTERM");
    await cluster.processes[0]!.exited;
    expect(executor!.goodbyes).toHaveLength(1);
    expect(reports).toEqual([]);
  });

  it("cancels a task that runs and one that waits", async () => {
    await using cluster = await testCluster(1);
    const [executor] = cluster.executors;
    const specs = [taskSpec(0, [], [toExchange(long, 1)]), taskSpec(1, [], [toExchange(long, 1)])];
    const reports = specs.map((spec) => executor!.run(spec));
    await executor!.started(specs[0]!.id!.attempt);
    for (const { id } of specs) executor!.send({ cancel: { id, reason: "the user stopped it" } });
    for (const report of await Promise.all(reports)) {
      expect(report.failure).toMatchObject({ reason: FailureReason.CANCELLED, retryable: false, message: "the user stopped it" });
    }
  });

  it("reports a query that needs more memory than it may take, and goes on", async () => {
    await using cluster = await testCluster(1, { duckdbMemoryBytes: 100 * 2 ** 20 });
    const [executor] = cluster.executors;
    const report = await executor!.run(taskSpec(0, [], [toExchange("SELECT list(i || 'padding') AS l FROM range(20000000) t(i)", 1)]));
    expect(report.failure).toMatchObject({ reason: FailureReason.OUT_OF_MEMORY, retryable: true, errorClass: "OUT_OF_MEMORY" });
    expect((await executor!.run(taskSpec(0, [], [toExchange("SELECT 1 AS i", 1)]))).failure).toBeNull();
  });

  it("ends a slot that breaks the executor's limit", async () => {
    await using cluster = await testCluster(1, { memoryBytes: 600 * 2 ** 20, duckdbMemoryBytes: 4 * 2 ** 30 });
    const [executor] = cluster.executors;
    const report = await executor!.run(
      taskSpec(0, [], [toExchange("SELECT count(*) FROM (SELECT DISTINCT i || 'padding' FROM range(40000000) t(i))", 1)]),
    );
    expect(report.failure).toMatchObject({
      reason: FailureReason.OUT_OF_MEMORY,
      retryable: true,
      message: expect.stringContaining("600 MiB"),
    });
    expect((await executor!.run(taskSpec(0, [], [toExchange("SELECT 1 AS i", 1)]))).failure).toBeNull();
  });

  it("finds out the columns of a file", async () => {
    await using cluster = await testCluster(1);
    const url = join(cluster.files, "a.csv");
    await writeFile(url, "a,b\n1,x\n2,y\n");
    const { size, etag } = (await openStorage().head(url))!;
    const sample = { url, size, etag, partition: [], rowGroups: [], offset: 0, length: size, whole: false };
    const request = { id: "p1", format: "csv", sql: "SELECT * FROM read_csv({files})", sample, header: true, settings: {}, listed: false };
    expect((await cluster.executors[0]!.probe(request)).columns).toEqual([
      { name: "a", type: "BIGINT" },
      { name: "b", type: "VARCHAR" },
    ]);
    const list = "SELECT column_name AS name, upper(column_type) AS type FROM (DESCRIBE SELECT * FROM read_csv({files}))";
    const listed = await cluster.executors[0]!.probe({ ...request, id: "p3", sql: list, listed: true });
    expect(listed).toMatchObject({
      columns: [
        { name: "a", type: "BIGINT" },
        { name: "b", type: "VARCHAR" },
      ],
    });
    const none = join(cluster.files, "none.csv");
    const missing = await cluster.executors[0]!.probe({ ...request, id: "p2", sample: { ...sample, url: none, whole: true } });
    expect(missing.failure).toMatchObject({ reason: FailureReason.STORAGE_NOT_FOUND, where: [none] });
  });

  it("keeps reports for a driver that comes back, and refuses messages of an older one", async () => {
    await using cluster = await testCluster(1, { reconnectMs: 10_000 }, { epoch: 5 });
    const [executor] = cluster.executors;
    const port = Number(cluster.driver.address.split(":")[1]);
    const spec = taskSpec(0, [], [toExchange("SELECT count(*) FROM range(30000000) t(i) WHERE hash(i) % 3 = 0", 1)]);
    executor!.send({ launch: { tasks: [spec] } });
    await executor!.started(spec.id!.attempt);
    await cluster.driver.close();
    const older = await testDriver({ port, epoch: 4 });
    const toOlder = (await older.registered("executor-0")).reported(spec.id!.attempt);
    expect(await Promise.race([toOlder, sleep(1500)])).toBeUndefined();
    await older.close();
    const newer = await testDriver({ port, epoch: 6 });
    const again = await newer.registered("executor-0");
    const report = await again.reported(spec.id!.attempt);
    expect(report.success?.mapOutputs[0]?.rows).toEqual([1]);
    again.send({ shutdown: { reason: "done" } });
    expect((await cluster.processes[0]!.exited).code).toBe(0);
    await newer.close();
  });
});

describe("an executor's end", () => {
  it("is its slots' end when it is killed, and the last one removes what they wrote", async () => {
    await using cluster = await testCluster(1, { slots: 2, memoryBytes: 2 ** 31 });
    const [executor] = cluster.executors;
    const spec = taskSpec(0, [], [toExchange(long, 1)]);
    void executor!.run(spec);
    await executor!.started(spec.id!.attempt);
    const slots = await childrenOf(cluster.processes[0]!.pid);
    expect(slots).toHaveLength(2);
    const start = performance.now();
    cluster.processes[0]!.child.kill("SIGKILL");
    await until(() => slots.every((pid) => !isRunning(pid)), 2000);
    expect(performance.now() - start).toBeLessThan(2000);
    expect(await readdir(cluster.directory)).toEqual([]);
  });

  it("comes when its parent's pipe closes", async () => {
    await using cluster = await testCluster(1);
    cluster.processes[0]!.child.stdin!.end();
    expect(await cluster.processes[0]!.exited).toEqual({ code: 0, signal: null });
  });

  it("comes when the driver does not come back", async () => {
    await using cluster = await testCluster(1, { reconnectMs: 500 });
    await cluster.driver.close();
    expect(await cluster.processes[0]!.exited).toEqual({ code: 1, signal: null });
  });

  it("comes at the start with a sentence: refused, nobody there, too little memory, a port in use, no place for files", async () => {
    await using cluster = await testCluster(1);
    const { directory, driver, executors } = cluster;
    const strict = await testDriver({ refuse: "its version is 0.0.9, the driver's 0.1.0" });
    const failure = async (options: object): Promise<string | undefined> => {
      const started = spawnExecutor({ driver: driver.address, directory, reconnectMs: 300, ...options });
      const said = await started.said;
      expect((await started.exited).code).toBe(1);
      return said.failed?.message;
    };
    const port = Number(executors[0]!.register.location.split(":")[1]);
    const messages = await Promise.all([
      failure({ driver: strict.address }),
      failure({ driver: "127.0.0.1:9" }),
      failure({ memoryBytes: 2 ** 28 }),
      failure({ port }),
      failure({ host: "0.0.0.0" }),
      failure({ directory: "/proc/volley/files" }),
    ]);
    expect(messages[0]).toContain("refused this executor: its version is 0.0.9");
    expect(messages[1]).toContain("no driver answers at 127.0.0.1:9");
    expect(messages[2]).toContain("256 MiB are too little");
    expect(messages[3]).toContain("in use");
    expect(messages[4]).toContain("without a token or TLS");
    expect(messages[5]).toContain("cannot keep its files in /proc/volley/files: ENOENT");
    await strict.close();
  });
});
