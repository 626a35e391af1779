import {
  type ArrayType,
  arrayType,
  commonType,
  type Conversion,
  type DataType,
  decimalType,
  type FunctionDefinition,
  type Generator,
  type InputRule,
  isBranchValue,
  isInstant,
  isIntegral,
  isNumeric,
  type Origin,
  programName,
  type SimpleTypeName,
  sameType,
  simpleTypes,
  structField,
  structType,
  typeText,
  VolleyError,
  widens,
} from "@volley/plan";
import { constantsOf, type Expr } from "../typed/expression.ts";
import { defaultName } from "./default-name.ts";
import { holdsMap } from "./holds-map.ts";

/** The expression as `type`, by a conversion the user did not write; itself where it has the type. Number literals become literals. */
export function coerced(expr: Expr, type: DataType): Expr {
  if (sameType(expr.type, type) || type.kind === "null") return expr;
  if (expr.kind === "literal") {
    if (expr.value === null) return { ...expr, type };
    const { value } = expr;
    if (isIntegral(expr.type) && isIntegral(type) && widens(expr.type, type))
      return { ...expr, type, value: type.kind === "long" ? BigInt(value as number) : value };
    if (isIntegral(expr.type) && type.kind === "double" && Number.isSafeInteger(Number(value)))
      return { ...expr, type, value: Number(value) };
    if (expr.type.kind === "decimal" && type.kind === "double") return { ...expr, type, value: Number(value) };
    const scale = expr.type.kind === "decimal" ? expr.type.scale : isIntegral(expr.type) ? 0 : undefined;
    if (type.kind === "decimal" && scale !== undefined && scale <= type.scale) return { ...expr, type, value: String(value) };
  }
  return { kind: "cast", child: expr, type, nullable: expr.nullable, mode: "ansi", implicit: true };
}

/** Converts a call's arguments as its catalogue row asks. Throws DATATYPE_MISMATCH. */
export function coerceArguments(
  name: string,
  definition: FunctionDefinition | Generator,
  given: readonly Expr[],
  origin?: Origin,
): readonly Expr[] {
  const rule: InputRule = definition.inputs;
  requireNumber(name, given, origin);
  const decimal = operators.has(name) ? given.find((arg) => arg.type.kind === "decimal")?.type : undefined;
  const args = decimal ? given.map((arg) => (arg.type.kind === "null" ? coerced(arg, decimal) : narrowLiteral(arg))) : given;
  if (rule === "any") return args;
  if (rule === "same") return toCommonType(name, args, origin);
  if (rule === "comparable") return toComparable(name, args, origin);
  if (rule === "arithmetic") return "type" in definition ? arithmeticArguments(name, definition, args, origin) : args;
  if (rule === "branches") {
    const values = toCommonType(
      name,
      args.filter((_, i) => isBranchValue(i, args.length)),
      origin,
    );
    let next = 0;
    if (name === "when" && args.some((arg, i) => arg.type.kind === "null" && !isBranchValue(i, args.length)))
      throw mismatch(`${shown(name)} takes conditions, got an untyped null`, origin);
    return args.map((arg, i) => (isBranchValue(i, args.length) ? values[next++]! : converted(name, arg, "boolean", origin)));
  }
  if ("to" in rule) return toConversion(name, rule, args, origin);
  return args.map((arg, i) => {
    const wanted = rule[Math.min(i, rule.length - 1)]!;
    return wanted === "first" ? likeFirst(name, arg, args[0]!, origin) : converted(name, arg, wanted, origin);
  });
}

/** As the first argument, by an implicit cast; between numbers even where digits are lost. */
function likeFirst(name: string, arg: Expr, { type }: Expr, origin?: Origin): Expr {
  if (sameType(type, arg.type) || arg.type.kind === "null" || (isNumeric(type) && isNumeric(arg.type))) return coerced(arg, type);
  const to = type.kind in simpleTypes ? target(arg.type, type.kind as SimpleTypeName) : undefined;
  if (to) return coerced(arg, to);
  throw mismatch(`${shown(name)} takes another ${typeText(type)}, got ${list([arg])}`, origin);
}

function toConversion(name: string, { to, takes }: Conversion, args: readonly Expr[], origin?: Origin): readonly Expr[] {
  const wanted = to(args.map((arg) => arg.type));
  if (!wanted || !args.every((arg, i) => becomes(arg.type, wanted[i]!)))
    throw mismatch(`${shown(name)} takes ${takes}, got ${list(args)}`, origin);
  return args.map((arg, i) => coerced(arg, wanted[i]!));
}

/** Whether a value is converted without asking, nested ones part by part. */
function becomes(from: DataType, to: DataType): boolean {
  if (sameType(from, to) || from.kind === "null") return true;
  if (from.kind === "array" && to.kind === "array") return becomes(from.element, to.element);
  if (from.kind === "map" && to.kind === "map") return becomes(from.key, to.key) && becomes(from.value, to.value);
  if (from.kind === "struct" && to.kind === "struct")
    return from.fields.length === to.fields.length && from.fields.every((field, i) => becomes(field.type, to.fields[i]!.type));
  if (to.kind === "decimal") return isNumeric(from);
  return to.kind !== "array" && to.kind !== "map" && to.kind !== "struct" && target(from, to.kind) !== undefined;
}

function toCommonType(name: string, values: readonly Expr[], origin?: Origin): readonly Expr[] {
  let type: DataType = simpleTypes.null;
  for (const value of values) {
    const next = commonType(type, value.type);
    if (!next) throw mismatch(`${shown(name)} needs values of one type, got ${list(values)}`, origin);
    type = next;
  }
  return values.map((value) => coerced(value, type));
}

