import { type DecimalType, decimalType, sameType, type ValueRange } from "@volley/plan";
import type { CallExpr, Expr } from "../typed/expression.ts";
import { mapExpr } from "../typed/expression.ts";
import type { Node } from "../typed/node.ts";
import { mapNode } from "../typed/walk.ts";
import { mapExpressions } from "./map-expressions.ts";
import { exprRange, type RangeOf, rescaled, scaleOf } from "../estimate/value-ranges.ts";

/** Digits that DuckDB computes in 64 bits. */
const digits = 18;
const limit = 10n ** BigInt(digits);

/**
 * Computes decimals in 64 bits where the values that the sources tell of prove that 18 digits are enough, whatever Spark's rules make of
 * the types. A conversion to Spark's type stands around the result; aggregates do without it.
 */
export function narrowDecimals(root: Node, rangeOf: RangeOf): Node {
  return mapNode(root, (node) => mapExpressions(node, (expr) => mapExpr(expr, (e) => narrowed(e, rangeOf))));
}

function narrowed(expr: Expr, rangeOf: RangeOf): Expr {
  if (expr.kind !== "call" || expr.type.kind !== "decimal" || expr.type.precision <= digits) return expr;
  const type = decimalType(digits, expr.type.scale);
  if (type.scale >= digits || !fits(exprRange(expr, rangeOf))) return expr;
  const rule = expr.definition.values;
  const args = rule && ("oneOf" in rule ? branches(expr, type, rule.oneOf) : operands(expr, rule.ownUnits === true, rangeOf));
  return args
    ? { kind: "cast", child: { ...expr, args, type }, type: expr.type, nullable: expr.nullable, mode: "ansi", implicit: true }
    : expr;
}

function fits(range: ValueRange | undefined): boolean {
  return range !== undefined && range[0] > -limit && range[1] < limit;
}

/** Both operands in 64 bits; undefined where their values may need more. */
function operands({ args, type }: CallExpr, ownUnits: boolean, rangeOf: RangeOf): readonly Expr[] | undefined {
  const scale = scaleOf(type)!;
  const narrow = args.map((arg) => {
    const own = scaleOf(arg.type)!;
    // Sums are made in the scale of their result.
    if (!fits(rescaled(exprRange(arg, rangeOf), own, ownUnits ? own : scale))) return undefined;
    return arg.type.kind === "long" || (arg.type.kind === "decimal" && arg.type.precision > digits)
      ? as(arg, decimalType(digits, own))
      : arg;
  });
  return narrow.every((arg) => arg !== undefined) ? narrow : undefined;
}

function branches({ args }: CallExpr, type: DecimalType, isBranch: (index: number, count: number) => boolean): readonly Expr[] {
  return args.map((arg, i) => (isBranch(i, args.length) ? as(arg, type) : arg));
}

function as(expr: Expr, type: DecimalType): Expr {
  if (expr.kind === "literal") return { ...expr, type };
  if (expr.kind === "cast" && sameType(expr.child.type, type)) return expr.child;
  return { kind: "cast", child: expr, type, nullable: expr.nullable, mode: "ansi", implicit: true };
}
