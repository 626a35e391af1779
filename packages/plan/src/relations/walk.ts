import type { Expression } from "../expressions/expression.ts";
import type { Relation, RelationKind } from "./relation.ts";

/** The names of a node's fields whose values are (lists of) `V`. */
type FieldsOf<N, V> = { [F in keyof N]-?: [N[F]] extends [V | readonly V[] | undefined] ? F : never }[keyof N] & string;
interface Shape<N> {
  readonly inputs: readonly FieldsOf<N, Relation>[];
  readonly expressions: readonly FieldsOf<N, Expression>[];
}

/** Which fields of each kind hold input relations, and which hold expressions. Traversals read this table. */
const shape: { readonly [K in RelationKind]: Shape<Extract<Relation, { kind: K }>> } = {
  read: { inputs: [], expressions: [] },
  local_relation: { inputs: [], expressions: [] },
  cached_remote: { inputs: [], expressions: [] },
  range: { inputs: [], expressions: [] },
  project: { inputs: ["input"], expressions: ["expressions"] },
  filter: { inputs: ["input"], expressions: ["condition"] },
  with_columns: { inputs: ["input"], expressions: ["aliases"] },
  with_columns_renamed: { inputs: ["input"], expressions: [] },
  drop: { inputs: ["input"], expressions: ["columns"] },
  aggregate: { inputs: ["input"], expressions: ["groupings", "aggregates"] },
  join: { inputs: ["left", "right"], expressions: ["condition"] },
  set_operation: { inputs: ["left", "right"], expressions: [] },
  deduplicate: { inputs: ["input"], expressions: [] },
  sort: { inputs: ["input"], expressions: ["order"] },
  unpivot: { inputs: ["input"], expressions: ["ids", "values"] },
  fill_na: { inputs: ["input"], expressions: ["values"] },
  drop_na: { inputs: ["input"], expressions: [] },
  replace: { inputs: ["input"], expressions: [] },
  describe: { inputs: ["input"], expressions: [] },
  approx_quantile: { inputs: ["input"], expressions: [] },
  freq_items: { inputs: ["input"], expressions: [] },
  sample_by: { inputs: ["input"], expressions: ["column"] },
  collect_metrics: { inputs: ["input"], expressions: ["metrics"] },
  map_batches: { inputs: ["input"], expressions: ["groupings"] },
  to_df: { inputs: ["input"], expressions: [] },
  to_schema: { inputs: ["input"], expressions: [] },
  offset: { inputs: ["input"], expressions: [] },
  tail: { inputs: ["input"], expressions: [] },
  limit: { inputs: ["input"], expressions: [] },
  sample: { inputs: ["input"], expressions: [] },
  repartition: { inputs: ["input"], expressions: ["expressions"] },
  subquery_alias: { inputs: ["input"], expressions: [] },
  hint: { inputs: ["input"], expressions: ["parameters"] },
};

/** The relations a node reads, left before right. */
export function relationInputs(node: Relation): readonly Relation[] {
  const fields = node as unknown as Record<string, Relation>;
  return shape[node.kind].inputs.map((name) => fields[name]!);
}

/** The expressions a node evaluates, in order. */
export function relationExpressions(node: Relation): readonly Expression[] {
  const fields = node as unknown as Record<string, Expression | readonly Expression[] | undefined>;
  return shape[node.kind].expressions.flatMap((name) => fields[name] ?? []);
}
