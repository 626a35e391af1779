import { type DataType, isIntegral, type ValueRange } from "@volley/plan";
import type { CallExpr, Expr } from "../typed/expression.ts";
import type { Node } from "../typed/node.ts";
import { inputsOf } from "../typed/walk.ts";

/** Between which values a column lies, by its id; undefined where nobody knows. */
export type RangeOf = (id: number) => ValueRange | undefined;

/** What the sources tell of their values, carried through all plans; worked out when asked for. Inner frames come before their readers. */
export function valueRanges(plans: readonly Node[]): RangeOf {
  const told = new Map<number, () => ValueRange | undefined>();
  const found = new Map<number, ValueRange | undefined>();
  const rangeOf: RangeOf = (id) => {
    if (!found.has(id)) found.set(id, told.get(id)?.());
    return found.get(id);
  };
  const seen = new Set<Node>();
  const visit = (node: Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    inputsOf(node).forEach(visit);
    if (node.kind === "scan") for (const { column, field } of node.columns) told.set(column.id, () => node.source.range?.(field));
    const named = node.kind === "project" ? node.outputs : node.kind === "aggregate" ? node.groups : [];
    for (const { column, expr } of named) if (!isPassed(column.id, expr)) told.set(column.id, () => exprRange(expr, rangeOf));
    if (node.kind === "union" || node.kind === "set_operation")
      for (const [i, { id }] of node.columns.entries()) told.set(id, () => hull(node.sources.map((source) => rangeOf(source[i]!))));
  };
  plans.forEach(visit);
  return rangeOf;
}

function isPassed(id: number, expr: Expr): boolean {
  return expr.kind === "column" && expr.id === id;
}

/** Between which values an expression of numbers lies, in units of its type's last digit. */
export function exprRange(expr: Expr, rangeOf: RangeOf): ValueRange | undefined {
  const scale = scaleOf(expr.type);
  if (scale === undefined) return undefined;
  switch (expr.kind) {
    case "literal":
      return expr.value === null ? undefined : single(unscaled(String(expr.value), scale));
    case "column":
      return rangeOf(expr.id);
    case "cast":
      return rescaled(exprRange(expr.child, rangeOf), scaleOf(expr.child.type), scale);
    case "call":
      return callRange(expr, scale, rangeOf);
    default:
      return undefined;
  }
}

/** Digits after the point of an exact number's type. */
export function scaleOf(type: DataType): number | undefined {
  if (type.kind === "decimal") return type.scale;
  return isIntegral(type) ? 0 : undefined;
}

/** The range in units of another last digit; undefined where that would round. */
export function rescaled(range: ValueRange | undefined, from: number | undefined, to: number): ValueRange | undefined {
  if (!range || from === undefined || to < from) return undefined;
  const unit = 10n ** BigInt(to - from);
  return [range[0] * unit, range[1] * unit];
}

function callRange({ definition, args }: CallExpr, scale: number, rangeOf: RangeOf): ValueRange | undefined {
  const rule = definition.values;
  if (!rule) return undefined;
  const to = (arg: Expr): ValueRange | undefined => rescaled(exprRange(arg, rangeOf), scaleOf(arg.type), scale);
  if ("oneOf" in rule) return hull(args.filter((_, i) => rule.oneOf(i, args.length)).map(to));
  const [a, b] = args;
  if (!a || !b || args.length !== 2) return undefined;
  if (rule.ownUnits && (scaleOf(a.type) ?? 0) + (scaleOf(b.type) ?? 0) !== scale) return undefined;
  const [x, y] = rule.ownUnits ? [exprRange(a, rangeOf), exprRange(b, rangeOf)] : [to(a), to(b)];
  return x && y && rule.between(x, y);
}

function single(value: bigint | undefined): ValueRange | undefined {
  return value === undefined ? undefined : [value, value];
}

function hull(ranges: readonly (ValueRange | undefined)[]): ValueRange | undefined {
  let all: ValueRange | undefined;
  for (const range of ranges) {
    if (!range) return undefined;
    all = all ? [range[0] < all[0] ? range[0] : all[0], range[1] > all[1] ? range[1] : all[1]] : range;
  }
  return all;
}

function unscaled(text: string, scale: number): bigint | undefined {
  const [, sign, whole, fraction = ""] = /^(-?)(\d*)(?:\.(\d*))?$/.exec(text) ?? [];
  if (whole === undefined || fraction.length > scale) return undefined;
  return BigInt(`${sign}${whole}${fraction.padEnd(scale, "0")}` || "0");
}
