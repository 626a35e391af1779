import { commonType, type SetOperation, typeText, VolleyError } from "@volley/plan";
import { type Column, newColumn } from "../typed/column.ts";
import { columnRef, type Named } from "../typed/expression.ts";
import type { Node, Union } from "../typed/node.ts";
import type { Analyzed } from "./analyzed.ts";
import { coerced } from "./coerce.ts";
import { matching, unknownName } from "./scope.ts";

/** Both sides' rows under the left's names, columns paired by position or by name, each pair in its common type. */
export function resolveUnion(relation: SetOperation, left: Analyzed, right: Analyzed): Union {
  if (relation.operation !== "union")
    throw new VolleyError("UNSUPPORTED_FEATURE", `Volley does not combine frames by ${relation.operation}`, {
      origin: relation.origin,
      hints: [
        relation.operation === "except"
          ? 'a join of type "anti" keeps rows without a partner'
          : 'a join of type "semi" keeps rows with a partner',
      ],
    });
  const ls = left.visible.map((v) => v.column);
  const rs = relation.byName ? byName(relation, ls, right) : right.visible.map((v) => v.column);
  if (ls.length !== rs.length || ls.length !== right.visible.length)
    throw new VolleyError(
      "NUM_COLUMNS_MISMATCH",
      `union needs as many columns on both sides, got ${ls.length} and ${right.visible.length}`,
      {
        origin: relation.origin,
        where: [`left: ${ls.map((c) => c.name).join(", ")}`, `right: ${right.visible.map((v) => v.column.name).join(", ")}`],
      },
    );
  const columns = ls.map((l, i) => {
    const r = rs[i]!;
    const type = commonType(l.type, r.type);
    if (!type)
      throw new VolleyError(
        "INCOMPATIBLE_COLUMN_TYPE",
        `union cannot bring together column ${i + 1}: "${l.name}" is ${typeText(l.type)}, "${r.name}" is ${typeText(r.type)}`,
        {
          origin: relation.origin,
          hints: ["cast one of them, or use unionByName if the order differs"],
        },
      );
    return newColumn(l.name, type, l.nullable || r.nullable);
  });
  const sides = [converted(left.node, ls, columns), converted(right.node, rs, columns)];
  return { kind: "union", inputs: sides.map((s) => s.node), columns, sources: sides.map((s) => s.ids) };
}

function byName(relation: SetOperation, ls: readonly Column[], right: Analyzed): readonly Column[] {
  return ls.map((l) => {
    const found = matching(right.visible, l.name);
    if (found.length === 1) return found[0]!.column;
    if (found.length > 1)
      throw new VolleyError("AMBIGUOUS_REFERENCE", `the right side of the union has ${found.length} columns "${l.name}"`, {
        origin: relation.origin,
      });
    const names = right.visible.map((v) => v.column.name);
    throw unknownName(`column "${l.name}" does not exist on the right side of the union`, l.name, names, "columns", relation.origin);
  });
}

function converted(node: Node, columns: readonly Column[], wanted: readonly Column[]): { node: Node; ids: readonly number[] } {
  const outputs = columns.map((column, i): Named => {
    const expr = coerced(columnRef(column), wanted[i]!.type);
    return { column: expr.kind === "column" ? column : newColumn(column.name, expr.type, expr.nullable), expr };
  });
  const ids = outputs.map((o) => o.column.id);
  const changed = outputs.some((o) => o.expr.kind !== "column");
  return { node: changed ? { kind: "project", input: node, outputs } : node, ids };
}
