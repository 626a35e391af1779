import { type Expression, type FrameBoundary, literal, type SortOrder, sortOrder, window } from "@volley/plan";
import type { ExpressionParser } from "./parse-expression.ts";

/** `OVER (PARTITION BY a ORDER BY b ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)` behind a call, when it comes. */
export function over(parser: ExpressionParser, call: Expression): Expression {
  const { reader } = parser;
  if (!reader.accept("over")) return call;
  reader.expect("(");
  const partitioned = reader.accept("partition", "by") || reader.accept("distribute", "by");
  const partitionBy = partitioned ? parser.list() : [];
  const orderBy = reader.accept("order", "by") || reader.accept("sort", "by") ? parser.items(() => ordering(parser)) : [];
  const unit = (["rows", "range"] as const).find((word) => reader.accept(word));
  const frame = unit && { unit, ...edges(parser) };
  reader.expect(")");
  return window(call, { partitionBy, orderBy, frame }, parser.origin);
}

/** An item of ORDER BY. */
export function ordering(parser: ExpressionParser): SortOrder {
  const { reader } = parser;
  const child = parser.expression();
  const direction = reader.accept("desc") ? "descending" : "ascending";
  if (direction === "ascending") reader.accept("asc");
  if (!reader.accept("nulls")) return sortOrder(child, direction, undefined, parser.origin);
  const nulls = (["first", "last"] as const).find((word) => reader.accept(word));
  if (!nulls) throw reader.unexpected("FIRST or LAST");
  return sortOrder(child, direction, nulls, parser.origin);
}

function edges(parser: ExpressionParser): { lower: FrameBoundary; upper: FrameBoundary } {
  if (!parser.reader.accept("between")) return { lower: edge(parser), upper: "current_row" };
  const lower = edge(parser);
  parser.reader.expect("and");
  return { lower, upper: edge(parser) };
}

function edge(parser: ExpressionParser): FrameBoundary {
  const { reader } = parser;
  if (reader.accept("current", "row")) return "current_row";
  if (reader.accept("unbounded")) {
    if (!reader.accept("preceding")) reader.expect("following");
    return "unbounded";
  }
  const distance = parser.expression(5);
  if (reader.accept("following")) return distance;
  reader.expect("preceding");
  const value = distance.kind === "literal" ? distance.value : undefined;
  if (distance.kind !== "literal" || (typeof value !== "number" && typeof value !== "bigint")) return parser.call("negative", distance);
  return literal(-value, distance.type, parser.origin);
}
