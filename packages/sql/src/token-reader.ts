import type { VolleyError } from "@volley/plan";
import { syntaxError, type Token, tokens } from "./token.ts";

/** Walks over the tokens of one text. Keywords are compared without regard to case. */
export class TokenReader {
  readonly source: string;
  private readonly tokens: readonly Token[];
  private at = 0;

  constructor(source: string) {
    this.source = source;
    this.tokens = tokens(source);
  }

  /** The token `ahead` places on. */
  peek(ahead = 0): Token {
    return this.tokens[Math.min(this.at + ahead, this.tokens.length - 1)]!;
  }

  next(): Token {
    const token = this.peek();
    this.at = Math.min(this.at + 1, this.tokens.length - 1);
    return token;
  }

  /** Whether these words and symbols come next. */
  ahead(...wanted: readonly string[]): boolean {
    return wanted.every((text, i) => is(this.peek(i), text));
  }

  /** Takes these words and symbols when they come next. */
  accept(...wanted: readonly string[]): boolean {
    const come = this.ahead(...wanted);
    if (come) this.at += wanted.length;
    return come;
  }

  expect(...wanted: readonly string[]): void {
    for (const text of wanted) if (!this.accept(text)) throw this.unexpected(`"${text.toUpperCase()}"`);
  }

  /** Takes a token of this kind. */
  take(kind: Token["kind"], what: string): Token {
    if (this.peek().kind !== kind) throw this.unexpected(what);
    return this.next();
  }

  /** A name, plain or between backticks. */
  name(what = "a name"): string {
    if (this.peek().kind !== "word" && this.peek().kind !== "quoted") throw this.unexpected(what);
    return this.next().text;
  }

  /** PARSE_SYNTAX_ERROR at the next token. */
  unexpected(wanted: string): VolleyError {
    const { kind, start, end } = this.peek();
    const found = kind === "end" ? "the text ends" : `there is ${this.source.slice(start, end)}`;
    return this.fail(`${found} where ${wanted} is expected`);
  }

  fail(problem: string, at = this.peek().start): VolleyError {
    return syntaxError(this.source, at, problem);
  }
}

function is({ kind, text }: Token, wanted: string): boolean {
  return kind === "symbol" ? text === wanted : kind === "word" && text.toLowerCase() === wanted;
}
