import { attribute, cast, type Cast, type Expression } from "@volley/plan";
import type { ExpressionParser } from "./parse-expression.ts";

type Form = (parser: ExpressionParser) => Expression | undefined;

/** Expressions that begin with a word of their own, as Spark SQL spells them; undefined where the word is a mere name. */
export const specialForms: Readonly<Record<string, Form>> = {
  true: (parser) => keyword(parser, () => parser.boolean(true)),
  false: (parser) => keyword(parser, () => parser.boolean(false)),
  null: (parser) => keyword(parser, () => parser.null()),
  case(parser) {
    const { reader } = parser;
    reader.next();
    const subject = reader.ahead("when") ? undefined : parser.expression();
    const branches: Expression[] = [];
    while (reader.accept("when")) {
      const condition = parser.expression();
      reader.expect("then");
      branches.push(subject ? parser.call("==", subject, condition) : condition, parser.expression());
    }
    if (branches.length === 0) throw reader.unexpected('"WHEN"');
    if (reader.accept("else")) branches.push(parser.expression());
    reader.expect("end");
    return parser.call("when", ...branches);
  },
  cast: (parser) => conversion(parser, "ansi"),
  try_cast: (parser) => conversion(parser, "try"),
  current_date: constantCall("current_date"),
  current_timestamp: constantCall("current_timestamp"),
  localtimestamp: constantCall("localtimestamp"),
  extract: called((parser) => {
    if (parser.reader.peek().kind === "string") return parser.call("date_part", ...parser.list());
    const field = parser.text(parser.reader.name("a field such as YEAR").toLowerCase());
    parser.reader.expect("from");
    return parser.call("date_part", field, parser.expression());
  }),
  timestampadd: unitCall("timestampadd"),
  dateadd: unitCall("timestampadd"),
  date_add: unitCall("timestampadd"),
  timestampdiff: unitCall("timestampdiff"),
  datediff: unitCall("timestampdiff"),
  date_diff: unitCall("timestampdiff"),
  substring: called(substring),
  substr: called(substring),
  trim: called((parser) => {
    const { reader } = parser;
    const side = (["both", "leading", "trailing"] as const).find((word) => !isArgument(parser) && reader.accept(word)) ?? "both";
    const name = { both: "trim", leading: "ltrim", trailing: "rtrim" }[side];
    const first = reader.ahead("from") ? undefined : parser.expression();
    if (reader.accept("from")) return parser.call(name, ...(first ? [first] : []), parser.expression());
    return parser.call(name, first!, ...(reader.accept(",") ? parser.list() : []));
  }),
  position: called((parser) => {
    const sought = parser.expression(5);
    if (parser.reader.accept("in")) return parser.call("position", sought, parser.expression());
    return parser.call("position", sought, ...(parser.reader.accept(",") ? parser.list() : []));
  }),
  overlay: called((parser) => {
    const { reader } = parser;
    const text = parser.expression();
    if (!reader.accept("placing")) return parser.call("overlay", text, ...(reader.accept(",") ? parser.list() : []));
    const replacement = parser.expression();
    reader.expect("from");
    const from = parser.expression();
    return parser.call("overlay", text, replacement, from, ...(reader.accept("for") ? [parser.expression()] : []));
  }),
};

/** What follows `word (`, up to `)`. */
function called(inside: (parser: ExpressionParser) => Expression): Form {
  return (parser) => {
    if (!isCall(parser)) return undefined;
    parser.reader.next();
    parser.reader.expect("(");
    const result = inside(parser);
    parser.reader.expect(")");
    return result;
  };
}

const units = /^(year|quarter|month|week|day|dayofyear|hour|minute|second|millisecond|microsecond)$/i;

/** `DATEADD(HOUR, 1, t)`: three arguments, the first a unit; any other call is one of its own name. */
function unitCall(name: string): Form {
  return (parser) => {
    const { reader } = parser;
    const unit = reader.peek(2);
    if (!isCall(parser) || unit.kind !== "word" || !units.test(unit.text) || reader.peek(3).text !== ",") return undefined;
    const own = reader.next().text.toLowerCase();
    reader.expect("(");
    reader.next();
    reader.expect(",");
    const args = parser.list();
    reader.expect(")");
    return args.length === 2
      ? parser.call(name, parser.text(unit.text.toUpperCase()), ...args)
      : parser.call(own, attribute(unit.text, undefined, parser.origin), ...args);
  };
}

/** CURRENT_DATE and its like, with or without parentheses. */
function constantCall(name: string): Form {
  return (parser) => {
    const { reader } = parser;
    if (reader.peek(1).text === ".") return undefined;
    reader.next();
    if (reader.accept("(")) reader.expect(")");
    return parser.call(name);
  };
}

function conversion(parser: ExpressionParser, mode: Cast["mode"]): Expression | undefined {
  return called(() => {
    const child = parser.expression();
    parser.reader.expect("as");
    return cast(child, parser.type(), mode, parser.origin);
  })(parser);
}

function substring(parser: ExpressionParser): Expression {
  const { reader } = parser;
  const text = parser.expression();
  if (!reader.accept("from")) return parser.call("substring", text, ...(reader.accept(",") ? parser.list() : []));
  const from = parser.expression();
  return parser.call("substring", text, from, ...(reader.accept("for") ? [parser.expression()] : []));
}

function keyword(parser: ExpressionParser, make: () => Expression): Expression | undefined {
  if (isCall(parser)) return undefined;
  parser.reader.next();
  return make();
}

const isCall = ({ reader }: ExpressionParser): boolean => reader.peek(1).kind === "symbol" && reader.peek(1).text === "(";
/** Whether the next word is itself an argument: `trim(both)`, of a column of that name. */
const isArgument = ({ reader }: ExpressionParser): boolean => reader.peek(1).kind === "symbol" && /^[),]$/.test(reader.peek(1).text);
