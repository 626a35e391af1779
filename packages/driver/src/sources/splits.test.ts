import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseSchema, type Read, relation } from "@volley/plan";
import type { SourceInput } from "@volley/planner";
import { openStorage, type ParquetFooter } from "@volley/storage";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ResolvedSource } from "./resolve-sources.ts";
import { splitUnits } from "./splits.ts";

const store = openStorage();
const schema = parseSchema("a bigint, b bigint");
let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "volley-splits-"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const inputOf = (format: Read["format"], more: Partial<SourceInput> = {}, options: Record<string, string> = {}): SourceInput =>
  ({
    kind: "source",
    name: "f",
    sql: "",
    columns: ["a"],
    read: relation("read", { format, paths: ["x"], options, schema }),
    ...more,
  }) as SourceInput;

/** A footer of row groups with so many rows; column a takes 10 bytes a row, column b 90. */
const footer = (...rows: readonly number[]): ParquetFooter =>
  ({
    rows: rows.reduce((a, b) => a + b, 0),
    rowGroups: rows.map((count) => ({
      rows: count,
      columns: [
        { path: ["a"], bytes: 10 * count },
        { path: ["b"], bytes: 90 * count },
      ],
    })),
  }) as unknown as ParquetFooter;

function parquetSource(footers: Readonly<Record<string, ParquetFooter>>): ResolvedSource {
  const objects = Object.keys(footers).map((url) => ({ url, size: 1000, etag: "e", modified: new Date(0) }));
  return {
    info: { schema, format: "parquet", files: [] },
    objects,
    footers: new Map(Object.entries(footers)),
  } as unknown as ResolvedSource;
}

async function textSource(text: string): Promise<ResolvedSource> {
  const url = join(directory, "rows.csv");
  await writeFile(url, text);
  const object = (await store.head(url))!;
  return { info: { schema, format: "csv", files: [] }, objects: [object], footers: new Map() } as unknown as ResolvedSource;
}

describe("the units of a Parquet source", () => {
  it("are row groups, with the bytes of the columns that are read alone", async () => {
    const units = await splitUnits(store, parquetSource({ x: footer(5, 7), y: footer(3) }), inputOf("parquet"), 1);
    expect(units.map(({ split, bytes, rows }) => [split.url, split.rowGroups, split.whole, bytes, rows])).toEqual([
      ["x", [0], false, 50, 5],
      ["x", [1], false, 70, 7],
      ["y", [0], true, 30, 3],
    ]);
  });

  it("are only the first ones that hold so many rows, under a limit", async () => {
    const source = parquetSource({ x: footer(5, 7), y: footer(3) });
    const groups = async (limit: number): Promise<number> => (await splitUnits(store, source, inputOf("parquet", { limit }), 1)).length;
    expect(await Promise.all([1, 5, 6, 12, 13, 100].map(groups))).toEqual([1, 1, 2, 2, 3, 3]);
  });

  it("are one without row groups for a dataset without rows: its columns are still there", async () => {
    expect(await splitUnits(store, parquetSource({ x: footer() }), inputOf("parquet"), 1)).toMatchObject([
      { bytes: 0, rows: 0, split: { url: "x", rowGroups: [], whole: false } },
    ]);
  });
});

describe("the units of a text source", () => {
  const text = Array.from({ length: 1000 }, (_, i) => `${i},"a\n${i}"\n`).join("");

  it("are byte ranges that begin and end with records, and are all of it", async () => {
    const units = await splitUnits(store, await textSource(text), inputOf("csv"), 2000);
    expect(units.length).toBeGreaterThan(3);
    let end = 0;
    for (const { split } of units) {
      expect(split.offset).toBe(end);
      expect(text.slice(split.offset)).toMatch(/^\d+,"a/);
      end = split.offset + split.length;
    }
    expect(end).toBe(text.length);
  });

  it("are whole objects where records may span lines freely, or the object is small", async () => {
    const source = await textSource(text);
    expect(await splitUnits(store, source, inputOf("csv", {}, { multiline: "true" }), 2000)).toMatchObject([{ split: { whole: true } }]);
    expect(await splitUnits(store, source, inputOf("csv"), 1 << 20)).toMatchObject([{ split: { whole: true } }]);
  });

  it("cannot be cut down by a limit, as nobody knows their rows", async () => {
    const source = await textSource(text);
    const all = await splitUnits(store, source, inputOf("csv"), 2000);
    expect(await splitUnits(store, source, inputOf("csv", { limit: 1 }), 2000)).toHaveLength(all.length);
  });
});
