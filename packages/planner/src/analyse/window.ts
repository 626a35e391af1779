import {
  type Expression,
  type FrameBoundary,
  isIntegral,
  isIntervalType,
  isNumeric,
  type Origin,
  programName,
  simpleTypes,
  typeText,
  type Window,
  type WindowFrame,
  VolleyError,
} from "@volley/plan";
import { newColumn } from "../typed/column.ts";
import {
  children,
  columnRef,
  type Expr,
  exprKey,
  type FrameEdge,
  isWithinTask,
  type LiteralExpr,
  mapChildren,
  type Named,
  type SortKey,
  someExpr,
  type WindowExpr,
} from "../typed/expression.ts";
import type { NamedWindow, Node } from "../typed/node.ts";
import { coerced } from "./coerce.ts";
import { constantValue } from "./constant.ts";
import { expressionName } from "./default-name.ts";

type Function = Pick<WindowExpr, "name" | "definition" | "args" | "type" | "nullable"> & { readonly distinct: boolean };

/**
 * Binds a function to its window. Throws Spark's error classes: a ranking without order, a frame the function cannot have, bounds that
 * do not fit the order.
 */
export function resolveWindow(
  expression: Window,
  fn: Function,
  { partitionBy, orderBy }: { readonly partitionBy: readonly Expr[]; readonly orderBy: readonly SortKey[] },
): WindowExpr {
  const { origin } = expression;
  const shown = `${fn.definition.user?.function.name ?? programName(fn.name)}()`;
  if (fn.distinct) throw new VolleyError("DISTINCT_WINDOW_FUNCTION_UNSUPPORTED", `${shown} takes no DISTINCT over a window`, { origin });
  const { definition } = fn;
  if (definition.kind === "window" && orderBy.length === 0)
    throw new VolleyError("WINDOW_FUNCTION_FRAME_NOT_ORDERED", `${shown} needs a window with an order`, {
      origin,
      hints: [`for example ${shown}.over(Window.partitionBy("group").orderBy("time"))`],
    });
  const frame = expression.frame && resolveFrame(expression.frame, orderBy, shown, origin);
  if (frame && definition.kind === "window" && definition.frame && !isUpToRow(frame, definition.frame))
    throw new VolleyError("WINDOW_FUNCTION_AND_FRAME_MISMATCH", `${shown} takes no frame: it has one of its own`, {
      origin,
      hints: ["leave out rowsBetween() and rangeBetween() for it"],
    });
  const { name, args, type, nullable } = fn;
  return { kind: "window_call", name, definition, args, type, nullable, partitionBy, orderBy, frame };
}

type Frame = NonNullable<WindowExpr["frame"]>;

function isUpToRow({ unit, lower, upper }: Frame, wanted: string): boolean {
  return unit === wanted && lower.kind === "unbounded" && upper.kind === "current_row";
}

function resolveFrame({ unit, lower, upper }: WindowFrame, orderBy: readonly SortKey[], shown: string, origin?: Origin): Frame {
  const [key, ...others] = orderBy;
  const edge = (boundary: FrameBoundary): { edge: FrameEdge; at: number } => {
    if (boundary === "unbounded") return { edge: { kind: "unbounded" }, at: Number.NaN };
    if (boundary === "current_row") return { edge: { kind: "current_row" }, at: 0 };
    const value = constantOf(boundary, shown, origin);
    if (unit === "range" && (!key || others.length > 0))
      throw mismatch(`${shown}: rangeBetween() with values needs an order by one column, it has ${orderBy.length}`, origin);
    const distance = unit === "rows" ? rowDistance(value, shown, origin) : rangeDistance(value, key!.expr, shown, origin);
    return signed(distance);
  };
  if (unit === "range" && !key && !(lower === "unbounded" && upper === "unbounded"))
    throw mismatch(`${shown}: rangeBetween() needs an order`, origin);
  const [from, to] = [edge(lower), edge(upper)];
  if (from.at > to.at) throw mismatch(`${shown}: the frame ends before it starts`, origin);
  return { unit, lower: from.edge, upper: to.edge };
}

function constantOf(boundary: Expression, shown: string, origin?: Origin): LiteralExpr {
  const value = constantValue(boundary);
  if (value?.value === null || value?.value === undefined) throw mismatch(`${shown}: the bounds of a frame must be constants`, origin);
  return value;
}

