import { keptShare } from "../estimate/rows.ts";
import { type Expr, isMovable, passed, references, substitute } from "../typed/expression.ts";
import type { Join, Node } from "../typed/node.ts";
import { inputsOf, mapNode, outputIds, outputOf } from "../typed/walk.ts";

/**
 * A stage's joins with rows that are sent whole to every task, in the order in which they leave the fewest: a task joins as it is told, and
 * how many of their rows these have left is known when the stage begins.
 */
export function fewestFirst(root: Node): Node {
  return mapNode(root, (node) => {
    const step = copyJoin(node);
    return (step && below(step.main, step)) ?? node;
  });
}

/** A join of rows that stay where they are with a copy of others. */
interface CopyJoin {
  readonly join: Join;
  readonly condition: Expr;
  readonly main: Node;
  readonly copy: Node;
  readonly mainIsLeft: boolean;
  /** Which share of all its keys the copy holds. */
  readonly kept: number;
}

function copyJoin(join: Node): CopyJoin | undefined {
  if (join.kind !== "join" || !join.condition || !(join.type === "inner" || join.type === "semi")) return undefined;
  const { condition, left, right } = join;
  const ofRight = keptBy(right);
  if (ofRight !== undefined) return { join, condition, main: left, copy: right, mainIsLeft: true, kept: ofRight };
  const ofLeft = join.type === "inner" ? keptBy(left) : undefined;
  return ofLeft === undefined ? undefined : { join, condition, main: right, copy: left, mainIsLeft: false, kept: ofLeft };
}

function keptBy(node: Node): number | undefined {
  if (node.kind === "exchange_read" && node.delivery === "all") return keptShare(node.exchange);
  if (node.kind !== "union") return undefined;
  const shares = inputsOf(node).map(keptBy);
  return shares.every((share) => share !== undefined) ? Math.max(...shares) : undefined;
}

/** A plan with a join somewhere below its top; undefined where nothing there keeps more rows. */
function below(main: Node, step: CopyJoin): Node | undefined {
  if (main.kind === "project" && main.outputs.every(({ expr }) => isMovable(expr))) {
    const exprs = new Map(main.outputs.map((o): [number, Expr] => [o.column.id, o.expr]));
    const input = below(main.input, { ...step, condition: substitute(step.condition, (id) => exprs.get(id)) });
    const added = step.join.type === "semi" ? [] : outputOf(step.copy).map(passed);
    return input && { ...main, input, outputs: [...main.outputs, ...added] };
  }
  const before = copyJoin(main);
  if (before === undefined || before.kept <= step.kept || !isOver(step, before.main)) return undefined;
  return joined(before, below(before.main, step) ?? joined(step, before.main));
}

function joined({ join, condition, copy, mainIsLeft }: CopyJoin, main: Node): Join {
  return { ...join, condition, ...(mainIsLeft ? { left: main, right: copy } : { left: copy, right: main }) };
}

function isOver({ condition, copy }: CopyJoin, main: Node): boolean {
  const [rows, own] = [outputIds(main), outputIds(copy)];
  return [...references(condition)].every((id) => rows.has(id) || own.has(id));
}
