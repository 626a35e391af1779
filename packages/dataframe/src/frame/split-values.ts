import { type Expression, isBranchValue, type Relation, relationInputs, VolleyError, type Origin } from "@volley/plan";
import { lastPart } from "../column/literal.ts";

/**
 * The values that a column of split names can have, read off the plan: the constants of the `when` (or `hashSplit`) that made it.
 * Throws INVALID_ARGUMENT where the column comes from elsewhere.
 */
export function splitValues(plan: Relation, name: string, origin: Origin): readonly string[] {
  const values = constants(definition(plan, name));
  if (values) return values;
  throw new VolleyError("INVALID_ARGUMENT", `the values of "${name}" cannot be told from the plan`, {
    origin,
    hints: [`name them: splitBy("${name}", ["train", "test"])`],
  });
}

/** The expression that defines a column, followed through renamings; undefined where it comes from data. */
function definition(plan: Relation, name: string): Expression | undefined {
  switch (plan.kind) {
    case "project":
      return (
        defined(plan.expressions, plan.input, name) ??
        (plan.expressions.some((e) => e.kind === "star") ? definition(plan.input, name) : undefined)
      );
    case "with_columns":
      return plan.aliases.some((a) => a.name === name) ? defined(plan.aliases, plan.input, name) : definition(plan.input, name);
    case "with_columns_renamed":
      return definition(plan.input, plan.renames.find((r) => r.to === name)?.from ?? name);
    case "aggregate":
      return defined(plan.groupings, plan.input, name);
    case "read":
    case "local_relation":
    case "range":
      return undefined;
    case "set_operation":
      return undefined;
    default:
      for (const input of relationInputs(plan)) {
        const found = definition(input, name);
        if (found) return found;
      }
      return undefined;
  }
}

function defined(expressions: readonly Expression[], input: Relation, name: string): Expression | undefined {
  for (const e of expressions) {
    if (e.kind === "attribute" && lastPart(e.name) === name) return definition(input, name);
    if (e.kind !== "alias" || e.name !== name) continue;
    return e.child.kind === "attribute" ? definition(input, lastPart(e.child.name)) : e.child;
  }
  return undefined;
}

function constants(expression: Expression | undefined): readonly string[] | undefined {
  if (expression?.kind === "literal") return typeof expression.value === "string" ? [expression.value] : undefined;
  if (expression?.kind !== "function" || expression.name !== "when") return undefined;
  const { args } = expression;
  const results = args.filter((_, i) => isBranchValue(i, args.length));
  const values = results.map((r) => (r.kind === "literal" && (typeof r.value === "string" || r.value === null) ? r.value : undefined));
  return values.includes(undefined) ? undefined : [...new Set(values.filter((v) => typeof v === "string"))];
}
