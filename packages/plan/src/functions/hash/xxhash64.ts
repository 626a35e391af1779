import type { DataType } from "../../types/data-type.ts";
import { hashed, hashedInTurn } from "./hash-bits.ts";
import { once } from "../once.ts";

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
const rotated = (a: string, by: number): string => once(a, (v) => `((${v} << ${by}::HUGEINT) & ${low64}) + (${v} >> ${64 - by}::HUGEINT)`);
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

/** The hash, not yet finished, of so many bytes in hexadecimal digits: stripes of 32, then words of 8 bytes, of 4, and single ones. */
function ofBytes(seed: string, hex: string, size: string): string {
  const number = (at: string, bytes: number): string => {
    const digits = Array.from({ length: bytes }, (_, n) => `substr(${hex}, CAST((${at} + ${bytes - 1 - n}) * 2 + 1 AS BIGINT), 2)`);
    return `CAST(CAST('0x' || ${digits.join(" || ")} AS UBIGINT) AS HUGEINT)`;
  };
  const each = (from: string, to: string, value: string): string =>
    `list_transform(range(CAST(${from} AS BIGINT), CAST(${to} AS BIGINT)), lambda i: ${value})`;
  const stripes = each("0", `${size} // 32`, `[${[0, 8, 16, 24].map((n) => number(`i * 32 + ${n}`, 8)).join(", ")}]`);
  const words = each(`${size} // 32 * 4`, `${size} // 8`, number("i * 8", 8));
  const halves = each(`${size} // 8 * 2`, `${size} // 4`, number("i * 4", 4));
  const bytes = each(`${size} // 4 * 4`, size, number("i", 1));
  const start = `CASE WHEN ${size} >= 32 THEN ${fromStripes(seed, stripes)} ELSE ${seed} + ${p5} END`;
  const of8 = `list_reduce(${words}, lambda h, k: ${with8("h", "k")}, ${cut(`${start} + ${size}`)})`;
  const of4 = `list_reduce(${halves}, lambda h, k: ${with4("h", "k")}, ${of8})`;
  return `list_reduce(${bytes}, lambda h, k: ${with1("h", "k")}, ${of4})`;
}

/** Spark's `xxhash64`: XXH64 from seed 42, one argument after the other, nulls left out. Throws DATATYPE_MISMATCH. */
export function xxhash64(args: readonly string[], types: readonly DataType[]): string {
  const reads = args.map((arg, i) => hashed("xxhash64", arg, types[i]!));
  const hash = hashedInTurn(args, reads, "HUGEINT", (h, { x, w, n }) => {
    const start = cut(`${h} + ${p5} + ${n}`);
    const of4 = with4(start, `(${w} & 4294967295)`);
    return finished(`CASE WHEN ${x} IS NOT NULL THEN ${ofBytes(h, x, n)} WHEN ${n} = 4 THEN ${of4} ELSE ${with8(start, cut(w))} END`);
  });
  return `CAST((${hash} + 9223372036854775808::HUGEINT) % 18446744073709551616::HUGEINT - 9223372036854775808::HUGEINT AS BIGINT)`;
}
