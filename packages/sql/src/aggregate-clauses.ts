import { type AggregateFunction, type Expression, functions, literal, simpleTypes } from "@volley/plan";
import type { ExpressionParser } from "./parse-expression.ts";
import { ordering } from "./window-clause.ts";

/** The catalogue's row of an aggregate. */
function aggregateNamed(name: string): AggregateFunction | undefined {
  const row = Object.hasOwn(functions, name) ? functions[name] : undefined;
  return row?.kind === "aggregate" ? row : undefined;
}

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

const ordered = Object.keys(functions).filter((name) => aggregateNamed(name)?.withinGroup);

/** `percentile_cont(0.5) WITHIN GROUP (ORDER BY x)` as the function of both. */
function withinGroup(parser: ExpressionParser, name: string, args: readonly Expression[]): readonly Expression[] {
  const { reader } = parser;
  const directions = aggregateNamed(name)?.withinGroup;
  if (!directions) throw reader.fail(`WITHIN GROUP is supported behind ${ordered.join(", ")}, not ${name}`);
  reader.expect("(", "order", "by");
  if (directions === "order") {
    const keys = parser.items(() => ordering(parser));
    reader.expect(")");
    return [...args, ...(args.length === 1 ? [parser.text("")] : []), ...keys];
  }
  const column = parser.expression();
  const descending = reader.accept("desc");
  if (!descending) reader.accept("asc");
  reader.expect(")");
  const [fraction] = args;
  if (!descending || !fraction) return [column, ...args];
  if (directions !== "both" || fraction.kind !== "literal")
    throw reader.fail(`WITHIN GROUP in descending order is not supported for ${name}, or its fraction is no constant`);
  return [column, literal(1 - Number(fraction.value), simpleTypes.double, parser.origin)];
}

/** `FILTER (WHERE …)`: the rows that it leaves out count as null, which aggregates leave out. */
function filtered(parser: ExpressionParser, name: string, args: readonly Expression[], ignoresNulls: boolean): readonly Expression[] {
  const { reader } = parser;
  const row = aggregateNamed(name);
  if (row?.leftOutBy === "none" && !ignoresNulls) throw reader.fail(`FILTER is not supported for ${name}(), unless with IGNORE NULLS`);
  reader.expect("where");
  const condition = parser.expression();
  reader.expect(")");
  if (args.length === 0) return [parser.call("when", condition, parser.boolean(true))];
  const at = typeof row?.leftOutBy === "number" ? row.leftOutBy : 0;
  return args.map((arg, i) => (i === at ? parser.call("when", condition, arg.kind === "star" ? parser.boolean(true) : arg) : arg));
}
