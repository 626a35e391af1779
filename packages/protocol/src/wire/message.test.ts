import { join } from "node:path";
import fc from "fast-check";
import Long from "long";
import protobuf from "protobufjs";
import { describe, expect, it } from "vitest";
import type { Codec } from "../codec.ts";
import { WireFormatError } from "../errors.ts";
import * as flight from "../messages/flight.ts";
import * as rpc from "../messages/rpc.ts";
import * as spark from "../messages/spark.ts";
import * as volley from "../messages/volley.ts";

// protobufjs's reflection, reading the same .proto files, is the oracle. It finds `long` by itself in some environments only.
protobuf.util.Long = Long;
protobuf.configure();

const proto = join(import.meta.dirname, "../../../../proto");
const bundles = [
  { codecs: volley, files: ["volley/task.proto", "volley/control.proto", "volley/exchange.proto", "volley/connect.proto"], wide: false },
  { codecs: flight, files: ["arrow/flight.proto"], wide: false },
  { codecs: rpc, files: ["google/rpc/status.proto"], wide: false },
  { codecs: spark, files: ["spark/connect/base.proto"], wide: true },
];

const anyText = fc.string({ unit: "grapheme", maxLength: 12 });

describe.each(bundles)("$files", ({ codecs, files, wide }) => {
  const root = new protobuf.Root();
  root.resolvePath = (_from, path) => (path.startsWith(proto) ? path : join(proto, path));
  root.loadSync(files.map((file) => join(proto, file)));
  root.resolveAll();

  const long = (signed: boolean): fc.Arbitrary<unknown> => {
    if (wide) return fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
    return signed ? fc.maxSafeInteger() : fc.maxSafeNat();
  };
  const scalar = (type: string): fc.Arbitrary<unknown> =>
    ({
      string: anyText,
      bytes: fc.uint8Array({ maxLength: 300 }),
      bool: fc.boolean(),
      int32: fc.integer(),
      uint32: fc.nat(2 ** 32 - 1),
      int64: long(true),
      uint64: long(false),
      double: fc.double(),
      float: fc.float(),
    })[type]!;

  const fieldValue = (field: protobuf.Field, depth: number): fc.Arbitrary<unknown> => {
    const type = field.resolvedType;
    const one =
      type instanceof protobuf.Type ? value(type, depth - 1) : type ? fc.constantFrom(...Object.values(type.values)) : scalar(field.type);
    if (field.map)
      return fc.dictionary(
        anyText.filter((key) => key !== "__proto__"),
        one,
        { maxKeys: 3, noNullPrototype: true },
      );
    return field.repeated ? fc.array(one, { maxLength: 3 }) : one;
  };

  /** A draft of the message: fields left out at random, at most one member of each oneof. */
  const value = (type: protobuf.Type, depth: number): fc.Arbitrary<unknown> => {
    const fields = type.fieldsArray.filter((field) => depth > 0 || !(field.resolvedType instanceof protobuf.Type));
    const parts = Object.fromEntries(fields.map((field) => [protobuf.util.camelCase(field.name), fieldValue(field, depth)]));
    return fc.record(parts, { requiredKeys: [], noNullPrototype: true }).map((message) => {
      for (const { oneof } of type.oneofsArray) {
        const present = oneof.map(protobuf.util.camelCase).filter((name) => name in (message as object));
        for (const name of present.slice(1)) delete (message as Record<string, unknown>)[name];
      }
      return message;
    });
  };

  const types: protobuf.Type[] = [];
  const collect = (object: protobuf.NamespaceBase): void => {
    for (const nested of object.nestedArray) {
      if (nested instanceof protobuf.Type) types.push(nested);
      if (nested instanceof protobuf.Namespace) collect(nested);
    }
  };
  collect(root);

  const codecOf = (type: protobuf.Type): Codec<unknown> => {
    const names: string[] = [];
    for (let at: protobuf.ReflectionObject | null = type; at instanceof protobuf.Type; at = at.parent) names.unshift(at.name);
    return (codecs as unknown as Record<string, Codec<unknown>>)[names.join("")]!;
  };

  it("agrees with protobufjs in both directions", () => {
    expect(types.length).toBeGreaterThan(1);
    for (const type of types) {
      const codec = codecOf(type);
      fc.assert(
        fc.property(value(type, 3), (draft) => {
          const bytes = codec.encode(draft as never);
          const decoded = codec.decode(bytes);
          expect(decoded).toMatchObject(draft as object);
          // What they write again from what they understood, we understand alike.
          expect(codec.decode(type.encode(type.decode(bytes)).finish())).toEqual(decoded);
          expect(codec.decode(codec.encode(decoded as never))).toEqual(decoded);
        }),
        { numRuns: 8 },
      );
    }
  });
});

