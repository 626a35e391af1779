import {
  blame,
  type ConstantRule,
  type DataType,
  type Expression,
  findFunction,
  type FunctionCall,
  type FunctionDefinition,
  type LiteralValue,
  type Given,
  type Origin,
  programName,
  type SimpleTypeName,
  simpleTypes,
  type Star,
  temporalOperator,
  typeText,
  VolleyError,
  type WindowFunction,
} from "@volley/plan";
import {
  type AggregateExpr,
  type CallExpr,
  constantsOf,
  type Expr,
  exprKey,
  hasAggregate,
  hasWindow,
  isDeterministic,
  isSeeded,
  type LiteralExpr,
  type WindowExpr,
} from "../typed/expression.ts";
import { coerceArguments } from "./coerce.ts";
import { defaultName } from "./default-name.ts";

/** A call with its row of the catalogue, arguments converted. */
export interface BoundCall {
  readonly name: string;
  readonly definition: FunctionDefinition;
  readonly args: readonly Expr[];
  readonly type: Expr["type"];
  readonly nullable: boolean;
  readonly distinct: boolean;
}

/** What arguments of a call stand for: a value, or the columns of a star. */
export interface ArgumentResolver {
  readonly value: (argument: Expression) => Expr;
  readonly columns: (star: Star) => readonly Expr[];
}

/** Finds a call's function and converts its arguments. Throws UNRESOLVED_ROUTINE, WRONG_NUM_ARGS or DATATYPE_MISMATCH. */
export function bindCall({ name, args: given, distinct, origin }: FunctionCall, { value, columns }: ArgumentResolver): BoundCall {
  const own = countsRows(name, given, distinct) ? [] : given.filter((arg) => arg.kind !== "sort_order");
  const stars = own.map((arg) => (arg.kind === "star" ? columns(arg) : undefined));
  const named = findFunction(
    name,
    stars.reduce((n, star) => n + (star?.length ?? 1), 0),
    origin,
  );
  const plain = [...own.flatMap((arg, i) => stars[i] ?? value(arg)), ...orderOf(named, given, value)];
  if (distinct && given.some((arg) => arg.kind === "sort_order")) requireOwnOrder(name, plain, origin);
  const temporal = temporalOperator(
    name,
    plain.map((arg) => arg.type),
  );
  const definition = temporal ?? named;
  const resolved = coerceArguments(name, definition, plain, origin);
  const args = definition.kind === "scalar" ? resolved : resolved.map((arg, i) => (definition.constants?.[i] ? folded(arg) : arg));
  const names = own.flatMap((arg, i) => stars[i]?.map(() => undefined) ?? [arg.kind === "alias" ? arg.name : undefined]);
  return { ...typedCall(name, definition, args, { names, origin }), distinct };
}

/** `count(*)` counts rows, whatever is null in them; of distinct ones, and beside other arguments, a star is the columns. */
function countsRows(name: string, given: FunctionCall["args"], distinct: boolean): boolean {
  const [only, ...more] = given;
  return name === "count" && !distinct && more.length === 0 && only?.kind === "star" && only.target === undefined;
}

/** The order that an aggregate is to take its rows in, as arguments: for each key one, and one that says how. */
function orderOf(definition: FunctionDefinition, given: FunctionCall["args"], resolve: ArgumentResolver["value"]) {
  return given.flatMap((arg): readonly Expr[] => {
    if (arg.kind !== "sort_order") return [];
    if (definition.kind !== "aggregate" || definition.withinGroup !== "order") return [resolve(arg)];
    const how = `${arg.direction === "descending" ? "DESC" : "ASC"} NULLS ${arg.nulls.toUpperCase()}`;
    return [resolve(arg.child), constant(how, "string")];
  });
}

/** Distinct values have no other order than their own. */
function requireOwnOrder(name: string, [value, , key]: readonly Expr[], origin: Origin | undefined): void {
  if (value && key && exprKey(value) === exprKey(key)) return;
  throw new VolleyError("INVALID_WITHIN_GROUP_EXPRESSION", `${programName(name)}() of distinct values orders by those values alone`, {
    origin,
  });
}

/** A call over converted arguments; `names` are those that the program gave them. */
export function typedCall<D extends FunctionDefinition>(
  name: string,
  definition: D,
  args: readonly Expr[],
  { names = [], origin }: { readonly names?: readonly (string | undefined)[]; readonly origin: Origin | undefined },
): Omit<BoundCall, "distinct" | "definition"> & { readonly definition: D } {
  const type = blaming(origin, () => typeOfCall(name, definition, args, names));
  return { name, definition, args, type, nullable: mayBeNull(definition, args) };
}

/** An array of constants as one constant. */
function folded(arg: Expr): Expr {
  if (arg.kind !== "call" || arg.name !== "array" || !arg.args.every((each) => each.kind === "literal")) return arg;
  return { kind: "literal", value: constantsOf(arg.args) as readonly LiteralValue[], type: arg.type, nullable: false };
}

