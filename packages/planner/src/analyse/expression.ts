import {
  blame,
  type DataType,
  type Expression,
  findFunction,
  type FunctionDefinition,
  isInstant,
  isIntegral,
  isNumeric,
  type Origin,
  programName,
  sameType,
  simpleTypes,
  typeText,
  VolleyError,
} from "@volley/plan";
import { columnRef, constantsOf, type Expr, hasAggregate, type Named, type SortKey } from "../typed/expression.ts";
import { newColumn } from "../typed/column.ts";
import type { Analyzed } from "./analyzed.ts";
import { coerceArguments, coerced } from "./coerce.ts";
import { defaultName } from "./default-name.ts";
import { resolveFrameColumn, resolveName, type Visible } from "./scope.ts";

/** What expressions are resolved against. */
export interface Scope {
  readonly visible: readonly Visible[];
  /** The frames that `planId`s of attributes may name. */
  readonly frames: readonly Analyzed[];
  /** What the expressions are for, in errors: `filter`. */
  readonly place: string;
}

/** Binds and types an expression; aggregate calls included. Throws VolleyError with the expression's origin. */
export function resolve(expression: Expression, scope: Scope): Expr {
  switch (expression.kind) {
    case "literal":
      return { kind: "literal", value: expression.value, type: expression.type, nullable: expression.value === null };
    case "attribute":
      return expression.planId === undefined
        ? resolveName(scope.visible, expression.name, expression.origin)
        : resolveFrameColumn(scope.frames, scope.visible, expression.name, expression.planId, expression.origin);
    case "alias":
      return resolve(expression.child, scope);
    case "sort_order":
      throw new VolleyError("INVALID_ARGUMENT", `an ordering stands only in orderBy, not in ${scope.place}`, { origin: expression.origin });
    case "star":
      throw new VolleyError("INVALID_ARGUMENT", `"*" stands only in select and count, not inside another expression`, {
        origin: expression.origin,
      });
    case "cast": {
      const child = resolve(expression.child, scope);
      requireCastable(child, expression.type, expression.origin);
      return {
        kind: "cast",
        child,
        type: expression.type,
        nullable: child.nullable || expression.mode === "try",
        mode: expression.mode,
        implicit: false,
      };
    }
    case "function": {
      const given = expression.name === "count" ? expression.args.filter((arg) => arg.kind !== "star") : expression.args;
      const definition = findFunction(expression.name, given.length, expression.origin);
      const args = coerceArguments(
        expression.name,
        definition,
        given.map((arg) => resolve(arg, scope)),
        expression.origin,
      );
      const type = blaming(expression.origin, () => typeOfCall(definition, args));
      if (definition.kind === "aggregate") {
        if (args.some(hasAggregate))
          throw new VolleyError(
            "INVALID_AGGREGATE",
            `${programName(expression.name)}() is given another aggregate; aggregate in two steps`,
            {
              origin: expression.origin,
            },
          );
        return {
          kind: "aggregate_call",
          name: expression.name,
          definition,
          args,
          distinct: expression.distinct,
          type,
          nullable: !definition.neverNull,
        };
      }
      if (expression.distinct)
        throw new VolleyError("INVALID_ARGUMENT", `${programName(expression.name)}() takes no DISTINCT`, { origin: expression.origin });
      const nulls = args.map((arg) => arg.nullable);
      const nullable = definition.nullable
        ? definition.nullable(nulls)
        : !definition.neverNull && (Boolean(definition.mayBeNull) || nulls.some(Boolean));
      return { kind: "call", name: expression.name, definition, args, type, nullable };
    }
  }
}

function typeOfCall(definition: FunctionDefinition, args: readonly Expr[]): DataType {
  const constants = constantsOf(args);
  if (definition.kind === "scalar") definition.check?.(constants);
  return definition.type(
    args.map((arg) => arg.type),
    constants,
  );
}

function blaming<T>(origin: Origin | undefined, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw blame(error, origin);
  }
}

/** As `resolve`, where no aggregate may stand. Throws INVALID_AGGREGATE. */
export function resolveScalar(expression: Expression, scope: Scope): Expr {
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
  if (expression.kind === "star") return scope.visible.map((v) => ({ column: v.column, expr: columnRef(v.column) }));
  return [named(resolve(expression, scope), expression.kind === "alias" ? expression.name : undefined)];
}

/** An output: a column passes under its own id, anything else gets a new one. */
export function named(expr: Expr, name?: string): Named {
  if (expr.kind === "column" && (name === undefined || name === expr.name))
    return { column: { id: expr.id, name: expr.name, type: expr.type, nullable: expr.nullable }, expr };
  return { column: newColumn(name ?? defaultName(expr), expr.type, expr.nullable), expr };
}

export function resolveSortKey(order: Expression, scope: Scope): SortKey {
  return order.kind === "sort_order"
    ? { expr: resolveScalar(order.child, scope), direction: order.direction, nulls: order.nulls }
    : { expr: resolveScalar(order, scope), direction: "ascending", nulls: "first" };
}

const simple = (kind: string): boolean => !["array", "map", "struct"].includes(kind);

/** Spark's table of casts (Cast.canAnsiCast), without those between nested and other types. */
function requireCastable(child: Expr, to: Expr["type"], origin?: Origin): void {
  const from = child.type;
  if (sameType(from, to) || from.kind === "null" || from.kind === "string" || to.kind === "string") {
    if (simple(from.kind) && simple(to.kind)) return;
    if (sameType(from, to)) return;
  }
  const numberLike = (type: Expr["type"]): boolean => isNumeric(type) || type.kind === "boolean";
  if (numberLike(from) && numberLike(to)) return;
  if (isInstant(from) && isInstant(to)) return;
  if (from.kind === "timestamp" && isNumeric(to)) return;
  if (isNumeric(from) && to.kind === "timestamp") return;
  if (isIntegral(from) && to.kind === "binary") return;
  if (from.kind === "array" && to.kind === "array") return requireCastable({ ...child, type: from.element }, to.element, origin);
  throw new VolleyError("DATATYPE_MISMATCH", `${defaultName(child)} is ${typeText(from)}, which has no conversion to ${typeText(to)}`, {
    origin,
  });
}
