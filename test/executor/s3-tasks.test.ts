import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTaskRunner, openBlockStore, type TaskRunner } from "@volley/executor";
import { openDatabase } from "@volley/arrow-duckdb";
import { FailureReason, type SinkOutput, type SourceSplit, type TaskInput, type TaskSpec } from "@volley/protocol";
import { openStorage, uploadFile } from "@volley/storage";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { collect, credentials, type S3Place, s3Place, text } from "../storage/places.ts";

let place: S3Place;
let directory: string;
let runner: TaskRunner;
let attempts = 0;

beforeAll(async () => {
  place = await s3Place();
  directory = await mkdtemp(join(tmpdir(), "volley-s3-tasks-"));
  runner = await createTaskRunner({
    executorId: "one",
    directory: join(directory, "runner"),
    memoryLimit: 2 ** 28,
    threads: 2,
    storage: place.store,
    blocks: openBlockStore(join(directory, "blocks")),
  });
});

afterAll(async () => {
  await runner.close();
  await place.close();
  await rm(directory, { recursive: true, force: true });
});

beforeEach(() => place.server.setFaults([]));

/** Puts the rows of a query as an object. */
async function put(name: string, sql: string, options: string): Promise<SourceSplit> {
  const file = join(directory, name);
  const database = await openDatabase();
  await database.connect().run(`COPY (${sql}) TO '${file}' (${options})`);
  await database.close();
  const url = `${place.root}/in/${name}`;
  const { upload, parts } = await uploadFile(place.store, file, url);
  await place.store.completeUpload(upload, parts);
  const { size, etag } = (await place.store.head(url))!;
  return { url, size, etag, partition: [], rowGroups: [], offset: 0, length: 0, whole: true };
}

function parquet(splits: readonly SourceSplit[], columns: readonly string[]): TaskInput {
  return {
    name: "t",
    source: {
      sql: `SELECT ${columns.join(", ")} FROM read_parquet({files})`,
      format: "parquet",
      columns,
      header: false,
      columnsMayLack: false,
      firstRows: false,
      splits,
    },
  };
}

function spec(inputs: readonly TaskInput[], sql: string, sink?: Partial<SinkOutput>): TaskSpec {
  const to =
    sink === undefined
      ? { exchange: { exchange: 1, partitions: 1 } }
      : {
          sink: {
            sink: 0,
            url: `${place.root}/out/part-${attempts}.csv`,
            copyOptions: "FORMAT csv, HEADER false",
            jobId: "job-1",
            partitionBy: [],
            maxRows: 0,
            ...sink,
          },
        };
  return {
    id: { queryId: "q", stage: 0, stageAttempt: 0, task: 0, attempt: ++attempts },
    inputs,
    shared: [],
    outputs: [{ sql, ...to }],
    settings: {},
    stageName: "test",
    functions: [],
    modules: [],
  };
}

