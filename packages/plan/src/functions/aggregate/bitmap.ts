import { aggregate } from "./rules.ts";
import type { FunctionTable } from "../definition.ts";
import { always, raise } from "../rules.ts";

const bits = 32_768;
const none = `CAST(repeat('0', ${bits}) AS BIT)`;
const outside = raise("INVALID_BITMAP_POSITION", `a bitmap has the bits 0 to ${bits - 1}`);
/** Bytes as 32,768 bits, those that are missing as zeros. */
const bitmap = (bytes: string): string => `CAST(unhex(rpad(hex(${bytes}), ${bits / 4}, '0')) AS BIT)`;

/** Sets of numbers as bitmaps of 4,096 bytes; the first bit is the last of its byte. */
export const bitmaps: FunctionTable = {
  bitmap_construct_agg: aggregate({
    inputs: ["long"],
    type: always("binary"),
    calls: ([a]) => [
      `bitstring_agg(CASE WHEN ${a} BETWEEN 0 AND ${bits - 1} THEN xor(${a}, 7) WHEN ${a} IS NOT NULL THEN ${outside} END, 0, ${bits - 1})`,
    ],
    value: ([set]) => `CAST(coalesce(${set}, ${none}) AS BLOB)`,
    neverNull: true,
    doc: "The bitmap of bit positions, as bitmap_bit_position gives them.",
  }),
  bitmap_or_agg: aggregate({
    inputs: ["binary"],
    type: always("binary"),
    calls: ([a]) => [`bit_or(${bitmap(a!)})`],
    value: ([set]) => `CAST(coalesce(${set}, ${none}) AS BLOB)`,
    neverNull: true,
    doc: "The bits that one of the bitmaps has.",
  }),
  bitmap_and_agg: aggregate({
    inputs: ["binary"],
    type: always("binary"),
    calls: ([a]) => [`bit_and(${bitmap(a!)})`],
    value: ([set]) => `CAST(coalesce(${set}, ~${none}) AS BLOB)`,
    neverNull: true,
    doc: "The bits that all bitmaps have; all of them where there is no bitmap.",
  }),
};
