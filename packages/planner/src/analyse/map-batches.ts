import { type MapBatches, VolleyError } from "@volley/plan";
import { newColumn } from "../typed/column.ts";
import { type Named, passed } from "../typed/expression.ts";
import type { MapBatches as MapNode } from "../typed/node.ts";
import type { Analyzed } from "./analyzed.ts";
import { defaultName } from "./default-name.ts";
import { resolveScalar, type Scope } from "./expression.ts";
import type { Visible } from "./scope.ts";
import { tableUse } from "./user-function.ts";

/** A function over tables: the groups' keys stand before the columns that it gets. Throws INVALID_ARGUMENT where it gives no columns. */
export function mapBatches(relation: MapBatches, input: Analyzed, scope: Scope): { node: MapNode; visible: readonly Visible[] } {
  const { function: fn, groupings, origin } = relation;
  const fields = fn.returns.kind === "struct" ? fn.returns.fields : [];
  if (fields.length === 0)
    throw new VolleyError("INVALID_ARGUMENT", `the function ${fn.label} needs a schema with columns for what it gives`, { origin });
  const names = fields.map((field) => field.name.toLowerCase());
  const twice = fields.find((_, i) => names.indexOf(names[i]!) !== i);
  if (twice) throw new VolleyError("COLUMN_ALREADY_EXISTS", `column "${twice.name}" occurs twice in the schema of ${fn.label}`, { origin });
  const keys = groupings.map((grouping): Named => {
    const expr = resolveScalar(grouping, scope);
    const name = grouping.kind === "alias" ? grouping.name : defaultName(expr);
    return { column: newColumn(name, expr.type, expr.nullable), expr };
  });
  const columns = fields.map((field) => newColumn(field.name, field.type, true));
  const use = tableUse(
    fn,
    keys.map((key) => key.expr.type),
  );
  const outputs = [...keys, ...input.visible.map((v) => passed(v.column))];
  return {
    node: { kind: "map_batches", input: { kind: "project", input: input.node, outputs }, keys: keys.length, columns, use },
    visible: columns.map((column) => ({ column, qualifiers: [] })),
  };
}
