import type { DataType } from "../types/data-type.ts";
import { hashed } from "./hash-bits.ts";
import { once } from "./once.ts";

const low32 = 4294967295;
const product = (a: string, factor: number): string => `((${a} * ${factor}) & ${low32})`;
/** Rotates 32 bits without reading the value twice: all ones and zero stay what they are. */
const rotated = (a: string, by: number): string => `((${a} * ${2 ** by} - 1) % ${low32} + 1)`;

const mixedWord = (k: string): string => product(rotated(product(k, -862048943), 15), 461845907);
const mixed = (h: string, k: string): string => `((${rotated(`xor(${h}, ${mixedWord(k)})`, 13)} * 5 + 3864292196) & ${low32})`;
const shiftedIn = (h: string, by: number): string => once(h, (v) => `xor(${v}, ${v} >> ${by})`);
const finished = (h: string, bytes: string): string =>
  shiftedIn(product(shiftedIn(product(shiftedIn(`xor(${h}, ${bytes})`, 16), -2048144789), 13), -1028477387), 16);

/** A text's 32-bit words, the lower byte first, then its last bytes each as a word with its sign. */
function wordsOfBytes(bytes: string): string {
  return once(`hex(${bytes})`, (h) => {
    const byte = (at: string): string => `substr(${h}, ${at}, 2)`;
    const word = `CAST('0x' || ${[6, 4, 2, 0].map((n) => byte(`8 * i + ${n + 1}`)).join(" || ")} AS BIGINT)`;
    const last = `(CAST('0x' || ${byte("2 * i + 1")} AS BIGINT) + 128) % 256 + 4294967168`;
    const size = `(length(${h}) // 2)`;
    return `list_concat(list_transform(range(0, ${size} // 4), lambda i: ${word}), list_transform(range(${size} // 4 * 4, ${size}), lambda i: (${last}) & ${low32}))`;
  });
}

/** The words of a value, and the number of its bytes. */
function wordsOf(value: string, type: DataType): readonly [words: string, bytes: string] {
  const read = hashed("hash", value, type);
  if (read.width === "any") return [wordsOfBytes(read.bytes), read.size];
  if (read.width === 4) return [`[${read.value} & ${low32}]`, "4"];
  return [once(read.value, (v) => `[${v} & ${low32}, (${v} >> 32) & ${low32}]`), "8"];
}

/** Spark's `hash`: Murmur3 of 32 bits from seed 42, one argument after the other, nulls left out. Throws DATATYPE_MISMATCH. */
export function murmur3(args: readonly string[], types: readonly DataType[]): string {
  const parts = args.flatMap((arg, i) => {
    const type = types[i]!;
    if (type.kind === "null") return [];
    const [words, bytes] = wordsOf(arg, type);
    return [`{'w': CASE WHEN ${arg} IS NOT NULL THEN ${words} END, 'n': CAST(${bytes} AS BIGINT)}`];
  });
  if (parts.length === 0) return "42";
  const words = `list_reduce(part.w, lambda h, k: ${mixed("h", "k")}, state.n)`;
  const step = `CASE WHEN part.w IS NULL THEN state ELSE {'w': part.w, 'n': ${finished(words, "part.n")}} END`;
  const hash = `list_reduce([${parts.join(", ")}], lambda state, part: ${step}, {'w': CAST(NULL AS BIGINT[]), 'n': CAST(42 AS BIGINT)}).n`;
  return `CAST((${hash} + 2147483648) % 4294967296 - 2147483648 AS INTEGER)`;
}
