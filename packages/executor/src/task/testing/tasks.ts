import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStorage } from "@volley/storage";
import type { ExchangeInput, TaskInput, TaskOutput, TaskReport, TaskSpec } from "@volley/protocol";
import { type BlockStore, openBlockStore } from "../../blocks/block-store.ts";
import { createTaskRunner, type TaskRunner, type TaskRunnerOptions } from "../task-runner.ts";

/** A runner in a directory of its own, for tests. */
export interface TestRunner extends AsyncDisposable {
  readonly directory: string;
  readonly runner: TaskRunner;
  readonly blocks: BlockStore;
}

export async function testRunner(options: Partial<TaskRunnerOptions> = {}): Promise<TestRunner> {
  const directory = await mkdtemp(join(tmpdir(), "volley-task-"));
  const blocks = options.blocks ?? openBlockStore(join(directory, "blocks"));
  const runner = await createTaskRunner({
    executorId: "one",
    directory: join(directory, "runner"),
    memoryLimit: 512 * 2 ** 20,
    threads: 2,
    storage: openStorage(),
    blocks,
    ...options,
  });
  return {
    directory,
    runner,
    blocks,
    [Symbol.asyncDispose]: async () => {
      await runner.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

let attempts = 0;

/** A task of query "q" with an attempt that no other has. */
export function taskSpec(
  task: number,
  inputs: readonly TaskInput[],
  outputs: readonly TaskOutput[],
  more: Partial<TaskSpec> = {},
): TaskSpec {
  return {
    id: { queryId: "q", stage: 0, stageAttempt: 0, task, attempt: ++attempts },
    inputs,
    shared: [],
    outputs,
    settings: {},
    stageName: "test",
    functions: [],
    modules: [],
    ...more,
  };
}

export function toExchange(sql: string, exchange: number, partitions = 1): TaskOutput {
  return { sql, exchange: { exchange, partitions } };
}

/** The input that reads partitions of an exchange from the reports of its map tasks, all on one executor. */
export function fromExchange(
  exchange: number,
  reports: readonly TaskReport[],
  from: number,
  to: number,
  more: Partial<ExchangeInput> & { executorId?: string; location?: string } = {},
): ExchangeInput {
  const { executorId = "one", location = "", ...rest } = more;
  const outputs = reports.map((report) => report.success?.mapOutputs.find((output) => output.exchange === exchange));
  const maps = reports.map((report) => ({ map: report.id?.task ?? 0, attempt: report.id?.attempt ?? 0 }));
  const source = { executorId, location, maps, partitionFrom: from, partitionTo: to, bytes: 0, rows: 0 };
  return { exchange, schema: outputs[0]?.schema ?? new Uint8Array(), sources: [source], broadcast: false, queryId: "", ...rest };
}
