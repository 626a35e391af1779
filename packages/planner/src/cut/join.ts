import type { Expr } from "../typed/expression.ts";
import type { Join, Node, PartitionCount } from "../typed/node.ts";
import { type JoinKeys, joinKeys } from "./join-keys.ts";
import { canUnite, enlarge, newCount, unite } from "./partition-count.ts";
import type { PlannerSettings } from "../stage.ts";
import type { Distribution } from "./distribution.ts";
import { partitionKey } from "./partition-key.ts";
import { type Branch, bytesOf, isSingle, type Piece, type Spread, type Wish } from "./piece.ts";

/** What planning a join takes: its sides cut, and exchanges. */
export interface JoinContext {
  readonly settings: PlannerSettings;
  cut(node: Node, wish: Wish): Piece;
  spread(input: Piece, spread: Spread): Piece;
  gathered(input: Piece): Piece;
}

/** Sides that may be sent whole to every task: never one whose rows without partner must come out once. */
const mayBroadcast: { readonly [T in Join["type"]]: readonly ("left" | "right")[] } = {
  inner: ["right", "left"],
  cross: ["right", "left"],
  left: ["right"],
  semi: ["right"],
  anti: ["right"],
  right: ["left"],
  full: [],
};

/** Joins where the rows lie, or sends a small side everywhere, or brings equal keys of both sides together. */
export function planJoin(cutter: JoinContext, node: Join, wish: Wish): Piece {
  const left = cutter.cut(node.left, hinted(node.left) ? { small: true } : wish);
  const right = cutter.cut(node.right, hinted(node.right) ? { small: true } : wish);
  const keys = joinKeys(node);
  if (isSingle(left) && isSingle(right)) return joined(node, left, right, { kind: "single" });
  const placed = placedTogether(left, right, keys);
  if (placed) return joined(node, left, right, distribution(node, left, right, placed));
  const side = sideToBroadcast(cutter, node, left, right, keys);
  if (side === "right") return beside(cutter, node, left, right, "right");
  if (side === "left") return beside(cutter, node, right, left, "left");
  if (keys.left.length === 0) return joined(node, cutter.gathered(left), cutter.gathered(right), { kind: "single" });
  return shuffled(cutter, node, left, right, keys);
}

function hinted(node: Node): boolean {
  return node.kind === "hint" && node.name === "broadcast";
}

function sideToBroadcast(cutter: JoinContext, node: Join, left: Piece, right: Piece, keys: JoinKeys): "left" | "right" | undefined {
  const allowed = mayBroadcast[node.type];
  const piece = { left, right };
  const asked = allowed.find((side) => piece[side].small);
  if (asked) return asked;
  const bytes = { left: bytesOf(left), right: bytesOf(right) };
  const fitting = allowed.filter(
    (side) => bytes[side] <= cutter.settings.broadcastBytes && !isSingle(piece[side === "left" ? "right" : "left"]),
  );
  fitting.sort((a, b) => bytes[a] - bytes[b]);
  if (fitting.length > 0) return fitting[0];
  return keys.left.length === 0 ? allowed[0] : undefined;
}

/** Each branch of the main side joins a copy of the other. */
function beside(cutter: JoinContext, node: Join, main: Piece, other: Piece, side: "left" | "right"): Piece {
  const copy = cutter.spread(other, { kind: "broadcast" }).branches[0]!.node;
  const branches = main.branches.map(
    ({ node: own, dist }): Branch => ({
      node: side === "right" ? { ...node, left: own, right: copy } : { ...node, left: copy, right: own },
      dist,
    }),
  );
  return { branches, small: false };
}

function shuffled(cutter: JoinContext, node: Join, left: Piece, right: Piece, keys: JoinKeys): Piece {
  const bytes = Math.max(bytesOf(left), bytesOf(right));
  for (const [side, own] of [
    ["left", left],
    ["right", right],
  ] as const) {
    const found = matching(own, keys[side]);
    if (!found) continue;
    const other = side === "left" ? "right" : "left";
    enlarge(found.count, bytes);
    const moved = cutter.spread(side === "left" ? right : left, {
      kind: "hash",
      keys: found.order.map((i) => keys[other][i]!),
      count: found.count,
    });
    const [l, r] = side === "left" ? [left, moved] : [moved, right];
    return joined(node, l, r, distribution(node, l, r, found));
  }
  const count = newCount(bytes);
  const l = cutter.spread(left, { kind: "hash", keys: keys.left, count });
  const r = cutter.spread(right, { kind: "hash", keys: keys.right, count });
  return joined(node, l, r, distribution(node, l, r, { count, order: keys.left.map((_, i) => i) }));
}

interface Match {
  readonly count: PartitionCount;
  /** Which join keys the partitioning uses, in its order. */
  readonly order: readonly number[];
}

/** A piece partitioned by some of the join's keys. */
function matching(piece: Piece, keys: readonly Expr[]): Match | undefined {
  if (piece.branches.length !== 1) return undefined;
  const { dist } = piece.branches[0]!;
  if (dist.kind !== "partition") return undefined;
  const texts = keys.map(partitionKey);
  for (const list of dist.keys) {
    const order = list.map((key) => texts.indexOf(partitionKey(key)));
    if (order.length > 0 && !order.includes(-1)) return { count: dist.count, order };
  }
  return undefined;
}

/** Both sides partitioned by the same of the join's keys, their counts made one. */
function placedTogether(left: Piece, right: Piece, keys: JoinKeys): Match | undefined {
  const l = matching(left, keys.left);
  const r = matching(right, keys.right);
  if (!l || !r || l.order.join() !== r.order.join() || !canUnite(l.count, r.count)) return undefined;
  return { count: unite(l.count, r.count), order: l.order };
}

function joined(node: Join, left: Piece, right: Piece, dist: Distribution): Piece {
  return { branches: [{ node: { ...node, left: left.branches[0]!.node, right: right.branches[0]!.node }, dist }], small: false };
}

/** Rows that a side keeps lie where that side's keys put them; after an inner join, where either side's do. */
function distribution(node: Join, left: Piece, right: Piece, { count }: Match): Distribution {
  const keysOf = (piece: Piece): readonly (readonly Expr[])[] => {
    const { dist } = piece.branches[0]!;
    return dist.kind === "partition" ? dist.keys : [];
  };
  const fromLeft = node.type === "right" || node.type === "full" ? [] : keysOf(left);
  const fromRight = node.type === "right" || node.type === "inner" ? keysOf(right) : [];
  return { kind: "partition", count, keys: [...fromLeft, ...fromRight] };
}
