import { estimateRows, guessRows } from "../estimate/rows.ts";
import { selectivity } from "../estimate/selectivity.ts";
import type { RangeOf } from "../estimate/value-ranges.ts";
import { rowWidth } from "../estimate/width.ts";
import { conjuncts, type Expr, exprKey } from "../typed/expression.ts";
import { outputOf } from "../typed/walk.ts";
import type { PlannerSettings } from "../stage.ts";
import { type Member, membersOf, type Order, ownersOf, type Region } from "./region.ts";

/** Some members joined in some order. Sets of members are bits. */
export interface Joined {
  readonly order: Order;
  readonly members: number;
  readonly rows: number;
  readonly bytes: number;
  /** Bytes moved and made until here. */
  readonly cost: number;
  /** The column by which its rows were dealt out last, as a key of both sides. */
  readonly dealtBy: ReadonlySet<string>;
}

/** Weighs orders of a region's joins against each other. */
export interface Scales {
  single(member: number): Joined;
  /** Two parts joined, if nothing forbids it. */
  join(left: Joined, right: Joined): Joined | undefined;
}

/** A condition of two members that asks for equal values. */
interface Equality {
  readonly members: number;
  /** How many values the columns have that it compares. */
  readonly values: number;
  readonly keys: readonly [string, string];
}

/** What a byte costs that is dealt out and read again, where one that a join gives costs 1. */
const shuffleCost = 2;
const guessedShare = 1 / 3;

/**
 * Weighs by bytes that go through exchanges and bytes that joins give. How many rows a join gives is guessed as for keys that refer to a
 * table's own key: of the values that either side has, the fewer are those of both.
 */
export function scalesFor(region: Region, rangeOf: RangeOf, settings: PlannerSettings): Scales {
  const owners = ownersOf(region);
  const sizes = region.members.map(({ node }) => ({
    all: Math.max(1, estimateRows(node)),
    rows: Math.max(1, guessRows(node, rangeOf)),
    width: rowWidth(outputOf(node)),
  }));
  const valuesOf = (expr: Expr): number => {
    const range = expr.kind === "column" ? rangeOf(expr.id) : undefined;
    const most = sizes[Math.log2(membersOf(expr, owners))]?.all ?? Number.POSITIVE_INFINITY;
    return range ? Math.min(most, Number(range[1] - range[0]) + 1) : most;
  };
  const equalities: Equality[] = [];
  const others: { readonly members: number; readonly share: number }[] = [];
  for (const condition of region.conditions) {
    const equality = equalityOf(condition, owners, valuesOf);
    if (equality) equalities.push(equality);
    else others.push({ members: membersOf(condition, owners), share: Math.max(guessedShare / 10, selectivity(condition, rangeOf)) });
  }
  const deciding = region.members.flatMap((member, i) => decidingOf(member, i, owners, valuesOf, sizes[i]!));
  const needs = new Map(deciding.map((d) => [d.bit, d.needs]));
  const { executors = settings.slots } = settings;

  /** How often rows of both sides fit each other: conditions of one pair together cannot be rarer than the rows of the smaller one. */
  const shareOf = (members: number): number => {
    const pairs = new Map<number, number>();
    for (const each of equalities)
      if ((each.members & members) === each.members) pairs.set(each.members, (pairs.get(each.members) ?? 1) * each.values);
    let share = 1;
    for (const [pair, values] of pairs) share /= Math.min(values, ...bitsOf(pair).map((i) => sizes[i]!.all));
    for (const each of others) if ((each.members & members) === each.members) share *= each.share;
    for (const each of deciding) if (each.bit & members) share *= each.kept;
    return share;
  };
  const rowsOf = (members: number): number => {
    const product = bitsOf(members).reduce((rows, i) => (needs.has(1 << i) ? rows : rows * sizes[i]!.rows), 1);
    return Math.max(1, product * shareOf(members));
  };
  const widthOf = (members: number): number =>
    bitsOf(members).reduce((width, i) => (needs.has(1 << i) ? width : width + sizes[i]!.width), 0);

  return {
    single: (member) => {
      const { rows, width } = sizes[member]!;
      return { order: member, members: 1 << member, rows, bytes: rows * width, cost: 0, dealtBy: new Set() };
    },
    join: (left, right) => {
      const members = left.members | right.members;
      const own = deciding.find((each) => each.bit === right.members);
      if (needs.has(left.members)) return undefined;
      if (own ? (own.needs & left.members) !== own.needs : false) return undefined;
      const between = own
        ? own.equalities
        : equalities.filter(
            (e) => (e.members & left.members) !== 0 && (e.members & right.members) !== 0 && (e.members & members) === e.members,
          );
      if (between.length === 0 && !own) return undefined;
      const rows = rowsOf(members);
      const bytes = rows * widthOf(members);
      const dealt = (part: Joined): Equality | undefined => between.find(({ keys }) => keys.some((key) => part.dealtBy.has(key)));
      const place = between.length === 1 ? (dealt(left) ?? dealt(right)) : undefined;
      const move = (part: Joined): number => (place?.keys.some((key) => part.dealtBy.has(key)) ? 0 : part.bytes * shuffleCost);
      const shuffled = between.length > 0 ? move(left) + move(right) : Number.POSITIVE_INFINITY;
      const sent = ({ bytes: all }: Joined): number =>
        all <= settings.broadcastBytes ? all * (executors + settings.slots * 2) : Number.POSITIVE_INFINITY;
      const [l, r] = [own ? Number.POSITIVE_INFINITY : sent(left), sent(right)];
      const moved = Math.min(shuffled, l, r);
      if (!Number.isFinite(moved) && between.length === 0) return undefined;
      const dealtBy =
        moved === shuffled ? new Set(between.length === 1 ? between[0]!.keys : []) : moved === r ? left.dealtBy : right.dealtBy;
      return {
        order: [left.order, right.order],
        members,
        rows,
        bytes,
        cost: left.cost + right.cost + moved + bytes,
        dealtBy,
      };
    },
  };
}

function equalityOf(condition: Expr, owners: ReadonlyMap<number, number>, valuesOf: (expr: Expr) => number): Equality | undefined {
  if (condition.kind !== "call" || condition.name !== "==") return undefined;
  const [a, b] = condition.args;
  const [left, right] = [membersOf(a!, owners), membersOf(b!, owners)];
  if (bitsOf(left).length !== 1 || bitsOf(right).length !== 1 || left === right) return undefined;
  return { members: left | right, values: Math.min(valuesOf(a!), valuesOf(b!)), keys: [exprKey(a!), exprKey(b!)] };
}

interface Deciding {
  readonly bit: number;
  readonly needs: number;
  readonly kept: number;
  readonly equalities: readonly Equality[];
}

function decidingOf(
  { decides }: Member,
  index: number,
  owners: ReadonlyMap<number, number>,
  valuesOf: (expr: Expr) => number,
  { all, rows }: { readonly all: number; readonly rows: number },
): readonly Deciding[] {
  if (!decides) return [];
  const bit = 1 << index;
  const equalities = conjuncts(decides.condition).flatMap((c) => equalityOf(c, owners, valuesOf) ?? []);
  return [{ bit, needs: membersOf(decides.condition, owners) & ~bit, kept: decides.type === "semi" ? rows / all : 1, equalities }];
}

/** The numbers of the members of a set. */
export function bitsOf(members: number): number[] {
  const list: number[] = [];
  for (let i = 0; members >> i; i++) if ((members >> i) & 1) list.push(i);
  return list;
}