describe("64-bit values", () => {
  const { ExpressionLiteral, Range } = spark;
  it.each([2n ** 63n - 1n, -(2n ** 63n), 2n ** 53n + 1n, -1n, 0n])("%s is exact", (long) => {
    expect(ExpressionLiteral.decode(ExpressionLiteral.encode({ long })).long).toBe(long);
    expect(Range.decode(Range.encode({ end: long })).end).toBe(long);
  });

  it("are refused where they do not fit", () => {
    expect(() => ExpressionLiteral.encode({ long: 2n ** 63n })).toThrow(RangeError);
    expect(() => volley.TaskId.encode({ attempt: 2 ** 53 })).toThrow(RangeError);
    expect(() => volley.TaskId.encode({ attempt: -1 })).toThrow(RangeError);
    expect(() => volley.TaskId.encode({ stage: 1.5 })).toThrow(RangeError);
    expect(() => volley.TaskId.encode({ stage: 2 ** 32 })).toThrow(RangeError);
  });
});

describe("decoding", () => {
  it("gives every field", () => {
    expect(volley.TaskInput.decode(new Uint8Array())).toEqual({ name: "", source: null, exchange: null, local: null });
  });

  it("tells an optional default from an absent value", () => {
    const { KeyValue } = spark;
    expect(KeyValue.decode(KeyValue.encode({ key: "", value: "" }))).toEqual({ key: "", value: "" });
    expect(KeyValue.decode(KeyValue.encode({ key: "" }))).toEqual({ key: "", value: null });
  });

  it("views byte fields instead of copying them", () => {
    const bytes = volley.LocalInput.encode({ ipc: new Uint8Array(1000) });
    expect(volley.LocalInput.decode(bytes).ipc.buffer).toBe(bytes.buffer);
  });

  it("keeps a map's key named __proto__ a key", () => {
    const bytes = rpc.ErrorInfo.encode({ metadata: JSON.parse('{"__proto__":"x"}') as Record<string, string> });
    expect(Object.entries(rpc.ErrorInfo.decode(bytes).metadata)).toEqual([["__proto__", "x"]]);
  });

  it("reads thousands of levels", () => {
    let expression: Parameters<typeof spark.Expression.encode>[0] = { literal: { integer: 7 } };
    for (let i = 0; i < 1000; i++) expression = { unresolvedFunction: { functionName: "not", arguments: [expression] } };
    let decoded = spark.Expression.decode(spark.Expression.encode(expression));
    for (let i = 0; i < 1000; i++) decoded = decoded.unresolvedFunction!.arguments[0]!;
    expect(decoded.literal?.integer).toBe(7);
  });

  it("refuses noise with an error of its own, and never hangs", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          volley.TaskSpec.decode(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(WireFormatError);
        }
      }),
      { numRuns: 2000 },
    );
    const bytes = volley.TaskSpec.encode({ inputs: [{ name: "a", source: { sql: "x" } }] });
    expect(() => volley.TaskSpec.decode(bytes.subarray(0, bytes.length - 1))).toThrow(WireFormatError);
    expect(() => volley.TaskSpec.decode(bytes.subarray(0, bytes.length - 1))).toThrow(/volley\.TaskSpec/);
  });
});
