import { Int64, Table, tableFromArrays, tableToIPC, Utf8, vectorFromArray } from "apache-arrow";
import { describe, expect, it } from "vitest";
import { readLongs } from "./read-longs.ts";

const int64 = (values: (bigint | null)[]) => vectorFromArray(values, new Int64());
const longs = (values: bigint[]) => new Table({ n: int64(values) });

describe("int64 values of an Arrow IPC stream", () => {
  it("are what apache-arrow wrote, over several batches", () => {
    const one = longs([0n, -1n, 2n ** 62n]);
    const two = longs([-(2n ** 63n)]);
    expect(readLongs(tableToIPC(one.concat(two), "stream"))).toEqual([0n, -1n, 2n ** 62n, -(2n ** 63n)]);
  });

  it("are found at any alignment", () => {
    const stream = tableToIPC(longs([7n, 8n]), "stream");
    const shifted = new Uint8Array(stream.length + 3);
    shifted.set(stream, 3);
    expect(readLongs(shifted.subarray(3))).toEqual([7n, 8n]);
  });

  it("are found in a stream of several pieces", () => {
    const stream = tableToIPC(longs([1n, 2n]), "stream");
    expect(readLongs([stream.subarray(0, 11), stream.subarray(11)])).toEqual([1n, 2n]);
  });

  it("are none in a stream without batches or rows", () => {
    expect(readLongs(tableToIPC(longs([]), "stream"))).toEqual([]);
  });

  it("are left to apache-arrow where there are nulls, more columns, other widths or no stream", () => {
    const nulls = new Table({ n: int64([1n, null]) });
    const text = new Table({ n: vectorFromArray(["a"], new Utf8()) });
    const others = [nulls, text, new Table({ a: int64([1n]), b: int64([1n]) }), tableFromArrays({ a: new Int32Array(3) })];
    for (const table of others) expect(readLongs(tableToIPC(table, "stream"))).toBeUndefined();
    expect(readLongs(new Uint8Array(64))).toBeUndefined();
  });
});
