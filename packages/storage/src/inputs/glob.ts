import { StorageError } from "../errors.ts";

/** A path pattern taken apart. */
export interface Glob {
  /** The part before the first wildcard: what has to be listed. */
  readonly prefix: string;
  /** The folders that are named without wildcards, with a slash at the end. */
  readonly base: string;
  /** Whether the first name with a wildcard asks for hidden names (`_x*`). */
  readonly hiddenAsked: boolean;
  /** Whether the pattern names this object, or a folder above it. */
  matches(url: string): boolean;
}

/** A character that a backslash takes its meaning from, and then the first that has one. */
const escaped = /\\([*?{}[\],\\])/g;
const plain = /^(?:\\[*?{}[\],\\]|[^*?{[])*/;

/** Whether an address has a wildcard that no backslash stands before. */
export function isGlob(address: string): boolean {
  return plain.exec(address)![0].length < address.length;
}

/** What an address without wildcards names: `a\*b` is the object `a*b`. */
export function unescapeGlob(address: string): string {
  return address.replace(escaped, "$1");
}

/**
 * Understands `*` and `?` (not across `/`), `[abc]`, `[a-c]` and `[^a]`, `{a,b}` (may be nested), and `**` as a whole path component:
 * any number of folders. A backslash before such a sign takes its meaning away, as in Hadoop. A pattern that ends in a folder names
 * everything below it.
 */
export function parseGlob(pattern: string): Glob {
  const prefix = unescapeGlob(plain.exec(pattern)![0]);
  const regex = new RegExp(`^${translate(pattern.replace(/\/+$/, ""), pattern)}(?:/.*)?$`, "su");
  const base = prefix.slice(0, prefix.lastIndexOf("/") + 1);
  return { prefix, base, hiddenAsked: /^[_.]/.test(prefix.slice(base.length)), matches: (url) => regex.test(url) };
}

/** Whether a name matches a pattern without folders: Spark's `pathGlobFilter`. */
export function nameMatcher(pattern: string): (name: string) => boolean {
  const regex = new RegExp(`^${translate(pattern, pattern)}$`, "su");
  return (name) => regex.test(name);
}

const characterClass = /^\[([!^]?)((?:\\.|[^\]\\])+)\]/su;

function translate(text: string, pattern: string): string {
  let out = "";
  let depth = 0;
  for (let i = 0; i < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(i) as number);
    const folders = /^\*\*(?:\/|$)/.exec(text.slice(i));
    if (folders !== null && (i === 0 || text[i - 1] === "/")) {
      out += folders[0] === "**" ? ".*" : "(?:[^/]+/)*";
      i += folders[0].length;
      continue;
    }
    const set = characterClass.exec(text.slice(i));
    if (set !== null) {
      out += `[${set[1] === "" ? "" : "^"}${set[2]!.replace(/[[&~^]/g, "\\$&")}]`;
      i += set[0].length;
      continue;
    }
    i += character.length;
    if (character === "\\" && i < text.length) {
      const next = String.fromCodePoint(text.codePointAt(i) as number);
      out += literal(next);
      i += next.length;
    } else if (character === "*") out += "[^/]*";
    else if (character === "?") out += "[^/]";
    else if (character === "{") {
      depth++;
      out += "(?:";
    } else if (character === "}" && depth > 0) {
      depth--;
      out += ")";
    } else if (character === "," && depth > 0) out += "|";
    else out += literal(character);
  }
  if (depth > 0) throw new StorageError("invalid", pattern, `${pattern} has a "{" without its "}"`);
  return out;
}

function literal(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/]/u, "\\$&");
}
