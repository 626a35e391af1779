import type { QuoteRule } from "./csv-dialect.ts";

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
/** Bytes remembered of what was fed before: enough for a delimiter and the spaces between it and a quote. */
const LOOK_BACK = 64;
const BY_HAND = 128;

/**
 * Follows the quotes of a CSV file from its first byte on and finds record ends. A quote opens a quoted field only at a
 * field's beginning (after a delimiter or a line end, and spaces); anywhere else outside one it is text. Inside, only the quote
 * that is not escaped or doubled closes it.
 */
export class RecordScanner {
  readonly #rule: QuoteRule;
  #inside = false;
  /** Inside, the last byte seen was a quote that may close the field or be the first of a doubled one. */
  #quoteOpen = false;
  #skipNext = false;
  #before: Uint8Array = Uint8Array.of(NEWLINE);

  constructor(rule: QuoteRule) {
    this.#rule = rule;
  }

  /**
   * Takes the next chunk. Returns the positions in it after which a record has ended and which are the first ones at
   * or after each of the `wanted` positions (ascending); a record end counts as its position + 1.
   */
  feed(chunk: Uint8Array, wanted: readonly number[]): number[] {
    const ends: number[] = [];
    let target = 0;
    let at = 0;
    const passed = (from: number, to: number): void => {
      while (target < wanted.length && (wanted[target] as number) <= to) {
        const end = chunk.indexOf(NEWLINE, Math.max(from, (wanted[target] as number) - 1, ends.at(-1) ?? 0));
        if (end === -1 || end >= to) return;
        ends.push(end + 1);
        while (target < wanted.length && (wanted[target] as number) <= end + 1) target++;
      }
    };
    while (at < chunk.length) {
      if (this.#inside) at = this.#closing(chunk, at);
      else {
        const open = this.#opening(chunk, at);
        passed(at, open);
        this.#inside = open < chunk.length;
        at = open + 1;
      }
    }
    this.#before = Buffer.concat([this.#before, chunk.subarray(-LOOK_BACK)]).subarray(-LOOK_BACK);
    return ends;
  }

  /** Where a quoted field opens, from `at` on; the chunk's length if none does. */
  #opening(chunk: Uint8Array, at: number): number {
    let quote = find(chunk, this.#rule.quote, at);
    while (quote < chunk.length && !this.#beginsField(chunk, quote)) quote = find(chunk, this.#rule.quote, quote + 1);
    return quote;
  }

  #beginsField(chunk: Uint8Array, quote: number): boolean {
    for (let at = quote - 1; ; at--) {
      if (this.#endsField(chunk, at)) return true;
      // DuckDB takes ` "x"` for a quoted field too.
      if (this.#byteAt(chunk, at) !== SPACE) return false;
    }
  }

  #endsField(chunk: Uint8Array, at: number): boolean {
    const byte = this.#byteAt(chunk, at);
    if (byte === NEWLINE || byte === RETURN) return true;
    const { delimiter } = this.#rule;
    const last = delimiter.length - 1;
    for (let i = 0; i <= last; i++) if (this.#byteAt(chunk, at - i) !== delimiter[last - i]) return false;
    return true;
  }

  #byteAt(chunk: Uint8Array, at: number): number | undefined {
    return at >= 0 ? chunk[at] : this.#before[this.#before.length + at];
  }

  /** The position from which on the text is outside again; the chunk's length if the field goes on. */
  #closing(chunk: Uint8Array, at: number): number {
    const { quote, escape } = this.#rule;
    let from = at;
    if (this.#skipNext) {
      this.#skipNext = false;
      from++;
    }
    if (this.#quoteOpen) {
      this.#quoteOpen = false;
      if (chunk[from] !== quote) return this.#leave(from);
      from++;
    }
    let nextEscape = escape === quote ? chunk.length : -1;
    let nextQuote = -1;
    for (;;) {
      if (nextEscape < from) nextEscape = find(chunk, escape, from);
      if (nextQuote < from) nextQuote = find(chunk, quote, from);
      if (nextEscape < nextQuote) {
        this.#skipNext = nextEscape + 1 === chunk.length;
        from = nextEscape + 2;
      } else if (nextQuote === chunk.length) return chunk.length;
      else if (escape !== quote) return this.#leave(nextQuote + 1);
      else if (nextQuote + 1 === chunk.length) {
        this.#quoteOpen = true;
        return chunk.length;
      } else if (chunk[nextQuote + 1] === quote) from = nextQuote + 2;
      else return this.#leave(nextQuote + 1);
    }
  }

  #leave(at: number): number {
    this.#inside = false;
    return at;
  }
}

/**
 * Where a byte is next; the chunk's length if nowhere. Near ones are found by hand: a call of `indexOf` costs as much
 * as looking at about a hundred bytes.
 */
function find(chunk: Uint8Array, byte: number, from: number): number {
  const near = Math.min(from + BY_HAND, chunk.length);
  for (let at = from; at < near; at++) if (chunk[at] === byte) return at;
  const found = near < chunk.length ? chunk.indexOf(byte, near) : -1;
  return found === -1 ? chunk.length : found;
}
