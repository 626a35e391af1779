import { nestedOrder, type ScalarFunction, simpleTypes } from "@volley/plan";
import { type CallExpr, exprKey, type SortKey } from "../typed/expression.ts";

/** The keys as bytes that compare as the keys do. */
export function sortKey(order: readonly SortKey[]): CallExpr {
  const words = order.map(({ direction, nulls }) => `${direction === "ascending" ? "ASC" : "DESC"} NULLS ${nulls.toUpperCase()}`);
  const definition: ScalarFunction = {
    kind: "scalar",
    arity: [1, Number.POSITIVE_INFINITY],
    inputs: "any",
    neverNull: true,
    type: () => simpleTypes.binary,
    // Of a few bytes DuckDB makes a number; of a text never.
    sql: (args, types) =>
      `create_sort_key(${[...args.map((arg, i) => `${nestedOrder(arg, types[i]!)}, '${words[i]}'`), "'', 'ASC NULLS FIRST'"].join(", ")})`,
    costly: true,
    doc: "",
  };
  const args = order.map((key) => key.expr);
  return { kind: "call", name: `sort_key ${words.join()}`, definition, args, type: simpleTypes.binary, nullable: false };
}

/** Tells an order. */
export function orderText(order: readonly SortKey[]): string {
  return exprKey(sortKey(telling(order)));
}

/** The keys without constants, which order nothing. */
export function telling(order: readonly SortKey[]): readonly SortKey[] {
  return order.filter(({ expr }) => expr.kind !== "literal");
}
