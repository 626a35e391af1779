import {
  alias,
  attribute,
  call,
  cast,
  type DataType,
  type Expression,
  extractValue,
  lambdaVariable,
  literal,
  multiAlias,
  type Origin,
  parseType,
  simpleTypes,
  star,
  type UserFunction,
} from "@volley/plan";
import { functionCall } from "./function-call.ts";
import { interval } from "./interval.ts";
import { bytesOf, numberLiteral } from "./literal.ts";
import { binaryOperators, notBinds, predicateBinds, unaryBinds } from "./operators.ts";
import { predicate } from "./predicates.ts";
import { specialForms } from "./special-forms.ts";
import { TokenReader } from "./token-reader.ts";

/**
 * Reads one expression of Spark SQL, which may have a name: `amount * 2 AS twice`. Every node gets `origin`. `functions` are those of the
 * user's program, by name in lower case; they come before the catalogue's. Throws PARSE_SYNTAX_ERROR, which shows the place.
 */
export function parseExpression(text: string, origin?: Origin, functions: UserFunctions = {}): Expression {
  const parser = new ExpressionParser(text, origin, functions);
  const expression = parser.named();
  if (parser.reader.peek().kind !== "end") throw parser.reader.unexpected("the end of the expression");
  return expression;
}

type UserFunctions = Readonly<Record<string, UserFunction>>;

/** Words that end an expression where an alias could stand without AS. */
const ends = new Set([
  "from",
  "for",
  "in",
  "as",
  "end",
  "when",
  "then",
  "else",
  "and",
  "or",
  "asc",
  "desc",
  "nulls",
  "order",
  "partition",
  "ignore",
  "respect",
]);

const intervalWords = /^(year|month|day|hour|minute|second|to)$/i;
/** How much deeper a bracket of a type leads. */
const brackets: Readonly<Record<string, number>> = { "<": 1, "(": 1, ">": -1, ")": -1, ">>": -2, ">>>": -3 };

/** Precedence climbing over the tokens; what begins with a word of its own stands in the tables `specialForms` and `predicates`. */
export class ExpressionParser {
  readonly reader: TokenReader;
  readonly origin: Origin | undefined;
  readonly functions: UserFunctions;
  private variables: readonly string[] = [];

  constructor(text: string, origin: Origin | undefined, functions: UserFunctions) {
    this.reader = new TokenReader(text);
    this.origin = origin;
    this.functions = functions;
  }

  named(): Expression {
    const expression = this.expression();
    if (this.reader.accept("as", "(")) {
      const names = this.items(() => this.reader.name("a column's name"));
      this.reader.expect(")");
      return multiAlias(expression, names, this.origin);
    }
    if (this.reader.accept("as")) return alias(expression, this.reader.name("the column's name"), this.origin);
    const { kind, text } = this.reader.peek();
    const unmarked = kind === "quoted" || (kind === "word" && !ends.has(text.toLowerCase()));
    return unmarked ? alias(expression, this.reader.next().text, this.origin) : expression;
  }

  /** An expression of operators that bind at least so tightly. */
  expression(binds = 0): Expression {
    let left = this.prefix();
    for (;;) {
      const { kind, text } = this.reader.peek();
      const operator = kind === "symbol" || kind === "word" ? binaryOperators[text.toLowerCase()] : undefined;
      if (operator && operator.binds >= binds) {
        this.reader.next();
        left = this.call(operator.call, left, this.expression(operator.binds + 1));
        continue;
      }
      const tested = binds <= predicateBinds ? predicate(this, left) : undefined;
      if (!tested) return left;
      left = tested;
    }
  }

  /** Expressions between commas, none when `)` comes. */
  list(item: () => Expression = () => this.expression()): Expression[] {
    return this.reader.ahead(")") ? [] : this.items(item);
  }

  /** One or more items between commas. */
  items<T>(item: () => T): T[] {
    const found = [item()];
    while (this.reader.accept(",")) found.push(item());
    return found;
  }

  /** Reads a lambda's body, where these names are its parameters. */
  withVariables<T>(names: readonly string[], read: () => T): T {
    const outside = this.variables;
    this.variables = [...names, ...outside];
    const result = read();
    this.variables = outside;
    return result;
  }

  call(name: string, ...args: readonly Expression[]): Expression {
    return call(name, args, { origin: this.origin });
  }

  text(value: string): Expression {
    return literal(value, simpleTypes.string, this.origin);
  }

  boolean(value: boolean): Expression {
    return literal(value, simpleTypes.boolean, this.origin);
  }

  null(): Expression {
    return literal(null, simpleTypes.null, this.origin);
  }