function toComparable(name: string, given: readonly Expr[], origin?: Origin): readonly Expr[] {
  const labels = given[0]!.type;
  const values = toCommonType(
    name,
    given.map((value) => coerced(value, relabelled(value.type, labels))),
    origin,
  );
  const inner = given.filter(({ type }) => type.kind === "array").map(({ type }) => (type as ArrayType).element.kind);
  if (inner.includes("string") && inner.some((kind) => kind !== "string" && kind !== "null"))
    throw mismatch(`${shown(name)} takes arrays of one type, got ${list(given)}`, origin);
  if (values.some(({ type }) => holdsMap(type))) throw mismatch(`${shown(name)} cannot compare maps, got ${list(values)}`, origin);
  return values;
}

/** The type with the fields' names of another, where both are structs of as many fields. */
export function relabelled(type: DataType, like: DataType): DataType {
  if (type.kind === "array" && like.kind === "array") return arrayType(relabelled(type.element, like.element), type.containsNull);
  if (type.kind !== "struct" || like.kind !== "struct" || type.fields.length !== like.fields.length) return type;
  return structType(
    type.fields.map((field, i) => structField(like.fields[i]!.name, relabelled(field.type, like.fields[i]!.type), field.nullable)),
  );
}

function arithmeticArguments(name: string, definition: FunctionDefinition, args: readonly Expr[], origin?: Origin): readonly Expr[] {
  for (const arg of args)
    if (!isNumeric(arg.type) && arg.type.kind !== "string" && arg.type.kind !== "null")
      throw mismatch(`${shown(name)} takes numbers, got ${list(args)}`, origin, hintsFor(name, args));
  const result = definition.type(
    args.map((arg) => arg.type),
    constantsOf(args),
    [],
  );
  return result.kind === "decimal" ? args : args.map((arg) => coerced(arg, result));
}

const arithmetic: ReadonlySet<string> = new Set(["+", "-", "*", "/", "%", "div"]);

/** Between texts there is no arithmetic; beside a number a text is one. */
function requireNumber(name: string, [a, b]: readonly Expr[], origin?: Origin): void {
  if (!arithmetic.has(name) || !a || !b) return;
  const kinds = [a.type.kind, b.type.kind];
  if (kinds.includes("string") && kinds.every((kind) => kind === "string" || kind === "null"))
    throw mismatch(`${shown(name)} takes numbers, got ${list([a, b])}`, origin);
}

const operators: ReadonlySet<string> = new Set(["+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "<=>"]);

/** Beside a decimal, an integer constant counts as the narrowest decimal that holds it (DecimalPrecision). */
function narrowLiteral(arg: Expr): Expr {
  if (arg.kind !== "literal" || !isIntegral(arg.type) || arg.value === null) return arg;
  const digits = String(arg.value).replace("-", "").length;
  return { ...arg, type: decimalType(digits, 0), value: String(arg.value) };
}

function hintsFor(name: string, args: readonly Expr[]): readonly string[] {
  if (!args.some((arg) => arg.type.kind === "date")) return [];
  if (name === "+") return ["dateAdd(date, days) moves a date"];
  return name === "-" ? ["datediff(end, start) counts days, dateSub(date, days) moves a date"] : [];
}

function converted(name: string, arg: Expr, wanted: SimpleTypeName | "any" | "numeric" | "integral" | "text", origin?: Origin): Expr {
  if (wanted === "any") return arg;
  const type = target(arg.type, wanted);
  if (!type) throw mismatch(`${shown(name)} takes ${expected(wanted)}, got ${list([arg])}`, origin);
  return coerced(arg, type);
}

/** What an argument of type `from` becomes where `wanted` is asked for, by Spark's implicit casts (ANSI). */
function target(from: DataType, wanted: SimpleTypeName | "numeric" | "integral" | "text"): DataType | undefined {
  if (wanted === "numeric") {
    if (isNumeric(from)) return from;
    return from.kind === "string" || from.kind === "null" ? simpleTypes.double : undefined;
  }
  if (wanted === "integral") {
    if (isIntegral(from)) return from;
    return from.kind === "string" || from.kind === "null" ? simpleTypes.long : undefined;
  }
  if (wanted === "text") return from.kind === "binary" ? from : target(from, "string");
  const to = simpleTypes[wanted];
  if (from.kind === to.kind || from.kind === "null") return to;
  if (to.kind === "string") return from.kind === "array" || from.kind === "map" || from.kind === "struct" ? undefined : to;
  if (from.kind === "string") return to;
  if (isNumeric(from) && (to.kind === "double" || to.kind === "float")) return to;
  if (isIntegral(from) && isIntegral(to)) return to;
  return isInstant(from) && isInstant(to) ? to : undefined;
}

function expected(wanted: string): string {
  if (wanted === "numeric") return "a number";
  if (wanted === "integral") return "an integer";
  if (wanted === "text") return "a string or binary";
  return wanted === "boolean" ? "a condition" : `a ${wanted}`;
}

function shown(name: string): string {
  return /^[a-z_]\w*$/i.test(name) && !["and", "or", "not", "in", "div"].includes(name) ? `${programName(name)}()` : `"${name}"`;
}

function list(args: readonly Expr[]): string {
  return args.map((arg) => `${defaultName(arg)} (${typeText(arg.type)})`).join(", ");
}

function mismatch(message: string, origin?: Origin, hints: readonly string[] = []): VolleyError {
  return new VolleyError("DATATYPE_MISMATCH", message, { origin, hints });
}
