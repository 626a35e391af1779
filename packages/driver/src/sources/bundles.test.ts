import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bundleCount, bundleSizes, mergeSplits, packBundles } from "./bundles.ts";
import type { SplitUnit } from "./splits.ts";

const unit = (url: string, group: number, pieces: number, bytes = 10): SplitUnit => ({
  split: { url, size: 100, etag: "e", partition: [], rowGroups: [group], offset: 0, length: 0, whole: pieces === 1 },
  bytes,
  rows: 1,
  pieces,
});

describe("bundleCount", () => {
  it("is one for what is small", () => {
    expect(bundleCount(0, 8)).toBe(1);
    expect(bundleCount(bundleSizes.small - 1, 8)).toBe(1);
  });

  it("is one a slot for what is quick", () => {
    expect(bundleCount(bundleSizes.small, 4)).toBe(4);
    expect(bundleCount(4 * bundleSizes.quick - 1, 4)).toBe(4);
  });

  it("is two to four a slot, as there is work for", () => {
    expect(bundleCount(4 * bundleSizes.quick, 4)).toBe(8);
    expect(bundleCount(9 * bundleSizes.aim, 4)).toBe(12);
    expect(bundleCount(100 * bundleSizes.aim, 50)).toBe(100);
  });

  it("never lets a task stage more than it may", () => {
    expect(bundleCount(100 * bundleSizes.most, 2)).toBe(100);
    expect(bundleCount(100, 2, 10)).toBe(10);
  });
});

describe("packBundles", () => {
  it("keeps the order, loses nothing, and makes no empty bundle nor more than asked for", () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 12 }), (bytes, count) => {
        const units = bytes.map((size, i) => unit(`s3://b/${i}`, 0, 1, size));
        const bundles = packBundles(units, count);
        expect(bundles.flat()).toEqual(units);
        expect(bundles.length).toBeLessThanOrEqual(count);
        expect(bundles.every((bundle) => bundle.length > 0)).toBe(true);
      }),
    );
  });

  it("balances equal units", () => {
    const units = Array.from({ length: 12 }, (_, i) => unit("s3://b/x", i, 12));
    expect(packBundles(units, 4).map((bundle) => bundle.length)).toEqual([3, 3, 3, 3]);
  });

  it("gives a large unit a bundle of its own", () => {
    const units = [unit("a", 0, 1, 1), unit("b", 0, 1, 1000), unit("c", 0, 1, 1)];
    expect(packBundles(units, 3).some((bundle) => bundle.length === 1 && bundle[0]!.split.url === "b")).toBe(true);
  });
});

describe("mergeSplits", () => {
  it("joins row groups of one object, and knows when they are all", () => {
    expect(mergeSplits([unit("a", 0, 3), unit("a", 1, 3), unit("b", 0, 2), unit("b", 1, 2)])).toMatchObject([
      { url: "a", partition: [], rowGroups: [0, 1], whole: false },
      { url: "b", partition: [], rowGroups: [0, 1], whole: true },
    ]);
  });

  it("leaves pieces of text apart", () => {
    const piece = (offset: number): SplitUnit => ({
      split: { url: "a", size: 100, etag: "e", partition: [], rowGroups: [], offset, length: 50, whole: false },
      bytes: 50,
      rows: undefined,
      pieces: 2,
    });
    expect(mergeSplits([piece(0), piece(50)])).toHaveLength(2);
  });
});
