import type { Expression } from "../expressions/expression.ts";
import type { Relation, RelationKind } from "./relation.ts";

/** Which fields of each kind hold input relations, and which hold expressions. Traversals read this table. */
const shape: { readonly [K in RelationKind]: { readonly inputs: readonly string[]; readonly expressions: readonly string[] } } = {
  read: { inputs: [], expressions: [] },
  local_relation: { inputs: [], expressions: [] },
  range: { inputs: [], expressions: [] },
  project: { inputs: ["input"], expressions: ["expressions"] },
  filter: { inputs: ["input"], expressions: ["condition"] },
  with_columns: { inputs: ["input"], expressions: ["aliases"] },
  with_columns_renamed: { inputs: ["input"], expressions: [] },
  drop: { inputs: ["input"], expressions: [] },
  aggregate: { inputs: ["input"], expressions: ["groupings", "aggregates"] },
  join: { inputs: ["left", "right"], expressions: ["condition"] },
  set_operation: { inputs: ["left", "right"], expressions: [] },
  deduplicate: { inputs: ["input"], expressions: [] },
  sort: { inputs: ["input"], expressions: ["order"] },
  limit: { inputs: ["input"], expressions: [] },
  sample: { inputs: ["input"], expressions: [] },
  repartition: { inputs: ["input"], expressions: ["expressions"] },
  subquery_alias: { inputs: ["input"], expressions: [] },
  hint: { inputs: ["input"], expressions: [] },
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

/** Rebuilds a plan from its leaves up, each distinct node once; unchanged nodes keep their identity, changed ones their plan id. */
export function mapRelation(root: Relation, change: (node: Relation) => Relation): Relation {
  const done = new Map<Relation, Relation>();
  const visit = (node: Relation): Relation => {
    const known = done.get(node);
    if (known) return known;
    const fields = node as unknown as Record<string, Relation>;
    const changed = shape[node.kind].inputs
      .map((name) => [name, visit(fields[name]!)] as const)
      .filter(([name, input]) => input !== fields[name]);
    const rebuilt = changed.length === 0 ? node : (Object.freeze({ ...node, ...Object.fromEntries(changed) }) as Relation);
    const result = change(rebuilt);
    done.set(node, result);
    return result;
  };
  return visit(root);
}
