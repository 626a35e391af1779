import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { createTaskRunner, openBlockStore } from "@volley/executor";
import { startFlightServer } from "@volley/executor/process";
import { openStorage } from "@volley/storage";
import { describe, expect, it } from "vitest";
import { pythonWith } from "../python/python.ts";

const python = pythonWith("pyarrow.flight");

describe.skipIf(!python)("pyarrow's Flight client", () => {
  it("finds and reads the blocks of an exchange, all of them or one partition's", async () => {
    const directory = await mkdtemp(join(tmpdir(), "volley-pyarrow-"));
    const blocksDirectory = join(directory, "blocks");
    const runner = await createTaskRunner({
      executorId: "one",
      directory: join(directory, "runner"),
      memoryLimit: 2 ** 28,
      threads: 2,
      storage: openStorage(),
      blocks: openBlockStore(blocksDirectory),
    });
    const server = await startFlightServer({ blocksDirectory, host: "127.0.0.1", port: 0, security: { token: "secret" } });
    try {
      const sql =
        "SELECT i, 'text ' || i AS s, i::DECIMAL(20, 3) AS d, [i, i + 1] AS l, DATE '2024-01-01' + i::INTEGER AS day, (i % 3)::INTEGER AS p FROM range(50000) t(i)";
      for (const task of [0, 1]) {
        const id = { queryId: "a query", stage: 0, stageAttempt: 0, task, attempt: 10 + task };
        const report = await runner.run({
          id,
          inputs: [],
          shared: [],
          outputs: [{ sql, exchange: { exchange: 4, partitions: 3 } }],
          settings: {},
          stageName: "test",
          functions: [],
          modules: [],
        });
        expect(report.failure).toBeUndefined();
      }
      const { stdout } = await promisify(execFile)(python!, [
        join(import.meta.dirname, "read_blocks.py"),
        `127.0.0.1:${server.port}`,
        "secret",
      ]);
      expect(JSON.parse(stdout)).toEqual({
        path: ["a query", "4"],
        rows: 100_000,
        records: 100_000,
        sum: 2 * ((49_999 * 50_000) / 2),
        last: true,
        columns: ["i", "s", "d", "l", "day"],
        partition: [33_334, 33_334],
        missing: "KeyError",
      });
    } finally {
      await server.close();
      await runner.close();
      await rm(directory, { recursive: true, force: true });
    }
  });
});
