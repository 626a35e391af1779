import { type Expression, literal, simpleTypes } from "@volley/plan";
import type { ExpressionParser } from "./parse-expression.ts";

/** Arguments of an aggregate, with what FILTER and WITHIN GROUP behind it add. */
export function withClauses(
  parser: ExpressionParser,
  name: string,
  given: readonly Expression[],
  ignoresNulls: boolean,
): readonly Expression[] {
  const { reader } = parser;
  const args = reader.accept("within", "group") ? withinGroup(parser, name, given) : given;
  return reader.accept("filter", "(") ? filtered(parser, name, args, ignoresNulls) : args;
}

/** `percentile_cont(0.5) WITHIN GROUP (ORDER BY x)` as the function of both. */
function withinGroup(parser: ExpressionParser, name: string, args: readonly Expression[]): readonly Expression[] {
  const { reader } = parser;
  if (!["percentile_cont", "percentile_disc", "mode"].includes(name))
    throw reader.fail("WITHIN GROUP is supported behind percentile_cont, percentile_disc and mode alone");
  reader.expect("(", "order", "by");
  const column = parser.expression();
  const descending = reader.accept("desc");
  if (!descending) reader.accept("asc");
  reader.expect(")");
  const [fraction] = args;
  if (!descending || !fraction) return [column, ...args];
  if (name !== "percentile_cont" || fraction.kind !== "literal")
    throw reader.fail("WITHIN GROUP in descending order is supported for percentile_cont of one constant fraction alone");
  return [column, literal(1 - Number(fraction.value), simpleTypes.double, parser.origin)];
}

/** Aggregates that look at nulls too: a row cannot be left out by making it null. */
const takesNulls = new Set(["first", "first_value", "last", "last_value", "any_value", "grouping", "grouping_id"]);

/** `FILTER (WHERE …)`: the rows that it leaves out count as null, which aggregates leave out. */
function filtered(parser: ExpressionParser, name: string, args: readonly Expression[], ignoresNulls: boolean): readonly Expression[] {
  const { reader } = parser;
  if (takesNulls.has(name) && !ignoresNulls) throw reader.fail(`FILTER is not supported for ${name}(), unless with IGNORE NULLS`);
  reader.expect("where");
  const condition = parser.expression();
  reader.expect(")");
  if (args.length === 0) return [parser.call("when", condition, parser.boolean(true))];
  // max_by and min_by choose a row by their second argument.
  const at = name === "max_by" || name === "min_by" ? 1 : 0;
  return args.map((arg, i) => (i === at ? parser.call("when", condition, arg.kind === "star" ? parser.boolean(true) : arg) : arg));
}
