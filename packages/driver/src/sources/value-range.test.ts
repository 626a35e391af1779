import { type DataType, decimalType, simpleTypes, structField } from "@volley/plan";
import type { ParquetField, ParquetFooter, ParquetStats, ParquetStatValue } from "@volley/storage";
import { describe, expect, it } from "vitest";
import { valueRange } from "./value-range.ts";

const stats = (min: ParquetStatValue | undefined, max: ParquetStatValue | undefined, nulls = 0): ParquetStats => ({
  min,
  max,
  minExact: true,
  maxExact: true,
  nulls,
});

/** A file of one column `x`, ten rows a row group. */
function file(logical: ParquetField["logical"], ...groups: readonly (ParquetStats | undefined)[]): ParquetFooter {
  const field = {
    name: "x",
    repetition: "optional",
    physical: "int64",
    typeLength: undefined,
    logical,
    fieldId: undefined,
    children: [],
  } as const;
  const rowGroups = groups.map((found) => ({
    rows: 10,
    bytes: 100,
    columns: [{ path: ["x"], offset: 4, bytes: 100, uncompressedBytes: 100, values: 10, stats: found }],
  }));
  return { rows: groups.length * 10, schema: [field], rowGroups, createdBy: undefined, keyValues: {}, metadata: new Uint8Array() };
}

const cents = { kind: "decimal", precision: 15, scale: 2 } as const;
const rangeOf = (type: DataType, ...footers: readonly ParquetFooter[]) => valueRange(footers, structField("X", type, true));

describe("between which values a column lies", () => {
  it("is told by the statistics of all row groups of all files", () => {
    const files = [file(cents, stats(-5, 10), stats(2, 7)), file(cents), file(cents, stats(100n, 10n ** 17n))];
    expect(rangeOf(decimalType(15, 2), ...files)).toEqual([-5n, 10n ** 17n]);
    expect(rangeOf(simpleTypes.long, file(undefined, stats(1, 3)))).toEqual([1n, 3n]);
    expect(rangeOf(simpleTypes.long, file(undefined, stats(undefined, undefined, 10), stats(1, 3)))).toEqual([1n, 3n]);
  });

  it.each([
    ["a row group has no statistics", decimalType(15, 2), file(cents, stats(1, 2), undefined)],
    ["a bound is missing", decimalType(15, 2), file(cents, stats(1, undefined))],
    ["the file counts in another unit", decimalType(15, 3), file(cents, stats(1, 2))],
    ["the file has decimals where the column has integers", simpleTypes.long, file(cents, stats(1, 2))],
    ["the column is no exact number", simpleTypes.double, file(undefined, stats(1, 2))],
    ["there are no rows", simpleTypes.long, file(undefined)],
  ] as const)("is not known where %s", (_, type, footer) => {
    expect(rangeOf(type, footer)).toBeUndefined();
  });
});
