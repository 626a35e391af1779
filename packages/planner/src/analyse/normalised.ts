import { call } from "./call.ts";
import type { Expr } from "../typed/expression.ts";

/** A key to group by: of the two zeros of float and double, which are one group, it is 0, never −0. */
export function normalised(key: Expr): Expr {
  const { type } = key;
  if (type.kind !== "double" && type.kind !== "float") return key;
  return call("+", key, { kind: "literal", value: 0, type, nullable: false });
}
