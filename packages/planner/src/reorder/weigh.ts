import { estimateRows, guessedSafely, guessRows } from "../estimate/rows.ts";
import { selectivity } from "../estimate/selectivity.ts";
import type { RangeOf } from "../estimate/value-ranges.ts";
import { rowWidth } from "../estimate/width.ts";
import { conjuncts, type Expr } from "../typed/expression.ts";
import { outputOf } from "../typed/walk.ts";
import type { PlannerSettings } from "../stage.ts";
import { type Equal, isSame, type Said, sidesOf } from "./equalities.ts";
import { bitsOf, membersOf, type Order, type Region } from "./region.ts";

/** Some members joined in some order. Sets of members are bits. */
export interface Joined {
  readonly order: Order;
  readonly members: number;
  readonly bytes: number;
  /** Rows, if filters keep each. */
  readonly most: number;
  /** Bytes moved and made until here. */
  readonly cost: number;
  /** By which of the equal values its rows were dealt out last. */
  readonly dealtBy?: Equal | undefined;
}

/** Weighs orders of a region's joins against each other. */
export interface Scales {
  single(member: number): Joined;
  /** Two parts joined, if nothing forbids it. */
  join(left: Joined, right: Joined): Joined | undefined;
}

interface Size {
  /** Rows, if filters keep each. */
  readonly all: number;
  readonly rows: number;
  readonly width: number;
}

/** What a byte costs that is dealt out and read again, where one that a join gives costs 1. */
const shuffleCost = 2;
/** A condition of several members lets at least so much through: nothing is known of how their values meet. */
const leastShare = 1 / 30;

/**
 * Weighs by bytes that go through exchanges and bytes that joins give. How many rows a join gives is guessed as for keys that refer to a
 * table's own key: of the values that either side has, the fewer are those of both.
 */
export function scalesFor(
  region: Region,
  { equal, others }: Said,
  owners: ReadonlyMap<number, number>,
  rangeOf: RangeOf,
  settings: PlannerSettings,
): Scales {
  const sizes = region.members.map(
    ({ node }): Size => ({
      all: Math.max(1, estimateRows(node)),
      rows: Math.max(1, guessRows(node, rangeOf)),
      width: rowWidth(outputOf(node)),
    }),
  );
  const countOf = ([member, value]: readonly [number, Expr]): number => {
    const range = value.kind === "column" ? rangeOf(value.id) : undefined;
    return range ? Math.min(sizes[member]!.all, Number(range[1] - range[0]) + 1) : sizes[member]!.all;
  };
  const counts = new Map(equal.map((each) => [each, Math.min(...[...each.values].map(countOf))]));
  const deciding = new Map(region.members.flatMap((_, i) => decidingOf(region, i, owners, equal, sizes[i]!)));
  const giving = region.members.reduce((all, _, i) => (deciding.has(1 << i) ? all : all | (1 << i)), 0);

  const rowsOf = (members: number): number => {
    let rows = joinedRows(members & giving, sizes, equal, counts);
    for (const each of others)
      if ((each.members & members) === each.members) rows *= Math.max(leastShare, selectivity(each.condition, rangeOf));
    for (const [bit, { kept }] of deciding) if (bit & members) rows *= kept;
    return Math.max(1, rows);
  };
  const widthOf = (members: number): number => bitsOf(members & giving).reduce((width, i) => width + sizes[i]!.width, 0);
  const { executors = settings.slots, slots, broadcastBytes, adaptive } = settings;
  // Where a plan adapts, a side that is guessed to be small is written before it is decided upon.
  const sent = (part: Joined): number => {
    const bytes = adaptive ? part.bytes * guessedSafely : part.most * widthOf(part.members);
    return bytes <= broadcastBytes ? part.bytes * (executors + slots * 2) : Number.POSITIVE_INFINITY;
  };

  return {
    single: (member) => {
      const { rows, width, all } = sizes[member]!;
      return { order: member, members: 1 << member, bytes: rows * width, most: all, cost: 0 };
    },
    join: (left, right) => {
      const members = left.members | right.members;
      const own = deciding.get(right.members);
      if (deciding.has(left.members) || (own && (own.needs & left.members) !== own.needs)) return undefined;
      const ties = own?.equal ?? equal.filter((each) => (each.members & left.members) !== 0 && (each.members & right.members) !== 0);
      if (ties.length === 0 && !own) return undefined;
      const place = ties.find((each) => each === left.dealtBy || each === right.dealtBy);
      const dealt = (part: Joined): number => (place && part.dealtBy === place ? 0 : part.bytes * shuffleCost);
      const ways = [
        {
          moved: ties.length > 0 ? dealt(left) + dealt(right) : Number.POSITIVE_INFINITY,
          dealtBy: place ?? (ties.length === 1 ? ties[0] : undefined),
        },
        { moved: sent(right), dealtBy: left.dealtBy },
        { moved: own ? Number.POSITIVE_INFINITY : sent(left), dealtBy: right.dealtBy },
      ];
      const { moved, dealtBy } = ways.reduce((a, b) => (b.moved < a.moved ? b : a));
      if (moved === Number.POSITIVE_INFINITY) return undefined;
      const bytes = rowsOf(members) * widthOf(members);
      const most = own ? left.most : Math.max(left.most, right.most);
      return { order: [left.order, right.order], members, bytes, most, cost: left.cost + right.cost + moved + bytes, dealtBy };
    },
  };
}

/** Rows of members that are joined by their equal values: one after the other from the largest, each with one that is there already. */
function joinedRows(members: number, sizes: readonly Size[], equal: readonly Equal[], counts: ReadonlyMap<Equal, number>): number {
  const waiting = bitsOf(members).sort((a, b) => sizes[b]!.all - sizes[a]!.all);
  let there = 0;
  let rows = 1;
  while (waiting.length > 0) {
    const tied = (i: number): readonly Equal[] => equal.filter((each) => (each.members & there) !== 0 && each.values.has(i));
    const at = Math.max(
      0,
      waiting.findIndex((i) => tied(i).length > 0),
    );
    const [next] = waiting.splice(at, 1);
    const ties = tied(next!);
    // Several equal values together are no rarer than the rows that have them.
    const different = ties.reduce((product, each) => product * counts.get(each)!, 1);
    rows *= sizes[next!]!.rows / (ties.length > 1 ? Math.min(different, sizes[next!]!.all) : different);
    there |= 1 << next!;
  }
  return rows;
}

/** What a member decides that gives no rows. */
interface Deciding {
  /** Members whose columns it asks. */
  readonly needs: number;
  readonly kept: number;
  readonly equal: readonly Equal[];
}

function decidingOf(
  { members }: Region,
  index: number,
  owners: ReadonlyMap<number, number>,
  equal: readonly Equal[],
  { all, rows }: Size,
): readonly (readonly [bit: number, Deciding])[] {
  const { decides } = members[index]!;
  if (!decides) return [];
  const bit = 1 << index;
  const ties = conjuncts(decides.condition).flatMap((condition): readonly Equal[] => {
    const sides = sidesOf(condition, owners);
    const other = sides?.find(({ member }) => member !== index);
    if (!sides || !other) return [];
    const known = equal.find(({ values }) => isSame(values.get(other.member), other.value));
    return [known ?? { members: 1 << other.member, values: new Map([[other.member, other.value]]), conditions: [] }];
  });
  return [[bit, { needs: membersOf(decides.condition, owners) & ~bit, kept: decides.type === "semi" ? rows / all : 1, equal: ties }]];
}
