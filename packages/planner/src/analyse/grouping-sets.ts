import { type Aggregate, type Expression, type Origin, simpleTypes, VolleyError } from "@volley/plan";
import { type Column, newColumn } from "../typed/column.ts";
import { type AggregateExpr, columnRef, type Expr, exprKey, substitute } from "../typed/expression.ts";
import type { Union } from "../typed/node.ts";
import type { Analyzed } from "./analyzed.ts";
import { call, constant } from "./call.ts";
import { unionOf } from "./unpivot.ts";

/** The largest number of groupings whose subsets are formed (Spark's is 31 for cube). */
const mostForCube = 12;

/**
 * Spark's Expand: every row once for each set, with the groupings that are not in it null and the set's number beside them. Grouping by
 * all of these gives each set's groups; aggregates read the columns as they were.
 */
export interface Expanded {
  readonly node: Union;
  /** The groupings, nullable. */
  readonly keys: readonly Column[];
  /** Tells the sets apart. */
  readonly set: Column;
  /** An expression over the input as one over the expanded rows. */
  readonly moved: (expr: Expr) => Expr;
  /** `grouping(…)` and `grouping_id(…)` over the expanded rows. */
  readonly indicator: (call: AggregateExpr, origin: Origin | undefined) => Expr;
}

export function expand(
  input: Analyzed,
  groupings: readonly Expr[],
  names: readonly string[],
  sets: readonly (readonly number[])[],
): Expanded {
  const kept = input.visible.map((v) => ({ from: v.column, to: newColumn(v.column.name, v.column.type, v.column.nullable) }));
  const keys = groupings.map((expr, i) => newColumn(names[i]!, expr.type, true));
  const set = newColumn("grouping_set", simpleTypes.integer, false);
  const rows = sets.map((members, number) => [
    ...kept.map(({ from }) => columnRef(from)),
    ...groupings.map((expr, i): Expr => (members.includes(i) ? expr : { kind: "literal", value: null, type: expr.type, nullable: true })),
    constant(number, "integer"),
  ]);
  const moves = new Map(kept.map(({ from, to }) => [from.id, columnRef(to)]));
  const masks = sets.map((members) => groupings.reduce((mask, _, i) => mask * 2n + (members.includes(i) ? 0n : 1n), 0n));
  return {
    node: unionOf(input, [...kept.map((k) => k.to), ...keys, set], rows),
    keys,
    set,
    moved: (expr) => substitute(expr, (id) => moves.get(id)),
    indicator: (given, origin) => {
      const at = given.args.map((arg) => groupings.findIndex((g) => exprKey(g) === exprKey(arg)));
      if (given.name === "grouping") return isAbsent(at[0]!, groupings.length, masks, set, names, origin);
      const inOrder = at.length === 0 || (at.length === groupings.length && at.every((index, i) => index === i));
      if (!inOrder)
        throw new VolleyError("GROUPING_ID_COLUMN_MISMATCH", "groupingId() takes all columns of the grouping, in its order, or none", {
          origin,
          where: [`grouped by ${names.join(", ")}`],
        });
      return choice(
        set,
        masks.map((mask) => constant(mask, "long")),
      );
    },
  };
}

function isAbsent(
  index: number,
  count: number,
  masks: readonly bigint[],
  set: Column,
  names: readonly string[],
  origin: Origin | undefined,
): Expr {
  if (index < 0)
    throw new VolleyError("GROUPING_COLUMN_MISMATCH", "grouping() takes one of the columns that are grouped by", {
      origin,
      where: [`grouped by ${names.join(", ")}`],
    });
  const bit = BigInt(count - 1 - index);
  return choice(
    set,
    masks.map((mask) => constant(Number((mask >> bit) & 1n), "byte")),
  );
}

/** The value that belongs to the set of a row. */
function choice(set: Column, values: readonly Expr[]): Expr {
  const branches = values.flatMap((value, number) => [call("==", columnRef(set), constant(number, "integer")), value]);
  return values.length === 1 ? values[0]! : call("when", ...branches.slice(0, -2), values.at(-1)!);
}

/** The sets that a relation groups by, as positions among its groupings. */
export function setsOf(
  relation: Aggregate,
  groupings: readonly Expr[],
  positionOf: (e: Expression) => number,
): readonly (readonly number[])[] {
  const { sets, origin } = relation;
  const all = groupings.map((_, i) => i);
  if (sets === "rollup") return [...all, all.length].map((_, i) => all.slice(0, all.length - i));
  if (sets === "cube") {
    if (all.length > mostForCube)
      throw new VolleyError("INVALID_ARGUMENT", `cube() takes up to ${mostForCube} columns, not ${all.length}`, { origin });
    return Array.from({ length: 2 ** all.length }, (_, mask) => all.filter((i) => (mask & (1 << (all.length - 1 - i))) === 0));
  }
  if (!sets || sets.length === 0) throw new VolleyError("INVALID_ARGUMENT", "groupingSets() needs at least one set", { origin });
  return sets.map((set) => set.map(positionOf));
}
