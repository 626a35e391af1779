import { VolleyError } from "../../errors.ts";
import { literally } from "./regex-text.ts";

/** Java's classes that RE2 spells otherwise or does not have, as what stands between brackets. */
const classes: Readonly<Record<string, string>> = {
  h: "\\t \\x{a0}\\x{1680}\\x{180e}\\x{2000}-\\x{200a}\\x{202f}\\x{205f}\\x{3000}",
  v: "\\n\\x0b\\f\\r\\x{85}\\x{2028}\\x{2029}",
  s: "\\s\\x0b",
};
const posix = ["Lower", "Upper", "Alpha", "Digit", "Alnum", "Punct", "Graph", "Print", "Blank", "Cntrl", "XDigit", "Space"];
const lineBreak = "\\n\\r\\x{85}\\x{2028}\\x{2029}";

/**
 * A pattern of java.util.regex, as Spark takes it, in RE2's words, as DuckDB takes it: named groups, `\h` `\v` `\R` `\uXXXX`, POSIX
 * classes, and `.`, which stops at every line terminator. Throws UNSUPPORTED_FEATURE for what RE2 cannot do in linear time (look-around,
 * back-references, possessive and atomic groups) and for set operations inside brackets.
 */
export function fromJavaRegex(pattern: string): string {
  let result = "";
  let brackets = false;
  const dotAll = /\(\?[a-z]*s[a-z]*[):]/.test(pattern);
  for (let i = 0; i < pattern.length; ) {
    const rest = pattern.slice(i);
    const [taken, text] = brackets ? inBrackets(rest, pattern) : outside(rest, pattern, dotAll);
    if (text === "[" || text === "[^") brackets = true;
    else if (brackets && taken === "]") brackets = false;
    result += text;
    i += taken.length;
  }
  return result;
}

type Step = readonly [taken: string, text: string];

function outside(rest: string, pattern: string, dotAll: boolean): Step {
  if (rest[0] === "\\") return escape(rest, pattern, false);
  if (rest[0] === "[") {
    const open = rest.startsWith("[^") ? "[^" : "[";
    return [open, open];
  }
  if (rest[0] === "." && !dotAll) return [".", `[^${lineBreak}]`];
  if (/^\(\?(?:[=!>]|<[=!])/.test(rest)) throw refused(pattern, "look-around and atomic groups");
  const name = /^\(\?<(?=[a-zA-Z])/.exec(rest);
  if (name) return [name[0], "(?P<"];
  if (/^(?:[*+?]|\{\d+(?:,\d*)?\})\+/.test(rest)) throw refused(pattern, "possessive quantifiers");
  const counted = /^\{(\d+)(?:,(\d*))?\}/.exec(rest);
  if (counted && Math.max(Number(counted[1]), Number(counted[2] ?? 0)) > 1000) throw refused(pattern, "repetitions beyond 1000");
  const flags = /^\(\?([a-zA-Z-]+)[):]/.exec(rest);
  if (flags && /[xdUu]/.test(flags[1]!)) throw refused(pattern, `the flags "${flags[1]}"`);
  return [rest[0]!, rest[0]!];
}

function inBrackets(rest: string, pattern: string): Step {
  if (rest[0] === "\\") return escape(rest, pattern, true);
  if (rest[0] === "[" || rest.startsWith("&&")) throw refused(pattern, "set operations inside brackets");
  return [rest[0]!, rest[0]!];
}

function escape(rest: string, pattern: string, brackets: boolean): Step {
  const quoted = /^\\Q([^]*?)(?:\\E|$)/.exec(rest);
  if (quoted) return [quoted[0], literally(quoted[1]!)];
  const unicode = /^\\u([0-9a-fA-F]{4})/.exec(rest);
  if (unicode) return [unicode[0], `\\x{${unicode[1]}}`];
  const named = /^\\([pP])\{(?:Is)?(\w+)\}/.exec(rest);
  if (named) return property(named[0], named[1] === "P", named[2]!, brackets, pattern);
  const letter = rest[1] ?? "";
  if (/[1-9k]/.test(letter)) throw refused(pattern, "back-references");
  if (/[GXNcZ]/.test(letter)) throw refused(pattern, `"\\${letter}"`);
  const taken = rest.slice(0, 2);
  if (letter === "R" && !brackets) return [taken, `(?:\\r\\n|[${classes["v"]}])`];
  if (letter === "e") return [taken, "\\x1b"];
  const set = classes[letter.toLowerCase()];
  if (set === undefined) return [taken, taken];
  if (letter === letter.toLowerCase()) return [taken, brackets ? set : `[${set}]`];
  if (brackets) throw refused(pattern, `"\\${letter}" inside brackets`);
  return [taken, `[^${set}]`];
}

function property(taken: string, negated: boolean, name: string, brackets: boolean, pattern: string): Step {
  if (posix.includes(name)) {
    const set = `[:${negated ? "^" : ""}${name.toLowerCase()}:]`;
    return [taken, brackets ? set : `[${set}]`];
  }
  if (/^java/.test(name)) throw refused(pattern, `the class ${name}`);
  return [taken, `\\${negated ? "P" : "p"}{${name === "Alphabetic" ? "L" : name}}`];
}

/** A replacement of java.util.regex (`$1`, `\$`) in RE2's words (`\1`). Throws for named groups and groups beyond 9. */
export function fromJavaReplacement(replacement: string): string {
  return replacement.replaceAll(/\\([^])|\$(\d|\{)?|\\$/g, (whole: string, escaped: string | undefined, group: string | undefined) => {
    if (escaped !== undefined) return escaped === "\\" ? "\\\\" : escaped;
    if (group === undefined || group === "{")
      throw new VolleyError("UNSUPPORTED_FEATURE", `the replacement "${replacement}" has "${whole}", which names no group by its number`, {
        hints: ['write "\\\\$" for a dollar sign'],
      });
    return `\\${group}`;
  });
}

const withoutClasses = (pattern: string): string => pattern.replaceAll(/\\[^]|\[\^?\]?(?:\\[^]|[^\]\\])*\]/g, "");

/** Whether every bracket of a pattern has its fellow. */
export function isBalanced(pattern: string): boolean {
  let depth = 0;
  for (const sign of withoutClasses(pattern.replaceAll(/\\Q[^]*?(?:\\E|$)/g, ""))) {
    if (sign === "[") return false;
    depth += sign === "(" ? 1 : sign === ")" ? -1 : 0;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** How many groups a pattern captures. */
export function groupCount(pattern: string): number {
  return withoutClasses(pattern).match(/\((?!\?)|\(\?P?</g)?.length ?? 0;
}

function refused(pattern: string, what: string): VolleyError {
  return new VolleyError(
    "UNSUPPORTED_FEATURE",
    `the pattern ${JSON.stringify(pattern)} uses ${what}, which Volley's engine (RE2) does not have`,
    {
      hints: ["rewrite the pattern, or match in two steps"],
    },
  );
}
