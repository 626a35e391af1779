import type { DataType } from "../../types/data-type.ts";
import { hashed, hashedInTurn } from "./hash-bits.ts";
import { once } from "../once.ts";

const low32 = 4294967295;
const product = (a: string, factor: number): string => `((${a} * ${factor}) & ${low32})`;
/** Rotates 32 bits without reading the value twice: all ones and zero stay what they are. */
const rotated = (a: string, by: number): string => `((${a} * ${2 ** by} - 1) % ${low32} + 1)`;

const mixedWord = (k: string): string => product(rotated(product(k, -862048943), 15), 461845907);
const mixed = (h: string, k: string): string => `((${rotated(`xor(${h}, ${mixedWord(k)})`, 13)} * 5 + 3864292196) & ${low32})`;
const shiftedIn = (h: string, by: number): string => once(h, (v) => `xor(${v}, ${v} >> ${by})`);
const finished = (h: string, bytes: string): string =>
  shiftedIn(product(shiftedIn(product(shiftedIn(`xor(${h}, ${bytes})`, 16), -2048144789), 13), -1028477387), 16);

/** The 32-bit words of bytes in hexadecimal digits, the lower byte first, then the last bytes each as a word with its sign. */
function wordsOf(hex: string): string {
  const byte = (at: string): string => `substr(${hex}, ${at}, 2)`;
  const word = `CAST('0x' || ${[6, 4, 2, 0].map((n) => byte(`8 * i + ${n + 1}`)).join(" || ")} AS BIGINT)`;
  const last = `(CAST('0x' || ${byte("2 * i + 1")} AS BIGINT) + 128) % 256 + 4294967168`;
  const size = `(length(${hex}) // 2)`;
  return `list_concat(list_transform(range(0, ${size} // 4), lambda i: ${word}), list_transform(range(${size} // 4 * 4, ${size}), lambda i: (${last}) & ${low32}))`;
}

/** Spark's `hash`: Murmur3 of 32 bits from seed 42, one argument after the other, nulls left out. Throws DATATYPE_MISMATCH. */
export function murmur3(args: readonly string[], types: readonly DataType[]): string {
  const reads = args.map((arg, i) => hashed("hash", arg, types[i]!));
  const hash = hashedInTurn(args, reads, "BIGINT", (h, { x, w, n }) => {
    const low = mixed(h, `(${w} & ${low32})`);
    const words = `list_reduce(${wordsOf(x)}, lambda h, k: ${mixed("h", "k")}, ${h})`;
    return finished(
      `CASE WHEN ${x} IS NOT NULL THEN ${words} WHEN ${n} = 4 THEN ${low} ELSE ${mixed(low, `((${w} >> 32) & ${low32})`)} END`,
      n,
    );
  });
  return `CAST((${hash} + 2147483648) % 4294967296 - 2147483648 AS INTEGER)`;
}
