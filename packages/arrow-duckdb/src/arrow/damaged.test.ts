import { ArrowFormatError, readFrames } from "@volley/protocol/arrow";
import { tableFromArrays, tableToIPC } from "apache-arrow";
import { expect, it } from "vitest";
import { decodeBatchHeader } from "./ipc-batch.ts";
import { decodeSchema } from "./ipc-schema.ts";

it("damaged messages are refused, whatever their bytes are", () => {
  const ipc = tableToIPC(tableFromArrays({ a: Int32Array.from({ length: 100 }, (_, i) => i), s: ["x", null, "zz"] }));
  for (let seed = 1; seed < 200; seed++) {
    const noise = Uint8Array.from(ipc);
    for (let at = seed; at < noise.length; at += 37) noise[at] = (noise[at]! * 31 + seed) & 255;
    try {
      for (const frame of readFrames(noise)) {
        decodeSchema(frame);
        decodeBatchHeader(frame);
      }
    } catch (error) {
      expect(error).toBeInstanceOf(ArrowFormatError);
    }
  }
});
