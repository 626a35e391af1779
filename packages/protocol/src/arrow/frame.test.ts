import { tableFromArrays, tableFromIPC, tableToIPC } from "apache-arrow";
import { describe, expect, it } from "vitest";
import { ArrowFormatError } from "./format-error.ts";
import { countRows, endOfStream, frameLength, ipcStream, readFrames, splitMessage, writeFrame } from "./frame.ts";

const ipc = tableToIPC(tableFromArrays({ a: Int32Array.from({ length: 100 }, (_, i) => i), s: ["x", null, "zz"] }));

describe("frames", () => {
  it("are cut from a foreign stream and written back byte for byte", () => {
    const [schema, ...batches] = [...readFrames(ipc)];
    expect(batches.length).toBeGreaterThan(0);
    expect(Buffer.concat(ipcStream(schema!, batches))).toEqual(Buffer.from(ipc));
  });

  it("are padded when their header is not a multiple of 8 long", () => {
    const [schema, ...batches] = [...readFrames(ipc)];
    const cut = { ...schema!, header: Buffer.concat([schema!.header, Buffer.alloc(4)]) };
    const parts = writeFrame(cut);
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    expect(length).toBe(frameLength(cut));
    expect(length % 8).toBe(0);
    const stream = Buffer.concat([...parts, ...batches.flatMap(writeFrame), endOfStream]);
    expect(tableFromIPC(stream).toArray().map(String)).toEqual(tableFromIPC(ipc).toArray().map(String));
  });

  it("are read without the continuation marker of old writers", () => {
    const old = Buffer.concat(
      [...readFrames(ipc)].map(({ header, body }) => {
        const length = Buffer.alloc(4);
        length.writeInt32LE(header.length);
        return Buffer.concat([length, header, ...body]);
      }),
    );
    expect([...readFrames(old)].length).toBe([...readFrames(ipc)].length);
  });

  it("tell how many rows they bring", () => {
    expect(countRows(ipc)).toBe(100);
    const [schema, ...batches] = [...readFrames(ipc)];
    expect(countRows(Buffer.concat(ipcStream(schema!, [])))).toBe(0);
    expect(countRows(Buffer.concat(ipcStream(schema!, [...batches, ...batches])))).toBe(200);
    for (const broken of [ipc.subarray(0, ipc.length - 20), endOfStream, Buffer.concat(writeFrame(batches[0]!))])
      expect(() => countRows(broken)).toThrow(ArrowFormatError);
  });

  it("end where the bytes end between two messages, or at the marker", () => {
    expect([...readFrames(new Uint8Array(0))]).toEqual([]);
    expect([...readFrames(endOfStream)]).toEqual([]);
  });

  it.each([4, 7, 20, 300, ipc.length - 20])("cut short after %i bytes are refused", (length) => {
    expect(() => [...readFrames(ipc.subarray(0, length))]).toThrow(ArrowFormatError);
  });

  it("of something else are refused", () => {
    expect(() => [...readFrames(Buffer.from("PAR1 this is not Arrow at all, but long enough"))]).toThrow(ArrowFormatError);
    expect(() => splitMessage(Buffer.from("PAR1 this is not Arrow"))).toThrow(ArrowFormatError);
  });

  it("come back from one encapsulated message", () => {
    const batch = [...readFrames(ipc)][1]!;
    expect(splitMessage(new Uint8Array(Buffer.concat(writeFrame(batch))))).toEqual({
      ...batch,
      body: [new Uint8Array(Buffer.concat(batch.body))],
    });
  });
});
