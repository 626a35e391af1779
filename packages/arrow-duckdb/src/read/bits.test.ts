import { assert, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { bitmapLength, copyBits, countZeros, setBits } from "./bits.ts";

const bit = (bytes: Uint8Array, at: number) => (bytes[at >> 3]! >> (at & 7)) & 1;

describe("bits", () => {
  it("are copied and set between any positions and counted", () => {
    assert(
      property(integer({ min: 0, max: 70 }), integer({ min: 0, max: 70 }), integer({ min: 0, max: 200 }), (to, from, count) => {
        const source = Uint8Array.from({ length: 40 }, (_, index) => (index * 89 + from) & 255);
        const target = new Uint8Array(40);
        setBits(target, 0, to);
        copyBits(target, to, source, from, count);
        const expected = Array.from({ length: to + count }, (_, at) => (at < to ? 1 : bit(source, from + at - to)));
        expect(Array.from({ length: to + count }, (_, at) => bit(target, at))).toEqual(expected);
        expect(countZeros(target, to + count)).toBe(expected.filter((value) => value === 0).length);
        expect(target.subarray(bitmapLength(to + count)).every((byte) => byte === 0)).toBe(true);
      }),
    );
  });

  it("are set over whole bytes", () => {
    const target = new Uint8Array(8);
    setBits(target, 3, 50);
    expect(Array.from({ length: 64 }, (_, at) => bit(target, at)).join("")).toBe("0".repeat(3) + "1".repeat(50) + "0".repeat(11));
  });
});