function mayBeNull(definition: FunctionDefinition, args: readonly Expr[]): boolean {
  const nulls = args.filter((arg) => arg.kind !== "lambda").map((arg) => arg.nullable);
  if (definition.kind === "aggregate") return !definition.neverNull;
  if (definition.nullable) return definition.nullable(nulls);
  if (definition.kind === "window") return !definition.neverNull;
  return !definition.neverNull && (Boolean(definition.mayBeNull) || nulls.some(Boolean));
}

function typeOfCall(name: string, definition: FunctionDefinition, args: readonly Expr[], names: readonly (string | undefined)[]): DataType {
  const constants = constantsOf(args);
  if (definition.kind === "scalar") definition.check?.(constants);
  else requireConstants(name, definition.constants ?? {}, args);
  return definition.type(
    args.map((arg) => arg.type),
    constants,
    args.map((arg, i) => givenOf(arg, names[i])),
  );
}

function givenOf(arg: Expr, name: string | undefined): Given {
  const own = arg.kind === "column" || arg.kind === "field" ? arg.name : undefined;
  return { nullable: arg.nullable, name: name ?? own };
}

function blaming<T>(origin: Origin | undefined, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw blame(error, origin);
  }
}

function requireConstants(name: string, constants: Readonly<Record<number, ConstantRule>>, args: readonly Expr[]): void {
  for (const [index, wanted] of Object.entries(constants)) {
    const arg = args[Number(index)];
    if (!arg) continue;
    const position = `argument ${Number(index) + 1} of ${programName(name)}()`;
    if (arg.kind !== "literal" || (arg.value === null && wanted !== "any"))
      throw new VolleyError("DATATYPE_MISMATCH", `${position} must be a constant, got ${defaultName(arg)} (${typeText(arg.type)})`);
    if (wanted === "positive" && !(Number(arg.value) > 0))
      throw new VolleyError("DATATYPE_MISMATCH", `${position} must be a positive number, got ${String(arg.value)}`);
    const fractions = Array.isArray(arg.value) ? (arg.value as readonly LiteralValue[]) : [arg.value];
    if (wanted === "fraction" && !fractions.every(isFraction))
      throw new VolleyError("DATATYPE_MISMATCH", `${position} must be a number from 0 to 1, or an array of them, got ${defaultName(arg)}`);
  }
}

function isFraction(value: LiteralValue): boolean {
  return value !== null && typeof value !== "boolean" && Number(value) >= 0 && Number(value) <= 1;
}

/** A call that stands by itself, not over a window. Throws where aggregates nest, and for functions that need a window. */
export function standingCall(
  { name, definition, args, type, nullable, distinct }: BoundCall,
  origin?: Origin,
): CallExpr | AggregateExpr | WindowExpr {
  const shown = `${definition.user?.function.name ?? programName(name)}()`;
  if (definition.kind === "window" && definition.withinTask) return withinTask(name, definition, type);
  if (definition.kind === "window")
    throw new VolleyError("WINDOW_FUNCTION_WITHOUT_OVER_CLAUSE", `${shown} needs a window`, {
      origin,
      hints: [`for example ${shown}.over(Window.partitionBy("group").orderBy("time"))`],
    });
  if (definition.kind === "aggregate") {
    if (args.some(hasAggregate))
      throw new VolleyError("INVALID_AGGREGATE", `${shown} is given another aggregate; aggregate in two steps`, { origin });
    if (args.some(hasWindow))
      throw new VolleyError("WINDOW_FUNCTION_NOT_ALLOWED_IN_CLAUSE", `${shown} is given a window function`, {
        origin,
        hints: ["compute that with withColumn() first"],
      });
    if (!args.every(isDeterministic))
      throw new VolleyError(
        "AGGREGATE_FUNCTION_WITH_NONDETERMINISTIC_EXPRESSION",
        `${shown} is given an expression that may have another value each time it is computed`,
        { origin, hints: ["compute that with withColumn() first"] },
      );
    return { kind: "aggregate_call", name, definition, args, distinct, type, nullable };
  }
  if (distinct) throw new VolleyError("INVALID_ARGUMENT", `${shown} takes no DISTINCT`, { origin });
  return {
    kind: "call",
    name,
    definition,
    args: isSeeded(definition, args) ? [...args, written("monotonically_increasing_id", [])] : args,
    type,
    nullable,
  };
}

function withinTask(name: string, definition: WindowFunction, type: DataType): WindowExpr {
  return { kind: "window_call", name, definition, args: [], partitionBy: [], orderBy: [], type, nullable: false };
}

/** A call of a scalar function that the planner writes; arguments are converted as in a call of the user. */
export function call(name: string, ...given: readonly Expr[]): CallExpr {
  return written(name, given) as CallExpr;
}

/** A call of an aggregate that the planner writes. */
export function aggregateCall(name: string, ...given: readonly Expr[]): AggregateExpr {
  return written(name, given) as AggregateExpr;
}

function written(name: string, given: readonly Expr[]): Expr {
  const definition = findFunction(name, given.length);
  return standingCall({ ...typedCall(name, definition, coerceArguments(name, definition, given), { origin: undefined }), distinct: false });
}

export function constant(value: LiteralValue, kind: SimpleTypeName): LiteralExpr {
  return { kind: "literal", value, type: simpleTypes[kind], nullable: value === null };
}
