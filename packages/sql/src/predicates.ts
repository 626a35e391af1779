import { type Expression, VolleyError } from "@volley/plan";
import { predicateBinds } from "./operators.ts";
import type { ExpressionParser } from "./parse-expression.ts";

type Predicate = (parser: ExpressionParser, tested: Expression) => Expression;

const operand = (parser: ExpressionParser): Expression => parser.expression(predicateBinds + 1);

/** Tests that follow a value, by their first word. NOT may stand before all but IS. */
const predicates: Readonly<Record<string, Predicate>> = {
  between(parser, tested) {
    const low = operand(parser);
    parser.reader.expect("and");
    const high = operand(parser);
    return parser.call("and", parser.call(">=", tested, low), parser.call("<=", tested, high));
  },
  in(parser, tested) {
    parser.reader.expect("(");
    if (parser.reader.ahead("select")) throw parser.reader.fail("a query inside an expression is not supported");
    const list = parser.list();
    if (list.length === 0) throw parser.reader.unexpected("a value");
    parser.reader.expect(")");
    return parser.call("in", tested, ...list);
  },
  like: pattern("like"),
  ilike: pattern("ilike"),
  rlike: (parser, tested) => parser.call("rlike", tested, operand(parser)),
  regexp: (parser, tested) => parser.call("rlike", tested, operand(parser)),
};

/** What IS tests, by its word. */
const states: Readonly<Record<string, (parser: ExpressionParser, tested: Expression) => Expression>> = {
  null: (parser, tested) => parser.call("isNull", tested),
  true: (parser, tested) => parser.call("<=>", tested, parser.boolean(true)),
  false: (parser, tested) => parser.call("<=>", tested, parser.boolean(false)),
  unknown: (parser, tested) => parser.call("isNull", tested),
  distinct(parser, tested) {
    parser.reader.expect("from");
    return parser.call("not", parser.call("<=>", tested, operand(parser)));
  },
};

/** The predicate that comes next, on `tested`; undefined when none comes. */
export function predicate(parser: ExpressionParser, tested: Expression): Expression | undefined {
  const { reader } = parser;
  if (reader.accept("is")) {
    const negated = reader.accept("not");
    const state = states[reader.peek().text.toLowerCase()];
    if (!state || reader.peek().kind !== "word") throw reader.unexpected("NULL, TRUE, FALSE, UNKNOWN or DISTINCT FROM");
    reader.next();
    const result = state(parser, tested);
    return negated ? parser.call("not", result) : result;
  }
  const negated = reader.ahead("not");
  const word = reader.peek(negated ? 1 : 0);
  const found =
    word.kind === "word" && Object.hasOwn(predicates, word.text.toLowerCase()) ? predicates[word.text.toLowerCase()] : undefined;
  if (!found) return undefined;
  if (negated) reader.next();
  reader.next();
  const result = found(parser, tested);
  return negated ? parser.call("not", result) : result;
}

/** LIKE and ILIKE: one pattern with its ESCAPE, or ANY, SOME, ALL of several. */
function pattern(name: string): Predicate {
  return (parser, tested) => {
    const { reader } = parser;
    const all = reader.ahead("all", "(");
    if (all || reader.ahead("any", "(") || reader.ahead("some", "(")) {
      reader.next();
      reader.next();
      const tests = parser.list().map((one) => parser.call(name, tested, one));
      if (tests.length === 0) throw reader.unexpected("a pattern");
      reader.expect(")");
      return tests.reduce((before, test) => parser.call(all ? "and" : "or", before, test));
    }
    const wanted = operand(parser);
    if (!reader.accept("escape")) return parser.call(name, tested, wanted);
    const escape = operand(parser);
    if (escape.kind === "literal" && String(escape.value).length !== 1)
      throw new VolleyError("INVALID_ESC", "the escape of a pattern is a text of one character", { origin: parser.origin });
    return parser.call(name, tested, wanted, escape);
  };
}
