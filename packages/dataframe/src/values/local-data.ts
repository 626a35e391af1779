import { type LocalRelation, type Relation, relationInputs, relation, type StructType, VolleyError, type Origin } from "@volley/plan";

/** Rows of the program that are not Arrow yet: encoding needs apache-arrow, which loads when an action first needs it. */
const pending = new WeakMap<Relation, () => Promise<void>>();

/** A relation of rows that the program brings along; `encode` makes their Arrow IPC stream when an action needs it. */
export function localRelation(schema: StructType, encode: () => Promise<Uint8Array>, origin: Origin): LocalRelation {
  let bytes: Uint8Array | undefined;
  const node = relation("local_relation", { data: new Uint8Array(0), schema, origin });
  const lazy = Object.freeze(
    Object.defineProperty({ ...node }, "data", {
      enumerable: true,
      get() {
        if (bytes) return bytes;
        throw new VolleyError("INTERNAL", "the rows of a local relation were used before they were encoded");
      },
    }),
  );
  pending.set(lazy, async () => {
    bytes ??= await encode();
  });
  return lazy;
}

/** Encodes the local rows a plan needs; backends read `data` afterwards. */
export async function materialise(plan: Relation, seen = new Set<Relation>()): Promise<void> {
  if (seen.has(plan)) return;
  seen.add(plan);
  await pending.get(plan)?.();
  for (const input of relationInputs(plan)) await materialise(input, seen);
}
