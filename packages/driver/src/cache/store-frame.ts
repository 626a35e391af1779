import { randomUUID } from "node:crypto";
import { relation, type Relation, type StructType, type WriteCommand, type WriteResult } from "@volley/plan";
import { type ObjectStore, removeOutput } from "@volley/storage";
import type { RunOptions } from "../query/engine-options.ts";
import type { StoredRows } from "./frame-cache.ts";

/** What writing and reading back takes of an engine. */
interface Engine {
  write(command: WriteCommand, options: RunOptions): Promise<WriteResult>;
  schema(relation: Relation, options: RunOptions): Promise<StructType>;
}

/** Writes a frame's rows as Parquet into a folder of their own. Columns go by their places there: names may be alike, or unfit for files. */
export async function storeFrame(
  plan: Relation,
  directory: string,
  { engine, store, run }: { readonly engine: Engine; readonly store: ObjectStore; readonly run: RunOptions },
): Promise<StoredRows> {
  const { origin } = plan;
  const schema = await engine.schema(plan, run);
  const names = schema.fields.map(({ name }) => name);
  const places = schema.fields.map((field, i) => ({ ...field, name: `c${i}` }));
  const destination = `${directory.replace(/\/+$/, "")}/${randomUUID()}`;
  const input = relation("to_df", { input: plan, names: places.map(({ name }) => name), origin });
  const sinks = [{ folder: "", input, format: "parquet" as const, options: {} }];
  await engine.write({ kind: "write", destination, mode: "error", marker: "inside", sinks, origin }, run);
  const read = relation("read", { format: "parquet", paths: [destination], schema: { ...schema, fields: places }, options: {}, origin });
  return { relation: relation("to_df", { input: read, names, origin }), remove: () => removeOutput(store, destination) };
}
