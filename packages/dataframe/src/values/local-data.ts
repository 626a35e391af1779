import { type LocalRelation, type Origin, relation, type StructType, VolleyError } from "@volley/plan";
import { beforeActions } from "./pending.ts";

/**
 * A relation of rows that the program brings along; `encode` makes their Arrow IPC stream when an action needs it, since that takes
 * apache-arrow, which loads slowly.
 */
export function localRelation(schema: StructType, rows: number, encode: () => Promise<Uint8Array>, origin: Origin): LocalRelation {
  let bytes: Uint8Array | undefined;
  const node = relation("local_relation", { data: new Uint8Array(0), schema, rows, origin });
  const lazy = Object.freeze(
    Object.defineProperty({ ...node }, "data", {
      enumerable: true,
      get() {
        if (bytes) return bytes;
        throw new VolleyError("INTERNAL", "the rows of a local relation were used before they were encoded");
      },
    }),
  );
  beforeActions(lazy, async () => {
    bytes ??= await encode();
  });
  return lazy;
}