  /** A type, as DDL writes it: `decimal(10, 2)`, `array<string>`, `interval day to second`. */
  type(): DataType {
    const { reader } = this;
    const { start, text } = reader.peek();
    let { end } = reader.take("word", "a type");
    if (text.toLowerCase() === "interval")
      while (reader.peek().kind === "word" && intervalWords.test(reader.peek().text)) end = reader.next().end;
    for (let depth = 0; ; ) {
      const { kind, text } = reader.peek();
      const opened = kind === "symbol" ? (brackets[text] ?? 0) : 0;
      if (kind === "end" || (depth === 0 && opened !== 1)) break;
      depth += opened;
      end = reader.next().end;
      if (depth <= 0) break;
    }
    return parseType(reader.source.slice(start, end));
  }

  private prefix(): Expression {
    const { reader } = this;
    if (reader.accept("not") || reader.accept("!")) return this.call("not", this.expression(notBinds));
    if (reader.ahead("-")) return this.negative();
    if (reader.accept("+")) return this.expression(unaryBinds);
    if (reader.accept("~")) return this.call("~", this.expression(unaryBinds));
    return this.postfix(this.primary());
  }

  private negative(): Expression {
    this.reader.next();
    const number = this.reader.peek();
    if (number.kind !== "number") return this.call("negative", this.expression(unaryBinds));
    this.reader.next();
    return this.postfix(this.number(`-${number.text}`, number.start));
  }

  private number(text: string, at: number): Expression {
    const found = numberLiteral(text, this.origin);
    if (!found) throw this.reader.fail(`the number ${text} does not fit its type`, at);
    return found;
  }

  private primary(): Expression {
    const { reader } = this;
    const { kind, text, start } = reader.peek();
    if (kind === "number") return this.number(reader.next().text, start);
    if (kind === "string") {
      let value = "";
      while (reader.peek().kind === "string") value += reader.next().text;
      return this.text(value);
    }
    if (reader.accept("(")) return this.parenthesis();
    if (reader.accept("*")) return star(this.origin);
    if (kind === "word") {
      const form = specialForms[text.toLowerCase()]?.(this);
      if (form) return form;
      const typed = this.typedLiteral(text.toLowerCase());
      if (typed) return typed;
    }
    if (kind !== "word" && kind !== "quoted") throw reader.unexpected("an expression");
    return reader.peek(1).text === "(" && kind === "word" && reader.peek(1).kind === "symbol" ? functionCall(this) : this.column();
  }

  /** `DATE '2026-01-31'`, `X'1F'`, `INTERVAL 1 DAY`. */
  private typedLiteral(word: string): Expression | undefined {
    const { reader } = this;
    const following = reader.peek(1);
    if (word === "interval" && ["number", "string"].includes(following.text === "-" ? "number" : following.kind)) {
      reader.next();
      return interval(reader, this.origin);
    }
    if (following.kind !== "string") return undefined;
    if (word === "x") {
      reader.next();
      const bytes = bytesOf(reader.peek().text);
      if (!bytes) throw reader.fail(`"${reader.peek().text}" is not made of hexadecimal digits`);
      reader.next();
      return literal(bytes, simpleTypes.binary, this.origin);
    }
    const type = ({ date: "date", timestamp: "timestamp", timestamp_ltz: "timestamp", timestamp_ntz: "timestamp_ntz" } as const)[word];
    if (!type) return undefined;
    reader.next();
    return cast(this.text(reader.next().text), simpleTypes[type], "ansi", this.origin);
  }

  private parenthesis(): Expression {
    const inside = this.list(() => this.named());
    if (inside.length === 0) throw this.reader.unexpected("an expression");
    this.reader.expect(")");
    return inside.length === 1 ? inside[0]! : this.call("struct", ...inside);
  }

  /** `a`, `a.b`, `` `a b`.c ``, `t.*`. */
  private column(): Expression {
    const first = this.reader.next().text;
    const variable = this.variables.find((name) => name.toLowerCase() === first.toLowerCase());
    if (variable !== undefined) return lambdaVariable(variable, this.origin);
    const parts = [quoted(first)];
    for (let field = this.field(); field !== undefined; field = this.field()) parts.push(quoted(field));
    const name = parts.join(".");
    return this.reader.accept(".", "*") ? star(this.origin, name) : attribute(name, undefined, this.origin);
  }

  private postfix(value: Expression): Expression {
    const { reader } = this;
    let now = value;
    for (;;) {
      const field = this.field();
      if (field !== undefined) now = extractValue(now, this.text(field), this.origin);
      else if (reader.accept("::")) now = cast(now, this.type(), "ansi", this.origin);
      else if (reader.accept("[")) {
        now = extractValue(now, this.expression(), this.origin);
        reader.expect("]");
      } else return now;
    }
  }

  /** The name behind a dot, when one comes. */
  private field(): string | undefined {
    const { reader } = this;
    if (!reader.ahead(".") || (reader.peek(1).kind !== "word" && reader.peek(1).kind !== "quoted")) return undefined;
    reader.next();
    return reader.next().text;
  }
}

function quoted(part: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(part) ? part : `\`${part.replaceAll("`", "``")}\``;
}
