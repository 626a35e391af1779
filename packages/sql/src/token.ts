import { VolleyError } from "@volley/plan";

/** A piece of SQL text. Of `word`s and `symbol`s `text` is as written, of the others what they stand for, quotes and escapes undone. */
export interface Token {
  readonly kind: "word" | "quoted" | "string" | "number" | "symbol" | "end";
  readonly text: string;
  /** Where it begins and ends in the source. */
  readonly start: number;
  readonly end: number;
}

const blank = /(?:\s|--[^\n]*|\/\*[^]*?\*\/)+/y;
const patterns: readonly (readonly [Token["kind"], RegExp])[] = [
  ["string", /[rR]'[^']*'|[rR]"[^"]*"|'(?:[^'\\]|\\[^]|'')*'|"(?:[^"\\]|\\[^]|"")*"/y],
  ["quoted", /`(?:[^`]|``)*`/y],
  ["number", /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?(?:BD|bd|Bd|bD|[lLsSyYdDfF])?(?![A-Za-z0-9_])/y],
  ["word", /[\p{L}_][\p{L}\p{N}_]*/uy],
  ["symbol", /<=>|->|=>|>>>|>>|<<|<=|>=|<>|!=|!<|!>|==|\|\||::|[-+*/%=<>()[\],.&|^~!:?]/y],
];

/** The tokens of a text, an `end` last. Throws PARSE_SYNTAX_ERROR for a sign that begins none. */
export function tokens(source: string): readonly Token[] {
  const found: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(source)?.[0];
  };
  for (;;) {
    at += match(blank)?.length ?? 0;
    if (at >= source.length) break;
    const hit = patterns.map(([kind, pattern]) => ({ kind, raw: match(pattern) })).find(({ raw }) => raw !== undefined);
    if (hit?.raw === undefined) throw syntaxError(source, at, `${JSON.stringify(source.slice(at, at + 1))} has no meaning here`);
    found.push({ kind: hit.kind, text: meaning(hit.kind, hit.raw), start: at, end: at + hit.raw.length });
    at += hit.raw.length;
  }
  return [...found, { kind: "end", text: "the end", start: source.length, end: source.length }];
}

/** PARSE_SYNTAX_ERROR that shows the place. */
export function syntaxError(source: string, at: number, problem: string): VolleyError {
  const from = Math.max(0, at - 60);
  const line = source.slice(from, from + 120).replaceAll(/\s/g, " ");
  return new VolleyError("PARSE_SYNTAX_ERROR", `cannot read the expression: ${problem}, at character ${at + 1}`, {
    where: [line, `${" ".repeat(at - from)}^`],
  });
}

function meaning(kind: Token["kind"], raw: string): string {
  if (kind === "quoted") return raw.slice(1, -1).replaceAll("``", "`");
  if (kind !== "string") return raw;
  if (/^[rR]/.test(raw)) return raw.slice(2, -1);
  const quote = raw[0]!;
  return unescaped(raw.slice(1, -1).replaceAll(quote + quote, quote));
}

const escapes: Readonly<Record<string, string>> = { "0": "\0", b: "\b", n: "\n", r: "\r", t: "\t", Z: "\u001A", "%": "\\%", _: "\\_" };
const escape = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-1][0-7]{2})|([^]))/g;

/** Spark's escapes in string literals: `\n`, `\u0041`, `\101`; `\%` and `\_` stay, for LIKE. */
function unescaped(text: string): string {
  return text.replaceAll(escape, (_, short?: string, long?: string, octal?: string, sign?: string) => {
    if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8));
    const hex = short ?? long;
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return escapes[sign!] ?? sign!;
  });
}
