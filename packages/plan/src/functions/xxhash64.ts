import type { DataType } from "../types/data-type.ts";
import { hashed } from "./hash-bits.ts";
import { once } from "./once.ts";

/** 64-bit words are held as non-negative HUGEINT, the primes with their signs: no product leaves 128 bits. */
const low64 = "18446744073709551615::HUGEINT";
const [p1, p2, p3, p4, p5] = [
  "-7046029288634856825",
  "-4417276706812531889",
  "1609587929392839161",
  "-8796714831421723037",
  "2870177450012600261",
].map((prime) => `(${prime})::HUGEINT`);

const cut = (a: string): string => `((${a}) & ${low64})`;
/** Rotates 64 bits without reading the value twice: all ones and zero stay what they are. */
const rotated = (a: string, by: number): string => `((${a} * ${2n ** BigInt(by)} - 1) % ${low64} + 1)`;
const xor = (a: string, b: string): string => `xor(${a}, ${b})`;
const folded = (h: string, by: number): string => once(h, (v) => `xor(${v}, ${v} >> ${by}::HUGEINT)`);

const lane = (h: string, word: string): string => cut(`${rotated(cut(`${h} + ${word} * ${p2}`), 31)} * ${p1}`);
const scrambled = (word: string): string => cut(`${rotated(cut(`${word} * ${p2}`), 31)} * ${p1}`);
const with8 = (h: string, word: string): string => cut(`${rotated(xor(h, scrambled(word)), 27)} * ${p1} + ${p4}`);
const with4 = (h: string, word: string): string => cut(`${rotated(xor(h, cut(`${word} * ${p1}`)), 23)} * ${p2} + ${p3}`);
const with1 = (h: string, byte: string): string => cut(`${rotated(xor(h, cut(`${byte} * ${p5}`)), 11)} * ${p1}`);
const finished = (h: string): string => folded(cut(`${folded(cut(`${folded(h, 33)} * ${p2}`), 29)} * ${p3}`), 32);

/** The start from stripes of 32 bytes: four lanes, then brought together. */
function fromStripes(seed: string, stripes: string): string {
  const first = `[${cut(`${seed} + ${p1} + ${p2}`)}, ${cut(`${seed} + ${p2}`)}, ${seed}, ${cut(`${seed} - ${p1}`)}]`;
  const lanes = `list_reduce(${stripes}, lambda s, x: [${[1, 2, 3, 4].map((n) => lane(`s[${n}]`, `x[${n}]`)).join(", ")}], ${first})`;
  return once(lanes, (v) => {
    const sum = [1, 7, 12, 18].map((by, n) => rotated(`${v}[${n + 1}]`, by)).join(" + ");
    return `list_reduce(${v}, lambda h, w: ${cut(`${xor("h", scrambled("w"))} * ${p1} + ${p4}`)}, ${cut(sum)})`;
  });
}

const noWords = "CAST([] AS HUGEINT[])";
const noStripes = "CAST([] AS HUGEINT[][])";

/** A value's stripes and what follows them: words of 8 bytes, of 4, and bytes. */
function partOf(value: string, type: DataType): string {
  const read = hashed("xxhash64", value, type);
  const part = (stripes: string, eights: string, fours: string, ones: string, size: string): string =>
    `CASE WHEN ${value} IS NOT NULL THEN {'p': ${stripes}, 'w': ${eights}, 'i': ${fours}, 'b': ${ones}, 'n': CAST(${size} AS HUGEINT)} END`;
  if (read.width !== "any") {
    if (read.width === 8) return part(noStripes, `[${cut(`CAST(${read.value} AS HUGEINT)`)}]`, noWords, noWords, "8");
    return part(noStripes, noWords, `[CAST(${read.value} & 4294967295 AS HUGEINT)]`, noWords, "4");
  }
  return once(`hex(${read.bytes})`, (h) => {
    const size = `(length(${h}) // 2)`;
    const number = (at: string, bytes: number): string => {
      const digits = Array.from({ length: bytes }, (_, n) => `substr(${h}, (${at} + ${bytes - 1 - n}) * 2 + 1, 2)`);
      return `CAST(CAST('0x' || ${digits.join(" || ")} AS UBIGINT) AS HUGEINT)`;
    };
    const striped = `${size} // 32 * 32`;
    return part(
      `list_transform(range(0, ${size} // 32), lambda i: [${[0, 8, 16, 24].map((n) => number(`i * 32 + ${n}`, 8)).join(", ")}])`,
      `list_transform(range(0, ${size} % 32 // 8), lambda i: ${number(`${striped} + i * 8`, 8)})`,
      `list_transform(range(0, ${size} % 8 // 4), lambda i: ${number(`${size} // 8 * 8`, 4)})`,
      `list_transform(range(${size} // 4 * 4, ${size}), lambda i: ${number("i", 1)})`,
      size,
    );
  });
}

/** Spark's `xxhash64`: XXH64 from seed 42, one argument after the other, nulls left out. Throws DATATYPE_MISMATCH. */
export function xxhash64(args: readonly string[], types: readonly DataType[]): string {
  const parts = args.flatMap((arg, i) => (types[i]!.kind === "null" ? [] : [partOf(arg, types[i]!)]));
  if (parts.length === 0) return "CAST(42 AS BIGINT)";
  const start = `CASE WHEN part.n >= 32 THEN ${fromStripes("state.n", "part.p")} ELSE state.n + ${p5} END`;
  const eights = `list_reduce(part.w, lambda h, k: ${with8("h", "k")}, ${cut(`${start} + part.n`)})`;
  const fours = `list_reduce(part.i, lambda h, k: ${with4("h", "k")}, ${eights})`;
  const ones = `list_reduce(part.b, lambda h, k: ${with1("h", "k")}, ${fours})`;
  const empty = (n: string): string => `{'p': ${noStripes}, 'w': ${noWords}, 'i': ${noWords}, 'b': ${noWords}, 'n': ${n}}`;
  const step = `CASE WHEN part IS NULL THEN state ELSE ${empty(finished(ones))} END`;
  const hash = `list_reduce([${parts.join(", ")}], lambda state, part: ${step}, ${empty("CAST(42 AS HUGEINT)")}).n`;
  return `CAST((${hash} + 9223372036854775808::HUGEINT) % 18446744073709551616::HUGEINT - 9223372036854775808::HUGEINT AS BIGINT)`;
}
