import { newColumn } from "../typed/column.ts";
import { columnRef, isMovable, type Named, passed } from "../typed/expression.ts";
import type { Node } from "../typed/node.ts";
import { mapNode, outputOf } from "../typed/walk.ts";

/**
 * Computes the keys of groups below them where that must not be done twice: once to send a row to its partition, once to group it. Random
 * keys would come out differently.
 */
export function computeKeys(root: Node): Node {
  return mapNode(root, (node) => {
    if (node.kind !== "aggregate" || node.groups.every(({ expr }) => isMovable(expr))) return node;
    const computed: Named[] = [];
    const groups = node.groups.map((group): Named => {
      if (isMovable(group.expr)) return group;
      const { name, type, nullable } = group.column;
      const key: Named = { column: newColumn(name, type, nullable), expr: group.expr };
      computed.push(key);
      return { ...group, expr: columnRef(key.column) };
    });
    return { ...node, groups, input: { kind: "project", input: node.input, outputs: [...outputOf(node.input).map(passed), ...computed] } };
  });
}
