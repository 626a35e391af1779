import { call, type Expression, lambda, userFunctionCall } from "@volley/plan";
import type { ExpressionParser } from "./parse-expression.ts";
import { over } from "./window-clause.ts";

/** Functions that may be told to leave nulls out, as Spark's last argument `true`. */
const mayIgnoreNulls = new Set(["first", "first_value", "last", "last_value", "any_value"]);

/** `name(…)`, with what may follow it: IGNORE NULLS, OVER. */
export function functionCall(parser: ExpressionParser): Expression {
  const { reader } = parser;
  const name = reader.name().toLowerCase();
  reader.expect("(");
  const distinct = reader.accept("distinct");
  if (!distinct) reader.accept("all");
  const args = parser.list(() => argument(parser));
  const ignored = mayIgnoreNulls.has(name) && nullTreatment(parser);
  reader.expect(")");
  const ignores = ignored || (mayIgnoreNulls.has(name) && nullTreatment(parser));
  if (reader.ahead("filter", "(")) throw reader.fail("FILTER is not supported: aggregate a CASE WHEN … END instead");
  if (reader.ahead("within", "group")) throw reader.fail("WITHIN GROUP is not supported: give the function its column as an argument");
  const own = Object.hasOwn(parser.functions, name) ? parser.functions[name] : undefined;
  if (own && distinct) throw reader.fail(`DISTINCT is not supported for ${name}(), a function of the program`);
  const { origin } = parser;
  const written = own
    ? userFunctionCall(own, args, origin)
    : call(name, ignores ? [...args, parser.boolean(true)] : args, { distinct, origin });
  return over(parser, written);
}

function nullTreatment({ reader }: ExpressionParser): boolean {
  if (reader.accept("respect", "nulls")) return false;
  return reader.accept("ignore", "nulls");
}

/** An argument: an expression, which may have a name, or a lambda: `x -> x + 1`, `(k, v) -> v`. */
function argument(parser: ExpressionParser): Expression {
  const parameters = lambdaParameters(parser);
  if (!parameters) return parser.named();
  const body = parser.withVariables(parameters, () => parser.expression());
  return lambda(parameters, body, parser.origin);
}

function lambdaParameters({ reader }: ExpressionParser): string[] | undefined {
  const isName = (ahead: number): boolean => ["word", "quoted"].includes(reader.peek(ahead).kind);
  if (isName(0) && reader.peek(1).text === "->") {
    const name = reader.name();
    reader.expect("->");
    return [name];
  }
  let ahead = 1;
  if (!reader.ahead("(")) return undefined;
  while (isName(ahead) && reader.peek(ahead + 1).text === ",") ahead += 2;
  if (!isName(ahead) || reader.peek(ahead + 1).text !== ")" || reader.peek(ahead + 2).text !== "->") return undefined;
  const names: string[] = [];
  reader.expect("(");
  do names.push(reader.name());
  while (reader.accept(","));
  reader.expect(")", "->");
  return names;
}