describe("tasks on S3", () => {
  it("fetch only the columns and row groups they need", async () => {
    const split = await put(
      "wide.parquet",
      "SELECT i, i % 10 AS k, md5(i::VARCHAR) AS s FROM range(200000) t(i)",
      "FORMAT parquet, ROW_GROUP_SIZE 20480",
    );
    place.server.resetStats();
    const report = await runner.run(
      spec([parquet([{ ...split, whole: false, partition: [], rowGroups: [2, 3] }], ["k"])], "SELECT k, count(*) AS n FROM t GROUP BY k"),
    );
    expect(report.failure).toBeUndefined();
    expect(report.metrics).toMatchObject({ rowsRead: 40960, exchangeRowsWritten: 10 });
    expect(report.metrics!.sourceBytes).toBeLessThan(split.size / 20);
    expect(await readdir(join(directory, "runner", "tasks"))).toEqual([]);
  });

  it("upload files that nobody sees until they are completed, with the job and attempt in their metadata", async () => {
    const split = await put("rows.parquet", "SELECT i FROM range(100) t(i)", "FORMAT parquet");
    const report = await runner.run(spec([parquet([split], ["i"])], "SELECT i FROM t WHERE i < 3", {}));
    const [file] = report.success!.sinkFiles;
    expect(file).toMatchObject({ sink: 0, rows: 3, bytes: 6 });
    expect(report.metrics).toMatchObject({ sinkRows: 3, sinkBytes: 6 });
    expect(await place.store.head(file!.url)).toBeUndefined();
    await place.store.completeUpload(file!, file!.parts);
    expect(text(await place.store.read(file!.url))).toBe("0\n1\n2\n");
    expect(await place.store.headMetadata(file!.url)).toEqual({ "volley-job": "job-1", "volley-attempt": String(report.id!.attempt) });
  });

  it("leave no upload when they fail or are cancelled", async () => {
    const left = async () => (await collect(place.store.listUploads(place.root))).length;
    const both: TaskSpec = { ...spec([], "SELECT 1 AS a", {}) };
    const failing = {
      ...both,
      outputs: [...both.outputs, { sql: "SELECT error('[NO] no') AS a", exchange: { exchange: 2, partitions: 1 } }],
    };
    expect((await runner.run(failing)).failure?.errorClass).toBe("NO");
    expect(await left()).toBe(0);
    place.server.setFaults([{ match: { op: "UploadPart" }, action: { delayMs: 700 } }]);
    const cancel = new AbortController();
    const cancelled = runner.run(spec([], "SELECT 1 AS a", {}), cancel.signal);
    setTimeout(() => cancel.abort(new Error("stop")), 300);
    expect((await cancelled).failure?.reason).toBe(FailureReason.CANCELLED);
    expect(await left()).toBe(0);
  });

  it.each([
    [
      "a missing object",
      (split: SourceSplit) => place.store.delete([split.url]),
      { reason: FailureReason.STORAGE_NOT_FOUND, retryable: false, errorClass: "PATH_NOT_FOUND" },
    ],
    [
      "a replaced object",
      async (split: SourceSplit) => void (await place.store.write(split.url, Buffer.alloc(split.size, 7))),
      { reason: FailureReason.STORAGE_CHANGED, retryable: false, errorClass: "OBJECT_CHANGED" },
    ],
    [
      "denied access",
      () => place.server.setFaults([{ match: { op: "GetObject" }, action: { status: 403, code: "AccessDenied" } }]),
      { reason: FailureReason.STORAGE_DENIED, retryable: false, errorClass: "ACCESS_DENIED" },
    ],
  ])("name the object and the reason of %s", async (_, spoil, expected) => {
    const split = await put(`spoilt-${attempts}.parquet`, "SELECT i FROM range(100) t(i)", "FORMAT parquet");
    await spoil(split);
    const report = await runner.run(spec([parquet([split], ["i"])], "SELECT * FROM t"));
    expect(report.failure).toMatchObject({ ...expected, where: [split.url] });
  });

  it("name the endpoint that does not answer as unreachable, retryable", async () => {
    const nowhere = await createTaskRunner({
      executorId: "two",
      directory: join(directory, "other"),
      memoryLimit: 2 ** 27,
      threads: 1,
      storage: openStorage({ s3: { endpoint: "http://127.0.0.1:9", ...credentials } }),
      blocks: openBlockStore(join(directory, "blocks")),
    });
    const split = { url: "s3://data/x.parquet", size: 1000, etag: "e", partition: [], rowGroups: [], offset: 0, length: 0, whole: true };
    const report = await nowhere.run(spec([parquet([split], ["i"])], "SELECT * FROM t"));
    expect(report.failure).toMatchObject({
      reason: FailureReason.STORAGE_UNREACHABLE,
      retryable: true,
      errorClass: "STORAGE_UNREACHABLE",
      where: [split.url],
    });
    await nowhere.close();
  });
});
