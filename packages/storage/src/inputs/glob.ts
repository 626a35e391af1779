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

const wildcard = /[*?{]/;

export function isGlob(address: string): boolean {
  return wildcard.test(address);
}

/**
 * Understands `*` and `?` (not across `/`), `{a,b}` (may be nested), and `**` as a whole path component: any number of
 * folders. A pattern that ends in a folder names everything below it.
 */
export function parseGlob(pattern: string): Glob {
  const prefix = pattern.slice(0, pattern.search(wildcard));
  const trimmed = pattern.replace(/\/+$/, "");
  const regex = new RegExp(`^${translate(trimmed, pattern)}(?:/.*)?$`, "su");
  const base = prefix.slice(0, prefix.lastIndexOf("/") + 1);
  return { prefix, base, hiddenAsked: /^[_.]/.test(prefix.slice(base.length)), matches: (url) => regex.test(url) };
}

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
    i += character.length;
    if (character === "*") out += "[^/]*";
    else if (character === "?") out += "[^/]";
    else if (character === "{") {
      depth++;
      out += "(?:";
    } else if (character === "}" && depth > 0) {
      depth--;
      out += ")";
    } else if (character === "," && depth > 0) out += "|";
    else out += character.replace(/[\\^$.+()[\]{}|/]/u, "\\$&");
  }
  if (depth > 0) throw new StorageError("invalid", pattern, `${pattern} has a "{" without its "}"`);
  return out;
}
