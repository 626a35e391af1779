import { call } from "../analyse/call.ts";
import { type Expr, exprKey } from "../typed/expression.ts";
import { membersOf, type Region } from "./region.ts";

/** Values of several members that are all equal in each row of the region. */
export interface Equal {
  readonly members: number;
  /** The value, by the number of its member. */
  readonly values: ReadonlyMap<number, Expr>;
  /** What the program says of them. */
  readonly conditions: readonly { readonly members: number; readonly condition: Expr }[];
}

/** What holds of a region's rows: values that are equal, and conditions of another kind. */
export interface Said {
  readonly equal: readonly Equal[];
  readonly others: readonly { readonly members: number; readonly condition: Expr }[];
}

interface Draft extends Equal {
  members: number;
  values: Map<number, Expr>;
  conditions: { members: number; condition: Expr }[];
}

/** Sorts a region's conditions; of `a = b` and `b = c` it is known that `a = c`. */
export function saidOf(region: Region, owners: ReadonlyMap<number, number>): Said {
  const drafts = new Set<Draft>();
  const others: { members: number; condition: Expr }[] = [];
  for (const condition of region.conditions) {
    const members = membersOf(condition, owners);
    const sides = sidesOf(condition, owners);
    const known = sides?.map(({ member, value }) => [...drafts].find((draft) => isSame(draft.values.get(member), value)));
    const [a, b] = known ?? [];
    const made = sides && united([...(a ? [a] : []), ...(b && b !== a ? [b] : [])], sides, { members, condition });
    if (!made) {
      others.push({ members, condition });
      continue;
    }
    for (const draft of [a, b]) if (draft) drafts.delete(draft);
    drafts.add(made);
  }
  return { equal: [...drafts], others };
}

interface Side {
  readonly member: number;
  readonly value: Expr;
}

/** One set of equal values of several; undefined where a member would be in it with two. */
function united(drafts: readonly Draft[], sides: readonly Side[], given: { members: number; condition: Expr }): Draft | undefined {
  const values = new Map<number, Expr>();
  const parts = [...drafts.flatMap((draft) => [...draft.values]), ...sides.map(({ member, value }) => [member, value] as const)];
  for (const [member, value] of parts) {
    if (values.has(member) && !isSame(values.get(member), value)) return undefined;
    values.set(member, value);
  }
  const conditions = [...drafts.flatMap((draft) => draft.conditions), given];
  return { members: conditions.reduce((all, c) => all | c.members, 0), values, conditions };
}

export const isSame = (a: Expr | undefined, b: Expr): boolean => a !== undefined && exprKey(a) === exprKey(b);

/** Both sides of a condition that asks two members for equal values. */
export function sidesOf(condition: Expr, owners: ReadonlyMap<number, number>): readonly [Side, Side] | undefined {
  if (condition.kind !== "call" || condition.name !== "==") return undefined;
  const [a, b] = condition.args.map((value) => ({ member: Math.log2(membersOf(value, owners)), value }));
  const isMember = (side: Side | undefined): side is Side => side !== undefined && Number.isInteger(side.member);
  return isMember(a) && isMember(b) && a.member !== b.member ? [a, b] : undefined;
}

/** The condition that two sets of members have equal values: the program's own, if there is one. */
export function between({ values, conditions }: Equal, left: number, right: number): Expr {
  const own = conditions.find(({ members }) => (members & left) !== 0 && (members & right) !== 0);
  if (own) return own.condition;
  const of = (members: number): Expr => [...values].find(([member]) => members & (1 << member))![1];
  return call("==", of(left), of(right));
}
