import { type Limit, type Offset, type Relation, type Tail, VolleyError } from "@volley/plan";
import type { Node } from "../typed/node.ts";

/** `offset(m).limit(n)` is one step: then no task needs to hand on more than m + n rows. */
export function resolveLimit(relation: Limit, input: Node): Node {
  const limit = rowCount("limit()", relation.limit, relation);
  return input.kind === "limit" && input.limit === undefined ? { ...input, limit } : { kind: "limit", input, limit, offset: 0 };
}

export function resolveOffset(relation: Offset, input: Node): Node {
  return { kind: "limit", input, offset: rowCount("offset()", relation.offset, relation) };
}

/** The last rows of a sorted frame are the first of the reverse order, sorted back. */
export function resolveTail(relation: Tail, input: Node): Node {
  const rows = rowCount("tail()", relation.limit, relation);
  if (input.kind !== "sort" || !input.global) return { kind: "tail", input, rows };
  const reverse = input.keys.map(
    ({ expr, direction, nulls }) =>
      ({ expr, direction: direction === "ascending" ? "descending" : "ascending", nulls: nulls === "first" ? "last" : "first" }) as const,
  );
  return { ...input, input: { kind: "limit", input: { ...input, keys: reverse }, limit: rows, offset: 0 } };
}

function rowCount(what: string, rows: number, { origin }: Relation): number {
  if (Number.isInteger(rows) && rows >= 0) return rows;
  throw new VolleyError("INVALID_ARGUMENT", `${what} takes a whole number from 0, got ${rows}`, { origin });
}
