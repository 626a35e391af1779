import { join } from "node:path";
import fc from "fast-check";
import protobuf from "protobufjs";
import { describe, expect, it } from "vitest";
import { WireFormatError } from "../errors.ts";
import { FlightData } from "../messages/flight.ts";
import { decodeFlightData, encodeFlightData, flightDataParts } from "./flight-data.ts";
import { scattered } from "./scatter.ts";

const root = new protobuf.Root().loadSync(join(import.meta.dirname, "../../../../proto/arrow/flight.proto"));
const oracle = root.lookupType("arrow.flight.protocol.FlightData");

const bytes = (maxLength: number): fc.Arbitrary<Uint8Array> => fc.uint8Array({ minLength: 0, maxLength });
const message = fc
  .record({ header: bytes(300), appMetadata: bytes(200), body: fc.array(bytes(500), { maxLength: 4 }), align: fc.boolean() })
  .map((parts) => ({ ...parts, bodyLength: parts.body.reduce((sum, part) => sum + part.length, 0) }));

const joined = (parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

/** What gRPC does with a serialized message, on both ends of 1.14.7. */
function framed(serialized: Uint8Array): Buffer {
  const frame = Buffer.allocUnsafe(serialized.byteLength + 5);
  (serialized as Buffer).copy(frame, 5);
  return frame;
}

describe("FlightData", () => {
  it("is what protobuf makes of it", () => {
    fc.assert(
      fc.property(message, ({ align: _, ...value }) => {
        const { parts, length } = flightDataParts(value);
        const expected = FlightData.encode({ dataHeader: value.header, appMetadata: value.appMetadata, dataBody: joined(value.body) });
        expect(joined(parts)).toEqual(new Uint8Array(expected));
        expect(length).toBe(expected.length);
      }),
    );
  });

  it("goes through gRPC's frame unchanged, and is read without a copy", () => {
    fc.assert(
      fc.property(message, (value) => {
        const frame = framed(encodeFlightData(value));
        const decoded = decodeFlightData(frame.subarray(5));
        expect(decoded.header).toEqual(value.header);
        expect(joined(decoded.body)).toEqual(joined(value.body));
        expect(decoded.bodyLength).toBe(value.bodyLength);
        for (const part of decoded.body) expect(part.buffer).toBe(frame.buffer);
        if (!value.align) expect(decoded.appMetadata).toEqual(value.appMetadata);
        const theirs = oracle.toObject(oracle.decode(frame.subarray(5)), { defaults: true, bytes: Uint8Array }) as { dataBody: Uint8Array };
        expect(new Uint8Array(theirs.dataBody)).toEqual(joined(value.body));
      }),
    );
  });

  it("puts aligned bodies at a multiple of eight bytes, whatever the lengths", () => {
    for (let header = 0; header < 300; header += 1) {
      for (const bodyLength of [1, 8, 127, 128, 16_383, 16_384, 1 << 21]) {
        const { parts, length } = flightDataParts({ header: new Uint8Array(header), body: [], bodyLength, align: true });
        const before = 5 + length - bodyLength;
        expect(before % 8).toBe(0);
        expect(parts.reduce((sum, part) => sum + part.length, 0)).toBe(length - bodyLength);
        // An empty field would be dropped by whoever encodes the message again.
        for (const part of parts) expect(part.length).toBeGreaterThan(0);
      }
    }
  });

  it("skips unknown fields and the descriptor", () => {
    const foreign = oracle
      .encode({ flightDescriptor: { type: 1, path: ["a"] }, dataHeader: Buffer.from([1]), dataBody: Buffer.from([2, 3]) })
      .finish();
    const unknown = Buffer.concat([Buffer.from([0x28, 0x96, 0x01, 0x35, 1, 2, 3, 4, 0x39, 1, 2, 3, 4, 5, 6, 7, 8]), foreign]);
    const { header, body } = decodeFlightData(unknown);
    expect([...header]).toEqual([1]);
    expect([...body[0]!]).toEqual([2, 3]);
  });

  it("refuses messages that are cut short", () => {
    const whole = joined(flightDataParts({ header: new Uint8Array(20), body: [new Uint8Array(500)], bodyLength: 500 }).parts);
    for (const length of [1, 10, 21, 23, 24, 25, whole.length - 1]) {
      expect(() => decodeFlightData(whole.subarray(0, length))).toThrow(WireFormatError);
    }
    expect(() => decodeFlightData(new Uint8Array([0x12, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]))).toThrow(
      WireFormatError,
    );
    expect(() => decodeFlightData(new Uint8Array([0x13]))).toThrow(WireFormatError);
  });
});

describe("scattered bytes", () => {
  const parts = [new Uint8Array([1, 2]), new Uint8Array(), new Uint8Array([3])];

  it("equal their concatenation, directly and by the fallback", () => {
    for (const direct of [true, false]) {
      const bytesLike = scattered(parts, 3, direct);
      expect(bytesLike.length).toBe(3);
      expect(bytesLike.byteLength).toBe(3);
      expect([...framed(bytesLike).subarray(5)]).toEqual([1, 2, 3]);
    }
    expect(scattered(parts, 3, false)).toBeInstanceOf(Buffer);
  });

  it("are used with the installed grpc-js", () => {
    expect(scattered(parts, 3)).not.toBeInstanceOf(Uint8Array);
  });
});
