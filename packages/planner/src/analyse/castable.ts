import {
  type DataType,
  isInstant,
  isIntegral,
  isIntervalType,
  isNumeric,
  type Origin,
  sameType,
  typeText,
  VolleyError,
  type Cast,
  widens,
} from "@volley/plan";
import type { Expr } from "../typed/expression.ts";
import { defaultName } from "./default-name.ts";

const isNested = (type: DataType): boolean => type.kind === "array" || type.kind === "map" || type.kind === "struct";
const isNumberLike = (type: DataType): boolean => isNumeric(type) || type.kind === "boolean";
const isExact = (type: DataType): boolean => isIntegral(type) || type.kind === "decimal";
const isInterval = isIntervalType;

/** Spark's table of casts under ANSI (Cast.canAnsiCast). */
export function castable(from: DataType, to: DataType, mode: Cast["mode"] = "ansi"): boolean {
  if (sameType(from, to) || from.kind === "null") return true;
  if (from.kind === "array" && to.kind === "array") return castable(from.element, to.element, mode);
  if (from.kind === "map" && to.kind === "map")
    // A key that may become null is none.
    return castable(from.key, to.key, mode) && castable(from.value, to.value, mode) && (mode === "ansi" || neverFails(from.key, to.key));
  if (from.kind === "struct" && to.kind === "struct")
    return from.fields.length === to.fields.length && from.fields.every((field, i) => castable(field.type, to.fields[i]!.type, mode));
  if (to.kind === "string") return true;
  if (isNested(from) || isNested(to) || to.kind === "null") return false;
  if (from.kind === "string") return true;
  if (isNumberLike(from) && isNumberLike(to)) return true;
  if (isInstant(from) && isInstant(to)) return true;
  if (from.kind === "timestamp") return isNumeric(to);
  if (to.kind === "timestamp") return isNumeric(from);
  if (isInterval(from) && isInterval(to)) return from.kind === to.kind;
  return (isInterval(from) && isExact(to)) || (isExact(from) && isInterval(to));
}

const neverFails = (from: DataType, to: DataType): boolean => sameType(from, to) || to.kind === "string" || widens(from, to);

/** Throws DATATYPE_MISMATCH where there is no conversion. */
export function requireCastable(child: Expr, to: DataType, mode: Cast["mode"], origin?: Origin): void {
  if (castable(child.type, to, mode)) return;
  throw new VolleyError(
    "DATATYPE_MISMATCH",
    `${defaultName(child)} is ${typeText(child.type)}, which has no conversion to ${typeText(to)}`,
    {
      origin,
    },
  );
}

/** Whether values of the type become null although nothing is wrong with them: NaN and the infinities have no decimal. */
export function losesValues(from: DataType, to: DataType): boolean {
  return (from.kind === "double" || from.kind === "float") && to.kind === "decimal";
}
