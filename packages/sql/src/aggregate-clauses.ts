import { type AggregateFunction, type Expression, functions, literal, simpleTypes } from "@volley/plan";
import type { ExpressionParser } from "./parse-expression.ts";
import { ordering } from "./window-clause.ts";

/** The catalogue's row of an aggregate. */
function aggregateNamed(name: string): AggregateFunction | undefined {
  const row = Object.hasOwn(functions, name) ? functions[name] : undefined;
  return row?.kind === "aggregate" ? row : undefined;
}

/** The words among and behind its arguments. */
interface Modes {
  readonly distinct: boolean;
  readonly ignoresNulls: boolean;
}

/** Arguments of an aggregate, with what FILTER and WITHIN GROUP behind it add. */
export function withClauses(parser: ExpressionParser, name: string, given: readonly Expression[], modes: Modes): readonly Expression[] {
  const { reader } = parser;
  const args = reader.accept("within", "group") ? withinGroup(parser, name, given) : given;
  return reader.accept("filter", "(") ? filtered(parser, name, args, modes) : args;
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
function filtered(
  parser: ExpressionParser,
  name: string,
  args: readonly Expression[],
  { distinct, ignoresNulls }: Modes,
): readonly Expression[] {
  const { reader } = parser;
  const row = aggregateNamed(name);
  if (row?.leftOutBy === "none" && !ignoresNulls) throw reader.fail(`FILTER is not supported for ${name}(), unless with IGNORE NULLS`);
  reader.expect("where");
  const condition = parser.expression();
  reader.expect(")");
  const counted = parser.call("when", condition, parser.boolean(true));
  if (args.length === 0) return [counted];
  // Of several arguments all must be there: one more that is null leaves the row out.
  if (args.some((arg) => arg.kind === "star")) return args.length === 1 && !distinct ? [counted] : [counted, ...args];
  const at = typeof row?.leftOutBy === "number" ? row.leftOutBy : 0;
  return args.map((arg, i) => (i === at ? parser.call("when", condition, arg) : arg));
}
