import { type DataType, isIntegral, type LiteralValue } from "@volley/plan";
import type { Expr } from "../typed/expression.ts";

/** What an expression is for a file: SQL's null, or nothing that can be told here. */
type Known = boolean | bigint | number | string | null | undefined;

/**
 * Whether rows of a file may pass a condition, by the values of its partition columns (`places`: their positions by column id). What
 * the condition asks beyond these columns, or by functions that are not known here, may hold.
 */
export function partitionTest(condition: Expr, places: ReadonlyMap<number, number>, values: readonly (string | null)[]): boolean {
  const known = valueOf(condition, places, values);
  return known === undefined || known === true;
}

function valueOf(expr: Expr, places: ReadonlyMap<number, number>, values: readonly (string | null)[]): Known {
  switch (expr.kind) {
    case "literal":
      return comparable(expr.value, expr.type);
    case "column": {
      const place = places.get(expr.id);
      const text = place === undefined ? undefined : values[place];
      return text === undefined || text === null ? text : parsed(text, expr.type);
    }
    case "cast": {
      const child = valueOf(expr.child, places, values);
      if (child === null) return null;
      if (typeof child === "bigint" && isIntegral(expr.type)) return child;
      return (typeof child === "bigint" || typeof child === "number") && expr.type.kind === "double" ? Number(child) : undefined;
    }
    case "call":
      return callValue(
        expr.name,
        expr.args.map((arg) => valueOf(arg, places, values)),
      );
    default:
      return undefined;
  }
}

function callValue(name: string, args: readonly Known[]): Known {
  const [a, b] = args;
  switch (name) {
    case "and":
      if (a === false || b === false) return false;
      return a === undefined || b === undefined ? undefined : a === null || b === null ? null : true;
    case "or":
      if (a === true || b === true) return true;
      return a === undefined || b === undefined ? undefined : a === null || b === null ? null : false;
    case "not":
      return typeof a === "boolean" ? !a : a === null ? null : undefined;
    case "isNull":
      return a === undefined ? undefined : a === null;
    case "isNotNull":
      return a === undefined ? undefined : a !== null;
    case "in":
      return args.slice(1).reduce<Known>((before, each) => callValue("or", [before, compared("==", a, each)]), false);
    default:
      return compared(name, a, b);
  }
}

const orders: Readonly<Record<string, (order: number) => boolean>> = {
  "==": (order) => order === 0,
  "!=": (order) => order !== 0,
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
};

function compared(name: string, a: Known, b: Known): Known {
  const holds = Object.hasOwn(orders, name) ? orders[name] : undefined;
  if (holds === undefined || a === undefined || b === undefined) return undefined;
  if (a === null || b === null) return null;
  const order = compare(a, b);
  return order === undefined ? undefined : holds(order);
}

function compare(a: Exclude<Known, null | undefined>, b: Exclude<Known, null | undefined>): number | undefined {
  if (typeof a !== typeof b) return undefined;
  if (typeof a === "string") return Buffer.compare(Buffer.from(a), Buffer.from(b as string));
  if (Number.isNaN(a) || Number.isNaN(b)) return undefined;
  return a < b ? -1 : a > b ? 1 : 0;
}

function comparable(value: LiteralValue, type: DataType): Known {
  if (value === null || typeof value === "boolean") return value;
  if (isIntegral(type)) return BigInt(value as number | bigint);
  return type.kind === "string" || type.kind === "date" || type.kind === "double" ? (value as string | number) : undefined;
}

const dayMilliseconds = 86_400_000;

function parsed(text: string, type: DataType): Known {
  if (isIntegral(type)) return /^[+-]?\d+$/.test(text) ? BigInt(text.replace("+", "")) : undefined;
  switch (type.kind) {
    case "string":
      return text;
    case "double":
      return Number(text);
    case "date": {
      const day = Date.parse(`${text}T00:00:00Z`);
      return Number.isNaN(day) ? undefined : day / dayMilliseconds;
    }
    default:
      return undefined;
  }
}
