import { conjuncts, type Expr, isDeterministic, references, substitute } from "../typed/expression.ts";
import type { Join, Node } from "../typed/node.ts";
import { inputsOf, outputOf } from "../typed/walk.ts";

/** A frame that joins of a region read: one that gives rows, or one that decides which of the others' rows stay. */
export interface Member {
  readonly node: Node;
  /** Set of members that only decide: the join's type and condition. */
  readonly decides?: { readonly type: "semi" | "anti"; readonly condition: Expr } | undefined;
}

/** Which members were joined in which order: two orders, or the number of a member. */
export type Order = number | readonly [Order, Order];

/** Inner, semi and anti joins one upon the other, of which each order gives the same rows. */
export interface Region {
  readonly members: readonly Member[];
  /** What must hold of rows that are put together. */
  readonly conditions: readonly Expr[];
  /** The order in which the program writes them. */
  readonly written: Order;
  /** The columns of the whole, by what they are among the members' columns. */
  readonly columns: ReadonlyMap<number, Expr>;
}

/** The region whose last join this is. Frames within are as they were, but for what `visit` makes of them. */
export function regionOf(root: Join, visit: (node: Node) => Node): Region | undefined {
  if (!isOpen(root)) return undefined;
  const members: Member[] = [];
  const conditions: Expr[] = [];
  const add = (member: Member): number => members.push(member) - 1;
  const collect = (node: Node): { readonly order: Order; readonly columns: ReadonlyMap<number, Expr> } => {
    if (isRenaming(node)) {
      const below = collect(node.input);
      const columns = node.outputs.map(({ column, expr }) => [column.id, substitute(expr, (id) => below.columns.get(id))] as const);
      return { order: below.order, columns: new Map(columns) };
    }
    if (node.kind !== "join" || !isOpen(node)) {
      return { order: add({ node: visit(node) }), columns: new Map(outputOf(node).map((c) => [c.id, asColumn(c)])) };
    }
    const left = collect(node.left);
    if (node.type === "semi" || node.type === "anti") {
      const condition = substitute(node.condition!, (id) => left.columns.get(id));
      const decides = add({ node: visit(node.right), decides: { type: node.type, condition } });
      return { order: [left.order, decides], columns: left.columns };
    }
    const right = collect(node.right);
    const columns = new Map([...left.columns, ...right.columns]);
    if (node.condition) conditions.push(...conjuncts(substitute(node.condition, (id) => columns.get(id))));
    return { order: [left.order, right.order], columns };
  };
  const { order, columns } = collect(root);
  return { members, conditions, written: order, columns };
}

function asColumn({ id, name, type, nullable }: ReturnType<typeof outputOf>[number]): Expr {
  return { kind: "column", id, name, type, nullable };
}

/** Whether a join may change its place among others. */
function isOpen({ type, condition }: Join): boolean {
  if (type === "semi" || type === "anti") return condition !== undefined && isDeterministic(condition);
  return type === "inner" && condition !== undefined && isDeterministic(condition);
}

/** A step between two joins that computes nothing. */
function isRenaming(node: Node): node is Extract<Node, { kind: "project" }> {
  return node.kind === "project" && leadsToJoin(node) && node.outputs.every(({ expr }) => expr.kind === "column");
}

function leadsToJoin(node: Node): boolean {
  return node.kind === "join" ? isOpen(node) : node.kind === "project" && leadsToJoin(inputsOf(node)[0]!);
}

/** The members whose columns an expression reads, as bits. */
export function membersOf(expr: Expr, ownerOf: ReadonlyMap<number, number>): number {
  return [...references(expr)].reduce((bits, id) => bits | (1 << (ownerOf.get(id) ?? 31)), 0);
}

/** Which member gives a column, by its id. */
export function ownersOf({ members }: Region): ReadonlyMap<number, number> {
  return new Map(members.flatMap(({ node }, i) => outputOf(node).map((column) => [column.id, i] as const)));
}

/** The numbers of the members of a set. */
export function bitsOf(members: number): number[] {
  const list: number[] = [];
  for (let i = 0; members >> i; i++) if ((members >> i) & 1) list.push(i);
  return list;
}
