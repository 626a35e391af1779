import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ArrowColumn } from "./arrow-readers.ts";
import { buildColumn, type BuiltColumn } from "./build-column.ts";
import { columnReader } from "./column-reader.ts";

const spot = { path: "", nullable: true, refuse: () => new Error("refused") };

function read({ length, nulls, validity, data, offsets }: BuiltColumn, from = 0): unknown[] {
  const column: ArrowColumn = {
    typeId: 5,
    type: {},
    length: length - from,
    offset: from,
    values: data as Uint8Array,
    valueOffsets: offsets!.subarray(from),
    nullCount: nulls,
    nullBitmap: validity,
    children: [],
  };
  const value = columnReader({ kind: "string" }, column, "bigint", "s");
  return Array.from({ length: length - from }, (_, row) => value(row));
}

describe("a column of texts", () => {
  const long = "more than twelve units";
  it.each<[string, (string | null | undefined)[], (string | null)[]?]>([
    ["short and long ones", ["a", "", null, "twelve units", long, "b"]],
    ["one that takes more bytes than units", ["a", "é", null, "日本", "🙂", long]],
    ["a half of a pair at the end of one and at the start of the next", ["a\ud83d", "\ude42b"], ["a\ufffd", "\ufffdb"]],
    ["none at all", [null, undefined], [null, null]],
  ])("reads as it was written: %s", (_, values, expected = values as (string | null)[]) => {
    const built = buildColumn({ kind: "string" }, values, spot);
    expect(read(built)).toEqual(expected);
    expect(read(built, 1)).toEqual(expected.slice(1));
  });

  it("is what each of them is in UTF-8", () => {
    const texts = fc.array(fc.option(fc.oneof(fc.string(), fc.string({ unit: "grapheme" }), fc.string({ minLength: 12 }))));
    fc.assert(
      fc.property(texts, (values) => {
        const built = buildColumn({ kind: "string" }, values, spot);
        expect(Buffer.from(built.data as Uint8Array)).toEqual(Buffer.concat(values.map((value) => Buffer.from(value ?? ""))));
        expect(read(built)).toEqual(values);
      }),
    );
  });

  it("holds nothing but texts", () => {
    expect(() => buildColumn({ kind: "string" }, ["a", 1], spot)).toThrow("refused");
  });
});
