import { findFunction, simpleTypes } from "@volley/plan";
import { columnRef, conjuncts, type Expr, hasAggregate, isDeterministic, isMovable, references, substitute } from "../typed/expression.ts";
import type { Join, Node } from "../typed/node.ts";
import { implied } from "./implied.ts";
import { inlines } from "./merge-projects.ts";
import { inputsOf, outputIds, outputOf, withInputs } from "../typed/walk.ts";

/** Moves every filter condition as near to the sources as its columns and the meaning of the steps between allow. */
export function pushFilters(root: Node): Node {
  return push(root, []);
}

function allOf(conditions: readonly Expr[]): Expr | undefined {
  return conditions.length === 0 ? undefined : conditions.reduce((a, b) => and(a, b));
}

function and(a: Expr, b: Expr): Expr {
  const definition = findFunction("and", 2);
  if (definition.kind !== "scalar") return a;
  return { kind: "call", name: "and", definition, args: [a, b], type: simpleTypes.boolean, nullable: a.nullable || b.nullable };
}

/** `node` with `conditions` applied to its rows. */
function push(node: Node, conditions: readonly Expr[]): Node {
  switch (node.kind) {
    case "filter": {
      const own = conjuncts(node.condition);
      return own.every(isDeterministic) ? push(node.input, [...own, ...conditions]) : stay(node, conditions);
    }
    case "project": {
      const exprs = new Map(node.outputs.map((o): [number, Expr] => [o.column.id, o.expr]));
      const movable = (id: number): boolean => isMovable(exprs.get(id)!);
      const gains = !isScanChain(node.input);
      const [down, here] = divide(conditions, (c) => [...references(c)].every(movable) && (gains || inlines(exprs, [c])));
      return filtered(
        {
          ...node,
          input: push(
            node.input,
            down.map((c) => through(c, exprs)),
          ),
        },
        here,
      );
    }
    case "aggregate": {
      const exprs = new Map(node.groups.map((g): [number, Expr] => [g.column.id, g.expr]));
      const [down, here] = divide(
        conditions,
        (c) => node.groups.length > 0 && references(c).size > 0 && [...references(c)].every((id) => exprs.has(id)),
      );
      return filtered(
        {
          ...node,
          input: push(
            node.input,
            down.map((c) => through(c, exprs)),
          ),
        },
        here,
      );
    }
    case "window": {
      const keys = new Set(node.windows[0]!.expr.partitionBy.flatMap((key) => (key.kind === "column" ? [key.id] : [])));
      const [down, here] = divide(conditions, (c) => [...references(c)].every((id) => keys.has(id)));
      return filtered({ ...node, input: push(node.input, down) }, here);
    }
    case "generate": {
      const made = new Set(node.lists.map((l) => l.column.id));
      const [down, here] = divide(conditions, (c) => references(c).size > 0 && [...references(c)].every((id) => !made.has(id)));
      return filtered({ ...node, input: push(node.input, down) }, here);
    }
    case "dedupe": {
      const [down, here] = divide(conditions, (c) => [...references(c)].every((id) => node.keys.includes(id)));
      return filtered({ ...node, input: push(node.input, down) }, here);
    }
    case "union":
    case "set_operation":
      return withInputs(
        node,
        node.inputs.map((input, i) => {
          const own = new Map(outputOf(input).map((column) => [column.id, column]));
          const exprs = new Map(node.columns.map((column, j): [number, Expr] => [column.id, columnRef(own.get(node.sources[i]![j]!)!)]));
          return push(
            input,
            conditions.map((c) => through(c, exprs)),
          );
        }),
      );
    case "join":
      return pushJoin(node, conditions);
    case "sort":
    case "repartition":
    case "hint":
      return { ...node, input: push(node.input, conditions) };
    default:
      return stay(node, conditions);
  }
}

/** Nothing is won by filtering below such steps: they and the filter run in one pass, and a heavy expression would be written twice. */
function isScanChain(node: Node): boolean {
  if (node.kind === "project" || node.kind === "filter") return isScanChain(node.input);
  return node.kind === "scan" || node.kind === "local" || node.kind === "cached_read" || node.kind === "range";
}

function stay(node: Node, conditions: readonly Expr[]): Node {
  return filtered(
    withInputs(
      node,
      inputsOf(node).map((input) => push(input, [])),
    ),
    conditions,
  );
}

function filtered(node: Node, conditions: readonly Expr[]): Node {
  const condition = allOf(conditions);
  return condition ? { kind: "filter", input: node, condition } : node;
}

function through(condition: Expr, exprs: ReadonlyMap<number, Expr>): Expr {
  return substitute(condition, (id) => exprs.get(id));
}

function divide(conditions: readonly Expr[], test: (c: Expr) => boolean): [Expr[], Expr[]] {
  const yes: Expr[] = [];
  const no: Expr[] = [];
  for (const c of conditions) (test(c) && isDeterministic(c) && !hasAggregate(c) ? yes : no).push(c);
  return [yes, no];
}

/** Which sides of each kind of join may lose rows early: for conditions above the join, and for conditions of the join itself. */
const pushable: {
  readonly [T in Join["type"]]: { readonly above: "both" | "left" | "right" | "none"; readonly on: "both" | "left" | "right" | "none" };
} = {
  inner: { above: "both", on: "both" },
  cross: { above: "both", on: "both" },
  left: { above: "left", on: "right" },
  right: { above: "right", on: "left" },
  full: { above: "none", on: "none" },
  semi: { above: "left", on: "both" },
  anti: { above: "left", on: "right" },
};

function pushJoin(node: Join, conditions: readonly Expr[]): Node {
  const left = outputIds(node.left);
  const right = outputIds(node.right);
  const within = (c: Expr, ids: ReadonlySet<number>): boolean => references(c).size > 0 && [...references(c)].every((id) => ids.has(id));
  const rule = pushable[node.type];
  const split = (list: readonly Expr[], sides: string): { l: Expr[]; r: Expr[]; rest: Expr[] } => {
    const [l, others] = divide(list, (c) => (sides === "both" || sides === "left") && within(c, left));
    const [r, rest] = divide(others, (c) => (sides === "both" || sides === "right") && within(c, right));
    return { l, r, rest };
  };
  const above = split(conditions, rule.above);
  const on = split(node.condition ? conjuncts(node.condition) : [], rule.on);
  const inner = node.type === "inner" || node.type === "cross";
  const joined = inner ? [...on.rest, ...above.rest] : on.rest;
  const bothSides = inner && joined.length > 0;
  const condition = allOf(joined);
  const said = (ids: ReadonlySet<number>): Expr[] => (inner ? joined.filter(isDeterministic).flatMap((c) => implied(c, ids) ?? []) : []);
  const type = inner ? (bothSides ? "inner" : "cross") : node.type;
  const next: Node = {
    ...node,
    type,
    left: push(node.left, [...on.l, ...above.l, ...said(left)]),
    right: push(node.right, [...on.r, ...above.r, ...said(right)]),
    condition,
  };
  return inner ? next : filtered(next, above.rest);
}
