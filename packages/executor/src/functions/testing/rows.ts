import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { TaskFailure, TaskSpec } from "@volley/protocol";
import { openStorage } from "@volley/storage";
import { taskSpec, type TestRunner } from "../../task/testing/tasks.ts";

const storage = openStorage();
let sinks = 0;

/** The rows of a query as JSON values, or the failure. */
export async function rows(
  { runner, directory }: TestRunner,
  sql: string,
  functions: Partial<TaskSpec>,
  signal?: AbortSignal,
): Promise<Record<string, unknown>[] | TaskFailure> {
  const url = join(directory, `rows-${++sinks}.json`);
  const sink = { sink: 0, url, copyOptions: "FORMAT json", jobId: "job", partitionBy: [], maxRows: 0 };
  const report = await runner.run(taskSpec(0, [], [{ sql, sink }], functions), signal);
  if (report.failure) return report.failure;
  for (const { uploadId, parts } of report.success?.sinkFiles ?? []) await storage.completeUpload({ url, uploadId }, parts);
  const text = await readFile(url, "utf8");
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}
