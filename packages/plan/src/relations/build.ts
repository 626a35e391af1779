import type { Relation, RelationKind } from "./relation.ts";

type NodeOf<K extends RelationKind> = Extract<Relation, { kind: K }>;
/** What a node of this kind is made from; the plan id is given by `relation`. */
export type RelationParts<K extends RelationKind> = Omit<NodeOf<K>, "kind" | "planId"> & { readonly planId?: number };

let lastPlanId = 0;

/** Makes a frozen node with a plan id of its own: `relation("limit", { input, limit: 10 })`. */
export function relation<K extends RelationKind>(kind: K, parts: RelationParts<K>): NodeOf<K> {
  for (const value of Object.values(parts)) if (Array.isArray(value)) Object.freeze(value);
  return Object.freeze({ ...parts, kind, planId: parts.planId ?? ++lastPlanId }) as unknown as NodeOf<K>;
}
