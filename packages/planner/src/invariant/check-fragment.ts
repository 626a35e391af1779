import { carried, type Distribution, isAlike } from "../cut/distribution.ts";
import type { Fragment } from "../cut/fragment.ts";
import { joinKeys } from "../cut/join-keys.ts";
import { partitionKey } from "../cut/partition-key.ts";
import { orderText } from "../cut/sort-key.ts";
import { columnRef, type Expr, exprKey, isDeterministic, isWithinTask, type SortKey } from "../typed/expression.ts";
import type { Aggregate, ExchangeRead, Join, Node, Union } from "../typed/node.ts";
import { isOrdered } from "../typed/ordered.ts";
import { sidesOf } from "../typed/union-parts.ts";
import { expressionsOf, outputOf } from "../typed/walk.ts";
import { part, type Rows, whole } from "./rows.ts";

export interface Checking {
  /** How the tasks of the stage lie. */
  readonly dist: Distribution;
  /** How rows come out of an exchange, with what is owed to them. */
  read(node: ExchangeRead): Rows;
  report(problem: string): void;
}

/** Follows the rows of a fragment from its inputs to its output. What a stage of several tasks may not do is reported. */
export function rowsOfFragment({ node, dist, target }: Fragment, checking: Checking): Rows {
  const rows = follow(node, checking, new Map());
  if (rows.place.kind === "whole" && dist.kind !== "single") checking.report("every task writes all rows");
  if (target.kind === "sink" && rows.owed.length > 0) checking.report(`${rows.owed.join(", ")} is left to do`);
  return rows;
}

/** What is owed after a step, where none but the first of what was owed may be done now. */
function settled(rows: Rows, step: string | undefined, checking: Checking): readonly string[] {
  if (step !== undefined && rows.owed[0] === step) return rows.owed.slice(1);
  if (rows.owed.length > 0) checking.report(`${step ?? "a step"} comes where ${rows.owed[0]} is to be done first`);
  return [];
}

/** Rows after a step that each task takes for itself. */
function after(rows: Rows, step: string | undefined, checking: Checking): Rows {
  return { place: rows.place, owed: settled(rows, step, checking) };
}

function follow(node: Node, checking: Checking, known: Map<Node, Rows>): Rows {
  const before = known.get(node);
  if (before) return before;
  const rows = step(node, checking, (input) => follow(input, checking, known));
  if (rows.place.kind === "whole" && checking.dist.kind !== "single" && !expressionsOf(node).every(isDeterministic))
    checking.report(`each task has random values of its own for rows that all of them see (${node.kind})`);
  known.set(node, rows);
  return rows;
}

