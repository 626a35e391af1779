import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Column, col, inputFileName, lit, Session } from "volley";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

// A filter on the values of folders, or on the names of files, may leave no file of a dataset.

describe.each([
  ["in one process", 0],
  ["on a driver and two executors", 2],
])("%s", (_, executors) => {
  const directory = mkdtempSync(join(tmpdir(), "volley-files-left-out-"));
  let session: Session;
  beforeAll(async () => {
    session = await Session.builder.config("executors", executors).create();
    await session.range(6).select("id", col("id").mod(3).alias("k")).write.partitionBy("k").parquet(directory);
  });
  afterAll(async () => {
    await session.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  const filters: Readonly<Record<string, readonly [Column, number]>> = {
    "a folder's value that is there": [col("k").eq(2), 2],
    "a folder's value that is not there": [col("k").eq(lit(4)), 0],
    "a computation with a folder's value": [col("k").mod(2).eq(5), 0],
    "a file's name": [inputFileName().eq("x"), 0],
    "both files and rows": [col("k").eq(1).and(col("id").gt(2)), 1],
  };

  it.each(Object.entries(filters))("a filter on %s", async (_name, [condition, rows]) => {
    for (const merged of [false, true]) {
      const left = session.read
        .option("mergeSchema", merged)
        .parquet<{ id: bigint; k: number }>(directory)
        .filter(condition as never);
      expect(await left.count()).toBe(rows);
      expect(await left.collect()).toHaveLength(rows);
    }
  });
});
