import { type Expression, expressionChildren, type FunctionCall, isTumbling, slidingWindows, VolleyError } from "@volley/plan";
import { newColumn } from "../typed/column.ts";
import { type CallExpr, columnRef, constantsOf, type Expr, exprKey, passed } from "../typed/expression.ts";
import type { Node } from "../typed/node.ts";
import { outputOf } from "../typed/walk.ts";
import type { Analyzed } from "./analyzed.ts";
import { asWritten } from "./as-written.ts";
import { bindCall, call, standingCall, typedCall } from "./call.ts";
import type { Scope } from "./expression.ts";

/** Whether it is `window(time, …)`, which makes rows: resolved, it is the column that `withTimeWindow` adds. */
export function isTimeWindow({ name }: FunctionCall): boolean {
  return name.toLowerCase() === "window";
}

function timeWindowsIn(expression: Expression): readonly FunctionCall[] {
  if (expression.kind === "function" && isTimeWindow(expression)) return [expression];
  if (expression.kind === "expression_string") return /window/i.test(expression.text) ? timeWindowsIn(asWritten(expression)) : [];
  return expressionChildren(expression).flatMap(timeWindowsIn);
}

/**
 * The input with a column of the time window that expressions of a select list or an aggregation ask for. Rows whose time is null go;
 * where windows overlap there is a row for each. Throws UNSUPPORTED_FEATURE for several windows.
 */
export function withTimeWindow(
  input: Analyzed,
  expressions: readonly Expression[],
  scope: Scope,
  resolve: (e: Expression, scope: Scope) => Expr,
): { readonly input: Analyzed; readonly scope: Scope } {
  const asked = expressions.flatMap(timeWindowsIn);
  const bound = asked.map(
    (each) => standingCall(bindCall(each, { value: (arg) => resolve(arg, scope), columns: () => [] }), each.origin) as CallExpr,
  );
  const [window] = bound;
  if (!window) return { input, scope };
  if (new Set(bound.map(exprKey)).size > 1)
    throw new VolleyError("UNSUPPORTED_FEATURE", "one select or aggregation takes one time window", {
      origin: asked[1]!.origin,
      hints: ["add the first with withColumn(), then group by its column and the second"],
    });
  const column = newColumn("window", window.type, false);
  const node = isTumbling(constantsOf(window.args)) ? tumbling(input.node, window, column) : sliding(input.node, window, column);
  const widened = { ...input, node };
  return {
    input: widened,
    scope: { ...scope, frames: scope.frames.map((f) => (f === input ? widened : f)), timeWindow: columnRef(column) },
  };
}

type Column = ReturnType<typeof newColumn>;

function tumbling(input: Node, window: CallExpr, column: Column): Node {
  const timed: Node = { kind: "filter", input, condition: call("isNotNull", window.args[0]!) };
  return { kind: "project", input: timed, outputs: [...outputOf(input).map(passed), { column, expr: window }] };
}

function sliding(input: Node, { args }: CallExpr, column: Column): Node {
  const expr: Expr = { kind: "call", ...typedCall("sliding_windows", slidingWindows, args, { origin: undefined }) };
  return { kind: "generate", input, lists: [{ column, expr }] };
}
