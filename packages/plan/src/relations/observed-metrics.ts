import type { Literal } from "../expressions/expression.ts";

/** What an action's `collect_metrics` found. Spark Connect `ObservedMetrics`. */
export interface ObservedMetrics {
  readonly name: string;
  /** Of the `collect_metrics`. */
  readonly planId: number;
  readonly metrics: readonly { readonly key: string; readonly value: Pick<Literal, "value" | "type"> }[];
}
