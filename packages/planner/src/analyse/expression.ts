import {
  type Attribute,
  type Expression,
  type FunctionCall,
  isVolleyError,
  programName,
  simpleTypes,
  type Star,
  typeText,
  VolleyError,
  type Window,
} from "@volley/plan";
import { type Expr, hasAggregate, hasWindow, type Named, type SortKey, type VariableExpr } from "../typed/expression.ts";
import { newColumn } from "../typed/column.ts";
import type { Analyzed } from "./analyzed.ts";
import { asWritten } from "./as-written.ts";
import { type ArgumentResolver, bindCall, standingCall } from "./call.ts";
import { losesValues, requireCastable } from "./castable.ts";
import { coerced } from "./coerce.ts";
import { defaultName } from "./default-name.ts";
import { extractOf, updatedOf } from "./extract.ts";
import { isGenerator } from "./generate.ts";
import { holdsMap } from "./holds-map.ts";
import { matchedColumns } from "./column-regex.ts";
import { higherOrderCall, isHigherOrder } from "./lambda.ts";
import { nameParts, resolveFrameColumn, resolveName, type Visible } from "./scope.ts";
import { refuseTableStar, starOutputs } from "./star.ts";
import { isTimeWindow } from "./time-window.ts";
import { bindUserCall } from "./user-function.ts";
import { resolveWindow } from "./window.ts";

/** What expressions are resolved against. */
export interface Scope {
  readonly visible: readonly Visible[];
  /** Columns that are named where no visible one has the name. */
  readonly leftOut?: readonly Visible[] | undefined;
  /** The frames that `planId`s of attributes may name. */
  readonly frames: readonly Analyzed[];
  /** What the expressions are for, in errors: `filter`. */
  readonly place: string;
  /** Parameters of the lambdas around them. */
  readonly variables?: ReadonlyMap<string, VariableExpr> | undefined;
  /** What `window(time, …)` stands for, where it may stand. */
  readonly timeWindow?: Expr | undefined;
}

/** Binds and types an expression; aggregate calls included. Throws VolleyError with the expression's origin. */
export function resolve(expression: Expression, scope: Scope): Expr {
  switch (expression.kind) {
    case "literal":
      return { kind: "literal", value: expression.value, type: expression.type, nullable: expression.value === null };
    case "attribute":
      return attributeOf(expression, scope);
    case "alias":
      return resolve(expression.child, scope);
    case "expression_string":
      return resolve(asWritten(expression), scope);
    case "multi_alias":
      throw new VolleyError(
        "MULTI_ALIAS_WITHOUT_GENERATOR",
        `several names (${expression.names.join(", ")}) are for a generator in select`,
        {
          origin: expression.origin,
        },
      );
    case "sort_order":
      throw new VolleyError("INVALID_ARGUMENT", `an ordering stands only in orderBy, not in ${scope.place}`, { origin: expression.origin });
    case "column_regex":
      throw new VolleyError(
        "INVALID_USAGE_OF_STAR_OR_REGEX",
        `colRegex() stands only in select, not inside another expression and not in ${scope.place}`,
        {
          origin: expression.origin,
        },
      );
    case "star":
      throw new VolleyError(
        "INVALID_USAGE_OF_STAR_OR_REGEX",
        `"*" stands only in select and among a function's arguments, not inside another expression`,
        {
          origin: expression.origin,
        },
      );
    case "cast": {
      const child = resolve(expression.child, scope);
      requireCastable(child, expression.type, expression.mode, expression.origin);
      // Text may hold any bytes in Spark, here it is UTF-8: bytes that go through text and back stay what they were.
      if (expression.type.kind === "binary" && child.kind === "cast" && child.child.type.kind === "binary") return child.child;
      return {
        kind: "cast",
        child,
        type: expression.type,
        nullable: child.nullable || expression.mode === "try" || losesValues(child.type, expression.type),
        mode: expression.mode,
        implicit: false,
      };
    }
    case "extract_value":
      return extractOf(resolve(expression.child, scope), resolve(expression.extraction, scope), expression.origin);
    case "update_fields": {
      const value = expression.value && resolve(expression.value, scope);
      return updatedOf(resolve(expression.child, scope), nameParts(expression.field), value, expression.origin);
    }
    case "lambda":
      throw new VolleyError(
        "INVALID_LAMBDA_FUNCTION_CALL",
        `a lambda is an argument of a function such as transform(), not ${scope.place}`,
        {
          origin: expression.origin,
        },
      );
    case "lambda_variable": {
      const variable = scope.variables?.get(expression.name);
      if (variable) return variable;
      throw new VolleyError("UNRESOLVED_COLUMN", `the variable "${expression.name}" is used outside its lambda`, {
        origin: expression.origin,
      });
    }
    case "function":
      if (isTimeWindow(expression)) {
        if (scope.timeWindow) return scope.timeWindow;
        throw new VolleyError("UNSUPPORTED_FEATURE", `window() stands in groupBy, select or withColumn, not in ${scope.place}`, {
          origin: expression.origin,
          hints: ["add it with withColumn() first, then use its column"],
        });
      }
      if (isGenerator(expression))
        throw new VolleyError(
          "UNSUPPORTED_GENERATOR",
          `${programName(expression.name)}() stands by itself in select or withColumn, not inside an expression and not in ${scope.place}`,
          { origin: expression.origin, hints: ["select it first, then use its columns"] },
        );
      if (isHigherOrder(expression))
        return higherOrderCall(expression, {
          value: (e) => resolve(e, scope),
          result: (e, variables) => resolveScalar(e, within(scope, variables)),
        });
      return standingCall(bindCall(expression, argumentsOf(expression, scope)), expression.origin);
    case "user_function":
      return standingCall(
        bindUserCall(expression, (arg) => resolve(arg, scope)),
        expression.origin,
      );
    case "window":
      return windowed(expression, scope);
  }
}

