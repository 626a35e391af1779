import { type PlanAnswers, type PlanQuestion, type Relation, type StructType, alias, call, relation } from "@volley/plan";
import type { RecordBatch, Table } from "apache-arrow";
import type { BatchBytes, ResultStream } from "../backend.ts";
import type { SessionCore } from "../session/core.ts";
import { arrowSchema } from "../values/arrow-types.ts";
import { decodeRows, decodeValues, loadArrow, readBatches, refuseTwinColumns } from "../values/decode.ts";
import { bounded, bytesForObjects } from "./bounded.ts";
import { materialise } from "../values/pending.ts";
import { readLongs } from "../values/read-longs.ts";
import type { ActionOptions } from "./dataframe.ts";

async function execute(core: SessionCore, plan: Relation, { signal }: ActionOptions): Promise<ResultStream> {
  const backend = core.backend();
  await materialise(plan, backend, { signal });
  return backend.execute(plan, { signal });
}

/** For rows as objects; what cannot be such is cancelled before its first batch. */
async function executeForRows(core: SessionCore, plan: Relation, { signal }: ActionOptions): Promise<ResultStream> {
  const refused = new AbortController();
  const stream = await execute(core, plan, { signal: signal ? AbortSignal.any([signal, refused.signal]) : refused.signal });
  try {
    refuseTwinColumns(stream.schema, plan.origin);
  } catch (error) {
    refused.abort();
    throw error;
  }
  return stream;
}

const mostBytes = (core: SessionCore): number => core.backend().resultBytes ?? bytesForObjects();

/** Record batches as they arrive. */
export async function* batches(core: SessionCore, plan: Relation, options: ActionOptions = {}): AsyncGenerator<RecordBatch> {
  const stream = await execute(core, plan, options);
  for await (const bytes of stream.batches) yield* await readBatches(bytes);
}

/** Rows as they arrive, a batch decoded at a time. */
export async function* rows(core: SessionCore, plan: Relation, options: ActionOptions = {}): AsyncGenerator<object> {
  const stream = await executeForRows(core, plan, options);
  for await (const bytes of stream.batches)
    for (const batch of await readBatches(bytes)) yield* decodeRows(batch, stream.schema, core.int64);
}

export async function collect(core: SessionCore, plan: Relation, options: ActionOptions = {}): Promise<object[]> {
  const stream = await executeForRows(core, plan, options);
  const all: object[] = [];
  for await (const bytes of bounded(stream.batches, mostBytes(core), "collect()", plan.origin))
    for (const batch of await readBatches(bytes)) for (const row of decodeRows(batch, stream.schema, core.int64)) all.push(row);
  return all;
}

/** Rows as lists of values, int64 always bigint, columns of one name allowed. */
export async function valuesOf(
  core: SessionCore,
  plan: Relation,
  options: ActionOptions,
): Promise<{ schema: StructType; rows: unknown[][] }> {
  const stream = await execute(core, plan, options);
  const all: unknown[][] = [];
  for await (const bytes of bounded(stream.batches, mostBytes(core), "the action", plan.origin))
    for (const batch of await readBatches(bytes)) all.push(...decodeValues(batch, stream.schema, "bigint"));
  return { schema: stream.schema, rows: all };
}

export async function count(core: SessionCore, plan: Relation, options: ActionOptions = {}): Promise<number> {
  const counted = relation("aggregate", {
    input: plan,
    groupings: [],
    aggregates: [alias(call("count", []), "count")],
    origin: plan.origin,
  });
  const stream = await execute(core, counted, options);
  let total = 0;
  for await (const bytes of stream.batches)
    for (const n of readLongs(bytes) ?? (await decodedLongs(bytes, stream.schema))) total += Number(n);
  return total;
}

async function decodedLongs(bytes: BatchBytes, schema: StructType): Promise<bigint[]> {
  return (await readBatches(bytes)).flatMap((batch) => decodeValues(batch, schema, "bigint").map(([n]) => n as bigint));
}

export async function toArrow(core: SessionCore, plan: Relation, options: ActionOptions = {}): Promise<Table> {
  const stream = await execute(core, plan, options);
  const parts: RecordBatch[] = [];
  for await (const bytes of bounded(stream.batches, core.backend().resultBytes ?? Number.POSITIVE_INFINITY, "toArrow()", plan.origin))
    parts.push(...(await readBatches(bytes)));
  const arrow = await loadArrow();
  return parts.length > 0 ? new arrow.Table(parts) : new arrow.Table(arrowSchema(arrow, stream.schema));
}

export async function schemaOf(core: SessionCore, plan: Relation, options: ActionOptions = {}): Promise<StructType> {
  const backend = core.backend();
  await materialise(plan, backend, options);
  return backend.schema(plan);
}

/** A question about plans, which is not an action: nothing runs. */
export async function ask<Q extends PlanQuestion>(
  core: SessionCore,
  question: Q,
  ...plans: readonly [Relation, ...Relation[]]
): Promise<PlanAnswers[Q]> {
  const backend = core.backend();
  for (const plan of plans) await materialise(plan, backend);
  return backend.ask(question, ...plans);
}
