import type { Column } from "../typed/column.ts";
import { type Expr, type Named, passed, references } from "../typed/expression.ts";
import type { Node, Project } from "../typed/node.ts";
import type { Analyzed } from "./analyzed.ts";
import type { Visible } from "./scope.ts";

/**
 * Columns that a select left out. A filter or a sort above it may still name them: like Spark (ColumnResolutionHelper), the planner hands
 * them on to that step, and no further.
 */
export interface LeftOut {
  readonly visible: readonly Visible[];
  /** The rows with those of the columns as well. */
  with(columns: readonly Column[]): Node;
}

/** What a projection leaves out of the columns that were visible before it. */
export function leftOutBy(project: Project, before: readonly Visible[]): LeftOut {
  const kept = new Set(project.outputs.map(({ column }) => column.id));
  return {
    visible: before.filter(({ column }) => !kept.has(column.id)),
    with: (columns) => ({ ...project, outputs: [...project.outputs, ...columns.map(passed)] }),
  };
}

/** A step that gives its input's columns, over those too that its expressions take of what was left out. */
export function stepOver(
  { node, visible, leftOut }: Analyzed,
  exprs: readonly Expr[],
  step: (input: Node) => Node,
): Pick<Analyzed, "node" | "visible" | "leftOut"> {
  if (!leftOut) return { node: step(node), visible };
  const wanted = references(...exprs);
  const used = leftOut.visible.flatMap(({ column }) => (wanted.has(column.id) ? [column] : []));
  const further: LeftOut = { visible: leftOut.visible, with: (columns) => step(leftOut.with([...new Set([...used, ...columns])])) };
  if (used.length === 0) return { node: step(node), visible, leftOut: further };
  const outputs = visible.map(({ column }): Named => passed(column));
  return { node: { kind: "project", input: step(leftOut.with(used)), outputs }, visible, leftOut: further };
}
