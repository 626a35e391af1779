import { describe, expect, it } from "vitest";
import { shareOut } from "./share-out.ts";

const outputs = (...bytes: number[]) => bytes.map((each) => ({ bytes: each, rows: each }));

describe("shareOut", () => {
  it("keeps neighbours together and in order, in shares of about equal bytes", () => {
    expect(shareOut(outputs(10, 10, 10, 10), 2)).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(shareOut(outputs(100, 1, 1, 1), 2)).toEqual([[0], [1, 2, 3]]);
  });

  it("makes no more shares than there are outputs, and none of those without rows", () => {
    expect(shareOut(outputs(5, 0, 5), 8)).toEqual([[0], [2]]);
    expect(shareOut(outputs(0, 0), 4)).toEqual([]);
    expect(shareOut([], 4)).toEqual([]);
  });
});
