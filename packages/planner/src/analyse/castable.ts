import { type DataType, isInstant, isIntegral, isNumeric, type Origin, sameType, typeText, VolleyError } from "@volley/plan";
import type { Expr } from "../typed/expression.ts";
import { defaultName } from "./default-name.ts";

const isNested = (type: DataType): boolean => type.kind === "array" || type.kind === "map" || type.kind === "struct";
const isNumberLike = (type: DataType): boolean => isNumeric(type) || type.kind === "boolean";
const isExact = (type: DataType): boolean => isIntegral(type) || type.kind === "decimal";
const isInterval = (type: DataType): boolean => type.kind === "day_time_interval" || type.kind === "year_month_interval";

/** Spark's table of casts under ANSI (Cast.canAnsiCast), without those between maps and between structs. */
export function castable(from: DataType, to: DataType): boolean {
  if (sameType(from, to) || from.kind === "null") return true;
  if (from.kind === "array" && to.kind === "array") return castable(from.element, to.element);
  if (to.kind === "string") return true;
  if (isNested(from) || isNested(to) || to.kind === "null") return false;
  if (from.kind === "string") return true;
  if (isNumberLike(from) && isNumberLike(to)) return true;
  if (isInstant(from) && isInstant(to)) return true;
  if (from.kind === "timestamp") return isNumeric(to);
  if (to.kind === "timestamp") return isNumeric(from);
  return (isInterval(from) && isExact(to)) || (isExact(from) && isInterval(to));
}

/** Throws DATATYPE_MISMATCH where there is no conversion. */
export function requireCastable(child: Expr, to: DataType, origin?: Origin): void {
  if (castable(child.type, to)) return;
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
