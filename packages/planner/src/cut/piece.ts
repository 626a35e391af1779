import { isIntegral, simpleTypes } from "@volley/plan";
import { widens } from "../analyse/coerce.ts";
import { type Expr, exprKey, mapExpr, type Named, references, substitute } from "../typed/expression.ts";
import { estimateBytes } from "./estimate.ts";
import { sameCount } from "./partition-count.ts";
import type { Node, PartitionCount } from "../typed/node.ts";
import { columnRef } from "../typed/expression.ts";

/** How a branch's rows lie over tasks. */
export type Distribution =
  /** With the bundles of one dataset. */
  | { readonly kind: "bundle"; readonly key: string }
  /** In numbered partitions. Rows equal in all of one of the `keys` lists lie in one partition. */
  | { readonly kind: "partition"; readonly count: PartitionCount; readonly keys: readonly (readonly Expr[])[] }
  /** In one task. */
  | { readonly kind: "single" };

/** Operators that run in one task without an exchange, and how their rows lie. */
export interface Branch {
  readonly node: Node;
  readonly dist: Distribution;
}

/** The rows of a plan node: branches that together hold them all, and whether the user said they are few. */
export interface Piece {
  readonly branches: readonly Branch[];
  readonly small: boolean;
}

/** The key as partitioning sees it: integers count by value, whatever their width. */
export function partitionKey(expr: Expr): string {
  return exprKey(
    mapExpr(expr, (e) => {
      if (e.kind === "cast" && isIntegral(e.type) && widens(e.child.type, e.type)) return e.child;
      return e.kind === "literal" && isIntegral(e.type)
        ? { ...e, type: simpleTypes.long, value: e.value === null ? null : BigInt(e.value as number) }
        : e;
    }),
  );
}

/** The key in the form that is hashed. DuckDB's hash of a negative integer depends on its width: all are hashed as bigint. */
export function hashedKey(expr: Expr): Expr {
  if (!isIntegral(expr.type) || expr.type.kind === "long") return expr;
  return { kind: "cast", child: expr, type: simpleTypes.long, nullable: expr.nullable, mode: "ansi", implicit: false };
}

/** What is left of a distribution above a step that gives `outputs`: keys are rewritten to the columns that carry them. */
export function carried(dist: Distribution, outputs: readonly Named[]): Distribution {
  if (dist.kind !== "partition") return dist;
  const byKey = new Map(outputs.map((o) => [partitionKey(o.expr), columnRef(o.column)]));
  const rewrite = (key: Expr): Expr | undefined => {
    const whole = byKey.get(partitionKey(key));
    if (whole) return whole;
    const ids = [...references(key)];
    const found = new Map(ids.map((id) => [id, outputs.find((o) => o.expr.kind === "column" && o.expr.id === id)]));
    if (ids.some((id) => !found.get(id))) return undefined;
    return substitute(key, (id) => columnRef(found.get(id)!.column));
  };
  const keys = dist.keys.map((list) => list.map(rewrite)).filter((list): list is Expr[] => list.every((key) => key !== undefined));
  return { ...dist, keys };
}

/** How rows are dealt out by an exchange. */
export type Spread =
  | { readonly kind: "hash"; readonly keys: readonly Expr[]; readonly count: PartitionCount }
  | { readonly kind: "round_robin"; readonly count: PartitionCount }
  | { readonly kind: "single" }
  | { readonly kind: "broadcast" };

/** What the reader of a piece would like. */
export interface Wish {
  /** The rows are few and go to one place: partial results may meet in one task. */
  readonly small: boolean;
}

export function isSingle(input: Piece): boolean {
  return input.branches.length === 1 && input.branches[0]!.dist.kind === "single";
}

export function bytesOf(input: Piece): number {
  return input.branches.reduce((sum, branch) => sum + estimateBytes(branch.node), 0);
}

export function isAlike(a: Distribution, b: Distribution): boolean {
  if (a.kind === "bundle") return b.kind === "bundle" && a.key === b.key;
  if (a.kind === "partition") return b.kind === "partition" && sameCount(a.count, b.count);
  return b.kind === "single";
}
