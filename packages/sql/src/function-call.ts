import {
  call,
  cast,
  type Expression,
  functions,
  lambda,
  literal,
  type Origin,
  parseType,
  simpleTypes,
  userFunctionCall,
  VolleyError,
} from "@volley/plan";
import { withClauses } from "./aggregate-clauses.ts";
import type { ExpressionParser } from "./parse-expression.ts";
import { over } from "./window-clause.ts";

/** `name(…)`, with what may follow it: IGNORE NULLS, OVER. */
export function functionCall(parser: ExpressionParser): Expression {
  const { reader } = parser;
  const name = reader.name().toLowerCase();
  reader.expect("(");
  const distinct = reader.accept("distinct");
  if (!distinct) reader.accept("all");
  const args = parser.list(() => argument(parser));
  const place = placeOfNulls(name);
  const ignored = nullTreatment(parser);
  reader.expect(")");
  const ignores = nullTreatment(parser) || ignored;
  if (ignores && place === undefined)
    throw new VolleyError("INVALID_SQL_SYNTAX", `IGNORE NULLS is not supported for ${name}()`, { origin: parser.origin });
  const own = Object.hasOwn(parser.functions, name) ? parser.functions[name] : undefined;
  if (own && distinct) throw reader.fail(`DISTINCT is not supported for ${name}(), a function of the program`);
  const { origin } = parser;
  if (own) return over(parser, userFunctionCall(own, args, origin));
  const converted = distinct ? undefined : conversion(name, args, origin);
  if (converted) return converted;
  const wanted = withClauses(parser, name, args, { distinct, ignoresNulls: ignores });
  return over(parser, call(name, ignores ? ignoring(parser, wanted, place!) : wanted, { distinct, origin }));
}

/** Where the argument stands that IGNORE NULLS is; undefined for functions that take no such words. */
function placeOfNulls(name: string): number | undefined {
  const row = Object.hasOwn(functions, name) ? functions[name] : undefined;
  return row === undefined || row.kind === "scalar" ? undefined : row.ignoresNulls;
}

/** With the argument, and those before it that are left out: a row away, and null where there is none. */
function ignoring(parser: ExpressionParser, args: readonly Expression[], place: number): readonly Expression[] {
  const defaults = [parser.null(), literal(1, simpleTypes.integer, parser.origin), parser.null()];
  return [...args, ...defaults.slice(args.length, place), parser.boolean(true)];
}

/** Types whose names are functions that convert. */
const typeNames = new Set("bigint binary boolean date decimal double float int smallint string timestamp tinyint".split(" "));

/** `int(x)`, and what else is a conversion by another name. */
function conversion(name: string, args: readonly Expression[], origin: Origin | undefined): Expression | undefined {
  if (args.length !== 1) return undefined;
  if (typeNames.has(name)) return cast(args[0]!, parseType(name), "ansi", origin);
  return name === "try_to_timestamp" ? cast(args[0]!, simpleTypes.timestamp, "try", origin) : undefined;
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
