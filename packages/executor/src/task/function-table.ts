import type { Connection, Registration } from "@volley/arrow-duckdb";
import type { BatchCall } from "@volley/protocol";
import type { FunctionUse } from "../functions/main/function-runtime.ts";
import type { MadeBatch } from "../functions/messages.ts";
import { createFrameStore } from "./frame-store.ts";
import type { MemoryBudget } from "./memory-budget.ts";

/** The rows that a function made, readable as a view until they are released. */
export interface MadeTable {
  readonly registration: Registration;
  release(): Promise<void>;
}

export interface MakeTableOptions {
  readonly functions: FunctionUse;
  readonly budget: MemoryBudget;
  /** Where what exceeds the budget is written; removed by its owner. */
  readonly path: string;
  readonly signal: AbortSignal;
}

/** Runs a query, hands its batches to a function over tables, and makes what that gives the view `name`. */
export async function makeTable(
  connection: Connection,
  { name, sql }: { readonly name: string; readonly sql: string },
  call: BatchCall,
  { functions, budget, path, signal }: MakeTableOptions,
): Promise<MadeTable> {
  const store = createFrameStore(budget, path);
  const keep = async (batches: readonly MadeBatch[]): Promise<void> => {
    for (const { frame, rows } of batches) await store.add(frame, rows);
  };
  try {
    const stream = await connection.stream(sql, { signal });
    try {
      const { schema, run } = await functions.table(call, stream.schemaFrame);
      try {
        for await (const { frame } of stream) await keep(await run.add(frame));
        await keep(await run.end());
      } finally {
        run.close();
      }
      return { registration: await connection.registerArrow(name, schema, await store.finish()), release: store.release };
    } finally {
      await stream.close();
    }
  } catch (error) {
    await store.release();
    throw error;
  }
}