function rowDistance(value: LiteralExpr, shown: string, origin?: Origin): LiteralExpr {
  if (isIntegral(value.type)) return value;
  throw mismatch(`${shown}: rowsBetween() takes whole numbers, got ${typeText(value.type)}`, origin);
}

/** A bound as what can be added to the order: days to dates, intervals to dates and timestamps, numbers to numbers. */
function rangeDistance(value: LiteralExpr, order: Expr, shown: string, origin?: Origin): LiteralExpr {
  if (isIntervalType(value.type) && ["date", "timestamp", "timestamp_ntz", value.type.kind].includes(order.type.kind)) return value;
  if (order.type.kind === "date" && isIntegral(value.type)) return { ...value, type: simpleTypes.integer };
  if (isNumeric(order.type) && isNumeric(value.type)) {
    const same = coerced(value, order.type);
    if (same.kind === "literal") return same;
    if (isIntegral(order.type) && isIntegral(value.type)) return { ...value, type: simpleTypes.long, value: BigInt(value.value as number) };
  }
  throw mismatch(
    `${shown}: rangeBetween() cannot add ${typeText(value.type)} to the order by ${expressionName(order)} (${typeText(order.type)})`,
    origin,
  );
}

function signed(distance: LiteralExpr): { edge: FrameEdge; at: number } {
  const at = Number(distance.value);
  if (at === 0) return { edge: { kind: "current_row" }, at };
  if (at > 0) return { edge: { kind: "following", distance }, at };
  const { value } = distance;
  const positive = typeof value === "bigint" ? -value : typeof value === "number" ? -value : String(value).replace(/^-/, "");
  return { edge: { kind: "preceding", distance: { ...distance, value: positive } }, at };
}

function mismatch(message: string, origin?: Origin): VolleyError {
  return new VolleyError("DATATYPE_MISMATCH", message, { origin });
}

/**
 * Takes the windows out of a projection: those with the same partition keys become one step below it, those inside others a step before.
 * Narrow keys come first, as rows that lie together by them lie together by more keys too; windows over everything last.
 */
export function extractWindows(input: Node, outputs: readonly Named[]): { readonly node: Node; readonly outputs: readonly Named[] } {
  const found = new Map<string, NamedWindow>();
  for (const { expr, column } of outputs)
    someExpr(expr, (e) => {
      if (isInnermost(e) && !found.has(exprKey(e)))
        found.set(exprKey(e), { column: e === expr ? column : newColumn(e.name, e.type, e.nullable), expr: e });
      return false;
    });
  if (found.size === 0) return { node: input, outputs };
  const steps = new Map<string, NamedWindow[]>();
  for (const window of found.values()) {
    const key = isWithinTask(window.expr) ? "task" : [...new Set(window.expr.partitionBy.map(exprKey))].sort().join();
    steps.set(key, [...(steps.get(key) ?? []), window]);
  }
  const width = ([first]: readonly NamedWindow[]): number => first!.expr.partitionBy.length || Number.POSITIVE_INFINITY;
  const node = [...steps.values()]
    .sort((a, b) => width(a) - width(b))
    .reduce((below: Node, windows): Node => ({ kind: "window", input: below, windows }), input);
  const lifted = (expr: Expr): Expr => (isInnermost(expr) ? columnRef(found.get(exprKey(expr))!.column) : mapChildren(expr, lifted));
  return extractWindows(
    node,
    outputs.map((output) => ({ ...output, expr: lifted(output.expr) })),
  );
}

/** Expressions over an input that numbers its rows where they ask for it: `rand(7) < 0.1` in a filter. */
export function withRowNumbers<E extends Expr>(input: Node, exprs: readonly E[]): { readonly node: Node; readonly exprs: readonly E[] } {
  const outputs = exprs.map((expr): Named => ({ column: newColumn("asked", expr.type, expr.nullable), expr }));
  const made = extractWindows(input, outputs);
  return { node: made.node, exprs: made.outputs.map((output) => output.expr as E) };
}

function isInnermost(expr: Expr): expr is WindowExpr {
  return expr.kind === "window_call" && !children(expr).some((child) => someExpr(child, (e) => e.kind === "window_call"));
}
