import { type CollectMetrics, isVolleyError, VolleyError } from "@volley/plan";
import type { Node } from "../typed/node.ts";
import { resolveAggregate } from "./aggregate.ts";
import type { Analyzed } from "./analyzed.ts";
import type { Scope } from "./expression.ts";

/** Aggregates of a frame that an action computes beside its result. */
export interface Observed {
  readonly name: string;
  readonly planId: number;
  /** One row, a column a metric. */
  readonly node: Node;
}

/** What `observe()` asks. Throws INVALID_OBSERVED_METRICS for a column outside an aggregate, else as `agg()` does, and INVALID_ARGUMENT where there is nothing to observe. */
export function collectMetrics({ name, metrics, input, planId, origin }: CollectMetrics, analyzed: Analyzed, scope: Scope): Observed {
  if (name === "" || metrics.length === 0)
    throw new VolleyError("INVALID_ARGUMENT", "observe() needs a name and at least one aggregate", { origin });
  const aggregate = { kind: "aggregate", planId, input, groupings: [], aggregates: metrics, origin } as const;
  try {
    const { node, outputs } = resolveAggregate(aggregate, analyzed, scope);
    return { name, planId, node: { kind: "project", input: node, outputs } };
  } catch (error) {
    if (!isVolleyError(error) || error.errorClass !== "MISSING_AGGREGATION") throw error;
    throw new VolleyError("INVALID_OBSERVED_METRICS", `observe(): ${error.message}`, { origin: error.origin, cause: error });
  }
}

/** Throws DUPLICATED_METRICS_NAME where two frames of one plan are observed under one name. */
export function requireNames(observed: readonly Observed[]): void {
  const names = new Map<string, Observed>();
  for (const each of observed) {
    const other = names.get(each.name);
    if (other && other.node !== each.node)
      throw new VolleyError("DUPLICATED_METRICS_NAME", `two frames of one plan are observed under the name "${each.name}"`);
    names.set(each.name, each);
  }
}