function step(node: Node, checking: Checking, rowsOf: (input: Node) => Rows): Rows {
  switch (node.kind) {
    case "scan":
      return bundled(`scan ${node.key}`, checking);
    case "cached_read":
      return bundled(`cached ${node.frame.id}`, checking);
    case "local":
    case "range":
      return whole;
    case "exchange_read":
      return checking.read(node);
    case "shared": {
      const made = rowsOf(node.frame.plan);
      return made.place.kind === "whole" ? made : { ...made, place: { kind: "part", dist: made.place.dist } };
    }
    case "project": {
      const rows = rowsOf(node.input);
      return moved(rows, (dist) => carried(dist, node.outputs));
    }
    case "filter":
    case "generate":
    case "hint": {
      const rows = rowsOf(node.input);
      return after(rows, undefined, checking);
    }
    case "sample": {
      const rows = rowsOf(node.input);
      if (rows.place.kind === "whole" && checking.dist.kind !== "single") checking.report("each task samples rows that all of them see");
      return after(rows, undefined, checking);
    }
    case "aggregate":
      return aggregated(node, rowsOf(node.input), checking);
    case "window": {
      if (isWithinTask(node.windows[0]!.expr)) {
        const rows = rowsOf(node.input);
        if (rows.place.kind === "whole" && checking.dist.kind !== "single") checking.report("each task numbers rows that all of them see");
        return after(rows, undefined, checking);
      }
      const keys = node.windows[0]!.expr.partitionBy;
      return complete("window", keys, rowsOf(node.input), checking);
    }
    case "map_batches": {
      const keys = outputOf(node.input).slice(0, node.keys).map(columnRef);
      const rows = rowsOf(node.input);
      const made = node.keys === 0 ? after(rows, undefined, checking) : complete("groups", keys, rows, checking);
      return moved(made, (dist) => carried(dist, []));
    }
    case "dedupe": {
      const keys = outputOf(node)
        .filter((c) => node.keys.includes(c.id))
        .map(columnRef);
      return again(`dedupe ${node.keys.join()}`, keys, rowsOf(node.input), checking);
    }
    case "sort": {
      const rows = rowsOf(node.input);
      if (!node.global) return after(rows, undefined, checking);
      const name = `sort ${node.keys.map((k) => `${exprKey(k.expr)} ${k.direction} ${k.nulls}`).join()}`;
      // Where the tasks' rows lie in order, each has but to sort its own.
      return again(name, [], rows, checking, holds(rows, []) || isInOrder(rows, node.keys));
    }
    case "limit": {
      const rows = rowsOf(node.input);
      if (rows.place.kind === "whole" && checking.dist.kind !== "single" && !isOrdered(node.input) && node.input.kind !== "sort")
        checking.report("each task takes other rows of those that all of them see");
      const most = node.limit === undefined ? "" : ` ${node.limit + node.offset}`;
      return again(`limit${most}`, [], rows, checking);
    }
    case "tail":
      return again(`tail ${node.rows}`, [], rowsOf(node.input), checking);
    case "join":
      return joined(node, rowsOf(node.left), rowsOf(node.right), checking);
    case "union":
      return united(node, node.inputs.map(rowsOf), checking);
    case "set_operation": {
      const sides = node.inputs.map(rowsOf);
      const owed = sides.flatMap((rows) => settled(rows, undefined, checking));
      if (sides.every(({ place }) => place.kind === "whole")) return { ...whole, owed };
      const keys = sidesOf(node).map(({ input, ids }) => {
        const own = new Map(outputOf(input).map((c) => [c.id, c]));
        return ids.map((id) => columnRef(own.get(id)!));
      });
      if (!meet(sides[0]!, sides[1]!, keys[0]!, keys[1]!))
        checking.report(`equal rows of the sides of ${node.operation} lie in different tasks`);
      const { place } = sides[0]!;
      return place.kind === "whole" || place.dist.kind !== "partition"
        ? { place, owed }
        : { ...part({ ...place.dist, keys: [node.columns.map(columnRef)] }), owed };
    }
    case "repartition":
      throw new Error("a fragment repartitions nothing");
  }
}

function bundled(key: string, { dist }: Checking): Rows {
  return dist.kind === "bundle" && dist.key === key ? part(dist) : whole;
}

function moved(rows: Rows, change: (dist: Distribution) => Distribution): Rows {
  return rows.place.kind === "whole" ? rows : { ...rows, place: { kind: "part", dist: change(rows.place.dist) } };
}

/** Whether each task has all rows that are equal in the keys. */
function holds({ place }: Rows, keys: readonly Expr[]): boolean {
  if (place.kind === "whole" || place.dist.kind === "single") return true;
  const wanted = new Set(keys.map(partitionKey));
  return (
    place.dist.kind === "partition" && place.dist.keys.some((list) => list.length > 0 && list.every((key) => wanted.has(partitionKey(key))))
  );
}

function isInOrder({ place }: Rows, keys: readonly SortKey[]): boolean {
  return place.kind === "part" && place.dist.kind === "partition" && place.dist.order === orderText(keys);
}

/** A step over all rows that are equal in the keys. */
function complete(name: string, keys: readonly Expr[], rows: Rows, checking: Checking, doing?: string): Rows {
  if (!holds(rows, keys)) checking.report(`${name} over rows that lie in several tasks`);
  return after(rows, doing, checking);
}

/** A step that may be taken for a task's own rows first if it is taken again where they meet. */
function again(name: string, keys: readonly Expr[], rows: Rows, checking: Checking, done = holds(rows, keys)): Rows {
  if (done) return { ...after(rows, name, checking), done: [...(rows.done ?? []), name] };
  return { place: rows.place, owed: [...rows.owed, name] };
}

function aggregated(node: Aggregate, rows: Rows, checking: Checking): Rows {
  const groups = node.groups.map((g) => g.expr);
  const name = `aggregate by ${node.groups.map((g) => g.column.id).join()}`;
  const change = (dist: Distribution): Distribution => carried(dist, node.groups);
  if (node.phase === "partial") return { place: moved(rows, change).place, owed: [...settled(rows, undefined, checking), name] };
  return moved(complete(name, groups, rows, checking, node.phase === "final" ? name : undefined), change);
}