function argumentsOf(call: FunctionCall, scope: Scope): ArgumentResolver {
  const columns = (star: Star): readonly Expr[] => {
    if (call.name === "count" && call.args.length === 1) refuseTableStar(star, scope.visible);
    return starOutputs(star, scope.visible).map(({ expr }) => expr);
  };
  return { value: (argument) => resolve(argument, scope), columns };
}

function attributeOf({ name, planId, origin }: Attribute, { frames, visible, leftOut = [] }: Scope): Expr {
  const among = (columns: readonly Visible[]): Expr =>
    planId === undefined ? resolveName(columns, name, origin) : resolveFrameColumn(frames, columns, name, planId, origin);
  try {
    return among(visible);
  } catch (error) {
    if (leftOut.length === 0 || !isVolleyError(error) || !unresolved.has(error.errorClass)) throw error;
    try {
      return among(leftOut);
    } catch {
      throw error;
    }
  }
}

const unresolved: ReadonlySet<string> = new Set(["UNRESOLVED_COLUMN", "CANNOT_RESOLVE_DATAFRAME_COLUMN"]);

function within(scope: Scope, variables: readonly VariableExpr[]): Scope {
  return { ...scope, place: "a lambda", variables: new Map([...(scope.variables ?? []), ...variables.map((v) => [v.name, v] as const)]) };
}

function windowed(expression: Window, scope: Scope): Expr {
  const inner = (e: Expression): Expr => resolve(e, scope);
  const { function: fn, origin } = expression;
  const bound =
    fn.kind === "function" ? bindCall(fn, argumentsOf(fn, scope)) : fn.kind === "user_function" ? bindUserCall(fn, inner) : undefined;
  if (!bound || bound.definition.kind === "scalar")
    throw new VolleyError("UNSUPPORTED_EXPR_FOR_WINDOW", `${defaultName(inner(fn))} is no window function and no aggregate`, {
      origin,
      hints: ['over() follows the function itself: sum("x").over(window).plus(1)'],
    });
  return resolveWindow(
    expression,
    { ...bound, definition: bound.definition },
    {
      partitionBy: expression.partitionBy.map(inner),
      orderBy: expression.orderBy.map(({ child, direction, nulls }) => ({ expr: inner(child), direction, nulls })),
    },
  );
}

/** As `resolve`, where neither aggregate nor window may stand. Throws INVALID_AGGREGATE or WINDOW_FUNCTION_NOT_ALLOWED_IN_CLAUSE. */
export function resolveScalar(expression: Expression, scope: Scope): Expr {
  const expr = resolveColumn(expression, scope);
  if (hasWindow(expr))
    throw new VolleyError(
      "WINDOW_FUNCTION_NOT_ALLOWED_IN_CLAUSE",
      `${defaultName(expr)} is a window function and cannot stand in ${scope.place}`,
      {
        origin: expression.origin,
        hints: ["add it with withColumn() first, then use its column"],
      },
    );
  return expr;
}

/** As `resolve`, where no aggregate may stand. Throws INVALID_AGGREGATE. */
export function resolveColumn(expression: Expression, scope: Scope): Expr {
  const expr = resolve(expression, scope);
  if (hasAggregate(expr))
    throw new VolleyError("INVALID_AGGREGATE", `${defaultName(expr)} is an aggregate and cannot stand in ${scope.place}`, {
      origin: expression.origin,
      hints: ["aggregate first with groupBy().agg(), then use its column"],
    });
  return expr;
}

/** A condition, as boolean. */
export function resolveCondition(expression: Expression, scope: Scope): Expr {
  const expr = resolveScalar(expression, scope);
  if (expr.type.kind !== "boolean" && expr.type.kind !== "null")
    throw new VolleyError("DATATYPE_MISMATCH", `${scope.place} needs a condition, but ${defaultName(expr)} is ${typeText(expr.type)}`, {
      origin: expression.origin,
    });
  return coerced(expr, simpleTypes.boolean);
}

/** The outputs an entry of a select list stands for: all columns for a star, one otherwise. */
export function resolveOutputs(expression: Expression, scope: Scope): readonly Named[] {
  const written = asWritten(expression);
  if (written.kind === "star") return starOutputs(written, scope.visible);
  if (written.kind === "column_regex") return matchedColumns(written, scope);
  return [named(resolve(written, scope), written.kind === "alias" ? written.name : undefined)];
}

/** An output: a column passes under its own id, anything else gets a new one. */
export function named(expr: Expr, name?: string): Named {
  if (expr.kind === "column" && (name === undefined || name === expr.name))
    return { column: { id: expr.id, name: expr.name, type: expr.type, nullable: expr.nullable }, expr };
  return { column: newColumn(name ?? defaultName(expr), expr.type, expr.nullable), expr };
}

/** A key to sort by. Throws DATATYPE_MISMATCH for a map, or what holds one: they have no order. */
export function resolveSortKey(order: Expression, scope: Scope): SortKey {
  const key: SortKey =
    order.kind === "sort_order"
      ? { expr: resolveScalar(order.child, scope), direction: order.direction, nulls: order.nulls }
      : { expr: resolveScalar(order, scope), direction: "ascending", nulls: "first" };
  if (!holdsMap(key.expr.type)) return key;
  throw new VolleyError("DATATYPE_MISMATCH", `${scope.place} cannot order ${defaultName(key.expr)}, which is ${typeText(key.expr.type)}`, {
    origin: order.origin,
    hints: ["maps have no order: take one of their values, or mapEntries()"],
  });
}
