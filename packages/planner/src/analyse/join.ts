import { commonType, type Join, typeText, VolleyError } from "@volley/plan";
import { newColumn, reissue, type Column } from "../typed/column.ts";
import { columnRef, type Expr, type Named, passed } from "../typed/expression.ts";
import type { Node } from "../typed/node.ts";
import { outputOf } from "../typed/walk.ts";
import type { Analyzed } from "./analyzed.ts";
import { call } from "./call.ts";
import { coerced } from "./coerce.ts";
import { resolveCondition } from "./expression.ts";
import { the, type Visible } from "./scope.ts";

/** Gives the right side ids of its own where both sides descend from one frame. */
function apart(left: Analyzed, right: Analyzed): { right: Analyzed; renamed?: ReadonlyMap<number, number> } {
  const taken = new Set(left.visible.map((v) => v.column.id));
  if (!right.visible.some((v) => taken.has(v.column.id))) return { right };
  const fresh = new Map(outputOf(right.node).map((column) => [column.id, reissue(column)] as const));
  const outputs = outputOf(right.node).map((column): Named => ({ column: fresh.get(column.id)!, expr: columnRef(column) }));
  const visible = right.visible.map((v) => ({ ...v, column: fresh.get(v.column.id)! }));
  return {
    right: { ...right, node: { kind: "project", input: right.node, outputs }, visible },
    renamed: new Map([...fresh].map(([id, column]) => [id, column.id])),
  };
}

/** A join by condition keeps both sides' columns; by `using`, those columns come once and first. */
export function resolveJoin(relation: Join, left: Analyzed, given: Analyzed): Omit<Analyzed, "planId"> {
  const { right, renamed } = apart(left, given);
  const inputs = [{ analyzed: left }, { analyzed: given, renamed }];
  const both = [...left.visible, ...right.visible];
  const frames = [{ node: left.node, visible: both, inputs }];
  if (relation.using.length === 0) {
    const condition = relation.condition && resolveCondition(relation.condition, { visible: both, frames, place: "a join" });
    if (!condition && relation.joinType !== "cross" && relation.joinType !== "inner")
      throw new VolleyError("INVALID_ARGUMENT", `a ${relation.joinType} join needs columns or a condition to join on`, {
        origin: relation.origin,
      });
    const node: Node = {
      kind: "join",
      left: left.node,
      right: right.node,
      type: condition ? (relation.joinType === "cross" ? "inner" : relation.joinType) : "cross",
      condition,
    };
    return { node, visible: withNullability(node, both), inputs };
  }
  return { ...joinUsing(relation, left, right), inputs };
}

function joinUsing(relation: Join, left: Analyzed, right: Analyzed): { node: Node; visible: readonly Visible[] } {
  const { joinType, origin } = relation;
  const pairs = relation.using.map((name) => ({
    name,
    l: the(left.visible, name, "left", origin),
    r: the(right.visible, name, "right", origin),
  }));
  let condition: Expr | undefined;
  for (const { name, l, r } of pairs) {
    const type = commonType(l.column.type, r.column.type);
    if (!type)
      throw new VolleyError(
        "DATATYPE_MISMATCH",
        `column "${name}" is ${typeText(l.column.type)} on the left of the join and ${typeText(r.column.type)} on its right`,
        { origin },
      );
    const equal = call("==", coerced(columnRef(l.column), type), coerced(columnRef(r.column), type));
    condition = condition ? call("and", condition, equal) : equal;
  }
  const node: Node = { kind: "join", left: left.node, right: right.node, type: joinType === "cross" ? "inner" : joinType, condition };
  const joined = withNullability(node, joinType === "semi" || joinType === "anti" ? left.visible : [...left.visible, ...right.visible]);
  const now = (column: Column): Visible => joined.find((v) => v.column.id === column.id)!;
  const keyIds = new Set(pairs.flatMap(({ l, r }) => [l.column.id, r.column.id]));
  const keys = pairs.map(({ name, l, r }): Named => {
    if (joinType === "right") return passed(now(r.column).column);
    if (joinType !== "full") return passed(now(l.column).column);
    const type = commonType(l.column.type, r.column.type)!;
    const either = call("coalesce", coerced(columnRef(now(l.column).column), type), coerced(columnRef(now(r.column).column), type));
    return { column: newColumn(name, type, true), expr: either };
  });
  const rest = joined.filter((v) => !keyIds.has(v.column.id));
  const outputs = [...keys, ...rest.map((v) => passed(v.column))];
  const keyVisible = keys.map(
    (key, i): Visible => ({ column: key.column, qualifiers: [...pairs[i]!.l.qualifiers, ...pairs[i]!.r.qualifiers] }),
  );
  return { node: { kind: "project", input: node, outputs }, visible: [...keyVisible, ...rest] };
}

function withNullability(node: Node, visible: readonly Visible[]): readonly Visible[] {
  const columns = new Map(outputOf(node).map((column) => [column.id, column]));
  return visible.filter((v) => columns.has(v.column.id)).map((v) => ({ ...v, column: columns.get(v.column.id)! }));
}
