import type { LiteralValue, ValueRange } from "@volley/plan";
import type { RangeOf } from "./value-ranges.ts";
import { type CallExpr, conjuncts, type Expr } from "../typed/expression.ts";

/** The share of rows that a condition lets through, where nothing better is known. */
const guesses: Readonly<Record<string, number>> = {
  "==": 0.1,
  "<=>": 0.1,
  isNull: 0.1,
  isNotNull: 1,
  "!=": 0.9,
  like: 0.1,
  rlike: 0.1,
  startswith: 0.1,
  contains: 0.1,
};
const otherGuess = 1 / 3;

/** What a condition guesses to let through, from 0 to 1: by the values between which columns lie, else by its kind. */
export function selectivity(condition: Expr, rangeOf: RangeOf): number {
  const bounds = new Map<number, { readonly range: ValueRange; least: number; most: number }>();
  let share = 1;
  for (const each of conjuncts(condition)) {
    const bound = boundOf(each, rangeOf);
    if (!bound) share *= shareOf(each, rangeOf);
    else {
      const { id, range, least, most } = bound;
      const known = bounds.get(id) ?? { range, least: Number(range[0]), most: Number(range[1]) };
      bounds.set(id, { range, least: Math.max(known.least, least), most: Math.min(known.most, most) });
    }
  }
  for (const { range, least, most } of bounds.values()) {
    const width = Number(range[1] - range[0]) + 1;
    share *= Math.min(1, Math.max(0, most - least + 1) / width);
  }
  return share;
}

function shareOf(expr: Expr, rangeOf: RangeOf): number {
  if (expr.kind === "literal") return expr.value === true ? 1 : 0;
  if (expr.kind !== "call") return otherGuess;
  const [first, ...others] = expr.args;
  switch (expr.name) {
    case "and":
      return selectivity(expr, rangeOf);
    case "or":
      return Math.min(
        1,
        expr.args.reduce((sum, arg) => sum + selectivity(arg, rangeOf), 0),
      );
    case "not":
      return 1 - selectivity(first!, rangeOf);
    case "in":
      return Math.min(1, others.length * equalShare(first!, rangeOf));
    case "==":
      return expr.args.some((arg) => arg.kind === "literal")
        ? equalShare(expr.args.find((arg) => arg.kind !== "literal") ?? first!, rangeOf)
        : 0.1;
    default:
      return guesses[expr.name] ?? otherGuess;
  }
}

/** The share of rows that have one certain value. */
function equalShare(expr: Expr, rangeOf: RangeOf): number {
  const range = expr.kind === "column" ? rangeOf(expr.id) : undefined;
  return Math.min(guesses["=="]!, range ? 1 / (Number(range[1] - range[0]) + 1) : 1);
}

/** Turned about for `5 < x`. */
const mirrored: Readonly<Record<string, string>> = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" };

/** Between which values a comparison with a constant leaves a column, in units of its type's last digit. */
function boundOf(
  expr: Expr,
  rangeOf: RangeOf,
): { readonly id: number; readonly range: ValueRange; readonly least: number; readonly most: number } | undefined {
  if (expr.kind !== "call" || !(expr.name in mirrored)) return undefined;
  const { column, value, name } = sides(expr);
  const range = column && rangeOf(column.id);
  if (!range || value === undefined) return undefined;
  const scale = column.type.kind === "decimal" ? 10 ** column.type.scale : 1;
  const limit = Number(value) * scale;
  if (Number.isNaN(limit)) return undefined;
  if (name === "<" || name === "<=")
    return { id: column.id, range, least: Number.NEGATIVE_INFINITY, most: name === "<" ? limit - 1 : limit };
  return { id: column.id, range, least: name === ">" ? limit + 1 : limit, most: Number.POSITIVE_INFINITY };
}

function sides({ name, args }: CallExpr): {
  readonly column?: Expr & { kind: "column" };
  readonly value?: LiteralValue;
  readonly name: string;
} {
  const [a, b] = args.map(uncast);
  if (a?.kind === "column" && b?.kind === "literal") return { column: a, value: b.value, name };
  if (a?.kind === "literal" && b?.kind === "column") return { column: b, value: a.value, name: mirrored[name]! };
  return { name };
}

function uncast(expr: Expr): Expr {
  return expr.kind === "cast" && expr.implicit ? uncast(expr.child) : expr;
}
