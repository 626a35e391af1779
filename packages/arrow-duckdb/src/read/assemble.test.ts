import { describe, expect, it } from "vitest";
import { planBatch } from "./assemble.ts";
import { nodeStride } from "../native/c-array.ts";
import { layoutOf } from "../arrow/layout.ts";
import { Scratch } from "../native/memory.ts";

describe("planBatch", () => {
  it("refuses a column of more than 2 GiB rather than let its offsets overflow", () => {
    const layout = layoutOf({ fields: [{ name: "s", type: { kind: "utf8", large: false }, nullable: true, children: [] }] });
    const offsets = new Scratch(8);
    offsets.i32.set([0, 2 ** 30]);
    const nodes = new Float64Array(nodeStride);
    nodes.set([1, 0, 0, 0, offsets.address, 0]);
    const slice = { table: { rows: 1, nodes }, start: 0, rows: 1 };
    expect(planBatch(layout, [slice]).length).toBeGreaterThan(2 ** 30);
    expect(() => planBatch(layout, [slice, slice])).toThrow(RangeError);
    expect(offsets.i32[1]).toBe(2 ** 30);
  });
});