/** Sides that may lie whole beside parts of the other. */
const copied: { readonly [T in Join["type"]]: readonly ("left" | "right")[] } = {
  inner: ["left", "right"],
  cross: ["left", "right"],
  left: ["right"],
  semi: ["right"],
  anti: ["right"],
  right: ["left"],
  full: [],
};

function joined(node: Join, left: Rows, right: Rows, checking: Checking): Rows {
  const owed = [left, right].flatMap((rows) => settled(rows, undefined, checking));
  const [l, r] = [left.place, right.place];
  if (l.kind === "whole" && r.kind === "whole") return { place: l, owed };
  if (l.kind === "whole" || r.kind === "whole") {
    const side = l.kind === "whole" ? "left" : "right";
    if (!copied[node.type].includes(side))
      checking.report(`each task keeps the rows without partner of the ${side} side of a ${node.type} join`);
    return { place: l.kind === "whole" ? r : l, owed };
  }
  const keys = joinKeys(node);
  if (!meet(left, right, keys.left, keys.right)) checking.report(`partners of a ${node.type} join lie in different tasks`);
  const kept = [
    ...(node.type === "right" || node.type === "full" ? [] : keysOf(l.dist)),
    ...(node.type === "right" || node.type === "inner" ? keysOf(r.dist) : []),
  ];
  return { place: { kind: "part", dist: l.dist.kind === "partition" ? { ...l.dist, keys: kept, order: undefined } : l.dist }, owed };
}

function keysOf(dist: Distribution): readonly (readonly Expr[])[] {
  return dist.kind === "partition" ? dist.keys : [];
}

/** Whether rows that are equal in the keys of both sides are in one task: both are dealt out by the same of them, in the same order. */
function meet(left: Rows, right: Rows, leftKeys: readonly Expr[], rightKeys: readonly Expr[]): boolean {
  if (left.place.kind === "whole" || right.place.kind === "whole") return false;
  const [l, r] = [left.place.dist, right.place.dist];
  if (l.kind !== "partition" || r.kind !== "partition" || !isAlike(l, r)) return false;
  const places = (list: readonly Expr[], keys: readonly Expr[]): string =>
    list.map((key) => keys.findIndex((other) => partitionKey(other) === partitionKey(key))).join();
  const rightOrders = r.keys.map((list) => places(list, rightKeys));
  return l.keys.some((list) => {
    const order = places(list, leftKeys);
    return list.length > 0 && !order.split(",").includes("-1") && rightOrders.includes(order);
  });
}

/** Rows of several inputs: each in one task, or all of them in each. */
function united(node: Union, inputs: readonly Rows[], checking: Checking): Rows {
  const owed = inputs.map((rows) => rows.owed).reduce((most, each) => (each.length > most.length ? each : most));
  const agrees = (rows: Rows): boolean => (rows.owed.length > 0 ? rows.owed : (rows.done ?? []).slice(-owed.length)).join() === owed.join();
  if (owed.length > 0 && !inputs.every(agrees)) checking.report("other steps are owed to some of the inputs of a union");
  const dists = inputs.flatMap(({ place }) => (place.kind === "part" ? [place.dist] : []));
  if (dists.length > 0 && dists.length < inputs.length) {
    checking.report("a union of rows that one task sees and rows that all of them see");
    return { ...part({ ...dists[0]!, ...(dists[0]!.kind === "partition" && { keys: [] }) }), owed };
  }
  if (dists.some((dist) => !isAlike(dist, dists[0]!))) checking.report("a union of rows that are dealt out in different ways");
  if (dists.length === 0 || dists[0]!.kind !== "partition") return { place: inputs[0]!.place, owed };
  const renamed = sidesOf(node).map(({ ids }, i) => {
    const own = new Map(outputOf(node.inputs[i]!).map((c) => [c.id, c]));
    return keysOf(
      carried(
        dists[i]!,
        node.columns.map((column, j) => ({ column, expr: columnRef(own.get(ids[j]!)!) })),
      ),
    );
  });
  const text = (list: readonly Expr[]): string => list.map(partitionKey).join();
  const common = renamed[0]!.filter((list) => renamed.every((lists) => lists.some((other) => text(other) === text(list))));
  return { ...part({ ...dists[0]!, keys: common, order: undefined }), owed };
}
