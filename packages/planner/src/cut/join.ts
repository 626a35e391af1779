import { taskBytes } from "../adapt/task-bytes.ts";
import type { Expr, LiteralExpr, Named } from "../typed/expression.ts";
import type { Join, Node, PartitionCount } from "../typed/node.ts";
import { type JoinKeys, joinKeys } from "./join-keys.ts";
import { canUnite, enlarge, newCount, unite } from "./partition-count.ts";
import type { Distribution } from "./distribution.ts";
import { partitionKey } from "./partition-key.ts";
import { broadcastPays } from "./broadcast-cost.ts";
import { guessedSafely, isUncertain } from "../estimate/rows.ts";
import type { Written } from "./memory.ts";
import { type FilterContext, filterable, type KeySource, keySource, runtimeFiltered } from "./runtime-filter.ts";
import { type Branch, isSingle, type Piece, type Spread, type Wish } from "./piece.ts";
import { size } from "../explain/tree.ts";
import { eachNode, outputOf } from "../typed/walk.ts";

/** What planning a join takes: its sides cut, and exchanges. */
export interface JoinContext extends FilterContext {
  cut(node: Node, wish: Wish): Piece;
  /** `after`: exchanges whose sizes may change the plan. */
  spread(input: Piece, spread: Spread, name?: string, after?: readonly number[]): Piece;
  gathered(input: Piece): Piece;
  /** Pieces that were dealt out, in one task, where they turned out to be few. */
  inOneTask(dealt: readonly Piece[]): readonly Piece[] | undefined;
  /** Estimated bytes with a guess of what filters let through. */
  guessBytes(input: Piece): number;
  /** How a stage that has begun deals out a node's rows. */
  begunAs(node: Node, kind: Spread["kind"]): boolean;
  /** How much a node's rows are, when they were written. */
  writtenRows(node: Node): Written | undefined;
  /** Notes what was decided by how much a node's rows are, where they were written to be dealt out. */
  decided(node: Node, decision: string): void;
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
  const empty = withoutRows(cutter, node, left, right);
  if (empty) return empty;
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

function sideToBroadcast(cutter: JoinContext, node: Join, left: Piece, right: Piece, keys: JoinKeys): Side | undefined {
  const piece = { left, right };
  const bytes = { left: cutter.bytesOf(left), right: cutter.bytesOf(right) };
  const allowed = [...mayBroadcast[node.type]].sort((a, b) => bytes[a] - bytes[b]);
  const asked = allowed.find((side) => piece[side].small);
  if (asked) return asked;
  if (keys.left.length === 0) return allowed[0];
  if (left.dealtOut || right.dealtOut) return undefined;
  // What has begun is not thrown away.
  const begunAs = (each: Side, kind: Spread["kind"]): boolean => piece[each].branches.some((branch) => cutter.begunAs(branch.node, kind));
  const sent = allowed.find((each) => begunAs(each, "broadcast"));
  if (sent) return sent;
  const { settings } = cutter;
  const side = allowed.find((each) => {
    const other = otherOf(each);
    const fits = bytes[each] <= settings.broadcastBytes && !isSingle(piece[other]);
    return (
      fits &&
      !begunAs(other, "hash") &&
      !isBetterFiltered(cutter, node, piece, each) &&
      broadcastPays(bytes[each], piece[other], probable(cutter, piece[other], bytes[other]), settings)
    );
  });
  if (side)
    tell(
      cutter,
      piece[side],
      `it holds ${size(bytes[side])}: sent whole to every task, so that the other side of the join stays where it is`,
    );
  return side;
}

type Side = "left" | "right";

/** How many bytes the other side would move: where a plan adapts, it is written first if it may be small. */
function probable(cutter: JoinContext, piece: Piece, bytes: number): number {
  return cutter.settings.adaptive ? Math.min(bytes, cutter.guessBytes(piece) * guessedSafely) : bytes;
}

/** Whether a side that is to be sent whole had better wait until the other, which may be far smaller, is written. */
function isBetterFiltered(cutter: JoinContext, node: Join, piece: Readonly<Record<Side, Piece>>, side: Side): boolean {
  const other = otherOf(side);
  const guess = cutter.guessBytes(piece[side]);
  if (guess < taskBytes(cutter.settings).few || guess < 4 * cutter.guessBytes(piece[other]) || cutter.settings.runtimeFilters === false)
    return false;
  return sideToAwait(cutter, node, piece.left, piece.right) === other && filterable[node.type].includes(side);
}

function otherOf(side: Side): Side {
  return side === "left" ? "right" : "left";
}

function tell(cutter: JoinContext, { branches }: Piece, decision: string): void {
  for (const { node } of branches) cutter.decided(node, decision);
}

/** Sides without which a join has no rows. */
const needed: { readonly [T in Join["type"]]: readonly Side[] } = {
  inner: ["left", "right"],
  cross: ["left", "right"],
  left: ["left"],
  semi: ["left", "right"],
  anti: ["left"],
  right: ["right"],
  full: [],
};

/** A join of which a side that was written has no rows, and with it the join: the other side is not read. */
function withoutRows(cutter: JoinContext, node: Join, left: Piece, right: Piece): Piece | undefined {
  const side = needed[node.type].find((each) => {
    const { branches } = each === "left" ? left : right;
    return branches.every((branch) => {
      const written = cutter.writtenRows(branch.node);
      return written?.rows === 0 && written.repeatable;
    });
  });
  if (side === undefined) return undefined;
  const none = side === "left" ? left : right;
  tell(cutter, none, `it holds no rows, and so the ${node.type} join has none: the other side is not read`);
  const read = cutter.spread({ branches: none.branches.slice(0, 1), small: false }, { kind: "broadcast" }).branches[0]!.node;
  const outputs = outputOf(node).map((column): Named => {
    const value: LiteralExpr = { kind: "literal", value: null, type: column.type, nullable: true };
    return { column, expr: value };
  });
  return { branches: [{ node: { kind: "project", input: read, outputs }, dist: { kind: "single" } }], small: false };
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
  const piece = { left, right };
  const bytes = Math.max(cutter.bytesOf(left), cutter.bytesOf(right));
  for (const side of ["left", "right"] as const) {
    const found = matching(piece[side], keys[side]);
    if (!found) continue;
    const other = otherOf(side);
    enlarge(found.count, bytes);
    const spreadOf = (each: Side): Spread => ({ kind: "hash", keys: found.order.map((i) => keys[each][i]!), count: found.count });
    const there = piece[side].branches[0]!.node;
    const writesFirst = cutter.begunAs(there, "hash") || (isFilteredGrouping(there) && awaits(cutter, node, piece, side));
    const placed = writesFirst ? cutter.spread(piece[side], spreadOf(side)) : piece[side];
    const source = keySource(placed.branches[0]!.node, keys[side]);
    const waits = source && !cutter.writtenTo(source.exchange) && awaits(cutter, node, piece, side);
    const moved = cutter.spread(
      filteredBy(cutter, node, piece[other], other, keys, source),
      spreadOf(other),
      undefined,
      waits ? [source.exchange.id] : [],
    );
    const [l, r] = side === "left" ? [placed, moved] : [moved, placed];
    return joined(node, l, r, distribution(node, l, r, found));
  }
  const count = newCount(bytes);
  const awaited = sideToAwait(cutter, node, left, right);
  const isWritten = (side: Side): boolean => piece[side].branches.every((branch) => cutter.writtenRows(branch.node) !== undefined);
  const lead = awaited ?? (!isWritten("left") && isWritten("right") ? "right" : "left");
  const rest = otherOf(lead);
  const first = cutter.spread(piece[lead], { kind: "hash", keys: keys[lead], count });
  const filtered = filteredBy(cutter, node, piece[rest], rest, keys, keySource(first.branches[0]!.node, keys[lead]));
  const second = cutter.spread(filtered, { kind: "hash", keys: keys[rest], count }, undefined, awaited ? readsOf(first) : []);
  return lead === "left" ? hashJoined(cutter, node, first, second, keys, count) : hashJoined(cutter, node, second, first, keys, count);
}

/** Groups of which a filter leaves no one knows how many: written where they lie, they may turn out to be few. */
function isFilteredGrouping(node: Node): boolean {
  if (node.kind === "project" || node.kind === "hint") return isFilteredGrouping(node.input);
  return node.kind === "filter" && (node.input.kind === "aggregate" || isFilteredGrouping(node.input));
}

/** A side without rows that cannot have a partner, as far as what is written of the other side tells. */
function filteredBy(cutter: JoinContext, node: Join, side: Piece, which: Side, keys: JoinKeys, source: KeySource | undefined): Piece {
  const begun = side.branches.some((branch) => cutter.begunAs(branch.node, "hash"));
  return begun || !filterable[node.type].includes(which) ? side : runtimeFiltered(cutter, side, keys[which], source);
}

function hashJoined(cutter: JoinContext, node: Join, l: Piece, r: Piece, keys: JoinKeys, count: PartitionCount): Piece {
  const few = cutter.inOneTask([l, r]);
  if (few) return joined(node, few[0]!, few[1]!, { kind: "single" });
  return joined(node, l, r, distribution(node, l, r, { count, order: keys.left.map((_, i) => i) }));
}

/** The side that is better written first: it may turn out so small, or empty, that less of the other is dealt out. */
function sideToAwait(cutter: JoinContext, node: Join, left: Piece, right: Piece): Side | undefined {
  const piece = { left, right };
  const side: Side = cutter.guessBytes(left) < cutter.guessBytes(right) ? "left" : "right";
  const uncertain = piece[side].branches.every((branch) => cutter.writtenRows(branch.node) === undefined && isUncertain(branch.node));
  return uncertain && awaits(cutter, node, piece, side) ? side : undefined;
}

/** Whether the other side may be planned otherwise once one side is written. */
function awaits({ settings, guessBytes }: JoinContext, { type }: Join, piece: Readonly<Record<Side, Piece>>, side: Side): boolean {
  if (!settings.adaptive || piece.left.dealtOut || piece.right.dealtOut || type === "full") return false;
  return guessBytes(piece[side]) <= guessBytes(piece[otherOf(side)]);
}

function readsOf({ branches }: Piece): readonly number[] {
  const ids: number[] = [];
  for (const { node } of branches) eachNode(node, (n) => void (n.kind === "exchange_read" && ids.push(n.exchange.id)));
  return ids;
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
