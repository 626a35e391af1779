import { addInput, type ArrowInput, functionName, removeInput } from "./arrow-function.ts";
import { type ArrowSchema, duckdbTypeKey } from "../arrow/arrow-type.ts";
import type { BatchSource } from "./batch-source.ts";
import { quoteName } from "../native/logical-type.ts";

/** Batches that are readable as a view. */
export interface Registration {
  readonly name: string;
  /** What the source threw last, if it threw: the query's error carries only its message. */
  readonly failure: unknown;
  /** Drops the view. Queries that read it already go on. */
  drop(): Promise<void>;
}

/** Creates a view over batches; `run` executes SQL on the connection that owns it, `reader` imports the batches. */
export async function registerArrow(
  run: (sql: string) => Promise<unknown>,
  reader: number,
  name: string,
  schema: ArrowSchema,
  source: BatchSource,
): Promise<Registration> {
  const input: ArrowInput = { connection: reader, fields: schema.fields, source, failure: undefined };
  const id = addInput(input);
  const columns = schema.fields.map(({ name, metadata }, index) => {
    const type = metadata?.[duckdbTypeKey];
    return `${type === undefined ? `c${index}` : `CAST(c${index} AS ${type})`} AS ${quoteName(name)}`;
  });
  try {
    await run(`CREATE OR REPLACE TEMP VIEW ${quoteName(name)} AS SELECT ${columns.join(", ")} FROM ${functionName}(${id})`);
  } catch (error) {
    removeInput(id);
    throw error;
  }
  return {
    name,
    get failure() {
      return input.failure;
    },
    drop: async () => {
      removeInput(id);
      await run(`DROP VIEW IF EXISTS temp.${quoteName(name)}`);
    },
  };
}
