import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LocalStore } from "../local/local-store.ts";
import type { ByteRange, ObjectInfo } from "../object-store.ts";
import { fetchText } from "./fetch-text.ts";
import { type SplitTextOptions, readFirstRecord, splitText } from "./split-text.ts";

const store = new LocalStore();
let folder: string;
let files = 0;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "volley-text-"));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function textFile(text: string | Uint8Array, name = `text-${files++}.csv`): Promise<ObjectInfo> {
  const file = path.join(folder, name);
  await writeFile(file, text);
  return (await store.head(file)) as ObjectInfo;
}

function cut(text: string, ranges: readonly ByteRange[]): string[] {
  const bytes = Buffer.from(text);
  return ranges.map(({ offset, length }) => bytes.subarray(offset, offset + length).toString());
}

async function pieces(text: string, options: Omit<SplitTextOptions, "format"> & { format?: "csv" | "json" }): Promise<string[]> {
  const split = cut(text, await splitText(store, await textFile(text), { format: "csv", ...options }));
  expect(split.join("")).toBe(text);
  return split;
}

describe("splitText of CSV", () => {
  it("cuts at line ends, near equal lengths", async () => {
    const text = Array.from({ length: 1000 }, (_, i) => `${i},value ${i}\n`).join("");
    const split = await pieces(text, { targetBytes: 1000 });
    expect(split.length).toBe(Math.ceil(text.length / 1000));
    for (const piece of split) {
      expect(piece.endsWith("\n")).toBe(true);
      expect(piece.length).toBeLessThan(1030);
    }
  });

  it("never cuts inside a quoted field, however many line ends it has", async () => {
    const inside = "x\n".repeat(500);
    const text = `a,b\n1,"${inside}"\n2,"say ""${inside}"""\n3,plain\n`;
    expect(await pieces(text, { targetBytes: 1, chunk: 7 })).toEqual(["a,b\n", `1,"${inside}"\n`, `2,"say ""${inside}"""\n`, "3,plain\n"]);
    expect((await pieces(text, { targetBytes: 10, chunk: 7, multiLine: false })).length).toBeGreaterThan(200);
  });

  it("takes a quote in the middle of an unquoted field for text", async () => {
    expect(await pieces('size\n5" disk\n3" disk\n8"\n', { targetBytes: 1 })).toEqual(["size\n", '5" disk\n', '3" disk\n', '8"\n']);
  });

  it("understands another quote, escape and delimiter", async () => {
    const text = "a||'x\\'\n'||b\n'c\\\\'||d\n'\"\n'||e\n";
    expect(await pieces(text, { targetBytes: 1, quote: "'", escape: "\\", delimiter: "||" })).toEqual([
      "a||'x\\'\n'||b\n",
      "'c\\\\'||d\n",
      "'\"\n'||e\n",
    ]);
    expect((await pieces(text, { targetBytes: 1, quote: "" })).length).toBe(5);
  });

  it("looks past a byte order mark, carriage returns and spaces before quotes", async () => {
    const text = '\uFEFF"a\n",b\r\n1, "x\ny"\r\n"2\r\n",z';
    expect(await pieces(text, { targetBytes: 1, chunk: 5 })).toEqual(['\uFEFF"a\n",b\r\n', '1, "x\ny"\r\n', '"2\r\n",z']);
  });

  it("gives one range for short, compressed, and unbroken objects, none for an empty one", async () => {
    expect(await pieces("a,b\n1,2\n", { targetBytes: 100 })).toEqual(["a,b\n1,2\n"]);
    expect(await pieces("no line end at all", { targetBytes: 3 })).toEqual(["no line end at all"]);
    const zipped = await textFile(gzipSync("a\n".repeat(1000)), "zipped.csv.gz");
    expect(await splitText(store, zipped, { format: "csv", targetBytes: 2 })).toEqual([{ offset: 0, length: zipped.size }]);
    expect(await splitText(store, await textFile(""), { format: "csv", targetBytes: 2 })).toEqual([]);
  });

  it("agrees with a byte-by-byte reading of random files, wherever chunks and targets fall", async () => {
    const field = fc.oneof(
      fc.stringMatching(/^[a-z0-9"]{0,6}$/).filter((text) => !text.startsWith('"')),
      fc
        .array(fc.constantFrom("x", '"', "\n", ",", "\r\n", " ", "é"), { maxLength: 12 })
        .map((parts) => `"${parts.join("").replaceAll('"', '""')}"`),
    );
    const records = fc.array(
      fc.array(field, { minLength: 1, maxLength: 4 }).map((fields) => fields.join(",")),
      { minLength: 1, maxLength: 30 },
    );
    await fc.assert(
      fc.asyncProperty(
        records,
        fc.constantFrom("\n", "\r\n"),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 40 }),
        async (lines, newline, targetBytes, chunk) => {
          const text = lines.map((line) => line + newline).join("");
          let at = 0;
          const begins = new Set(lines.map((line) => (at += Buffer.byteLength(line + newline))));
          const ranges = await splitText(store, await textFile(text, "random.csv"), { format: "csv", targetBytes, chunk });
          expect(cut(text, ranges).join("")).toBe(text);
          for (const { offset, length } of ranges) expect(begins.has(offset + length)).toBe(true);
          const size = Buffer.byteLength(text);
          const count = Math.max(1, Math.ceil(size / targetBytes));
          const first = Array.from({ length: count - 1 }, (_, i) =>
            [...begins].find((begin) => begin >= Math.round(((i + 1) * size) / count)),
          );
          expect(ranges.length).toBe(new Set([...first, size]).size);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("refuses a dialect that is no single characters", async () => {
    const object = await textFile("a\nb\nc\n");
    await expect(splitText(store, object, { format: "csv", targetBytes: 1, quote: "''" })).rejects.toMatchObject({ reason: "invalid" });
    await expect(splitText(store, object, { format: "csv", targetBytes: 1, delimiter: "" })).rejects.toThrow(
      "the CSV option delimiter must not be empty",
    );
  });

  it("fails when the object was replaced since it was listed", async () => {
    const object = await textFile("a\nb\nc\n");
    await writeFile(object.url, "a\nb\nd\n");
    await expect(splitText(store, object, { format: "csv", targetBytes: 1 })).rejects.toMatchObject({ reason: "changed" });
  });
});

describe("splitText of JSON", () => {
  it("cuts lines without reading everything, longer lines than a window included", async () => {
    const text = `{"a":"${"x".repeat(300_000)}"}\n{"b":"\\n\\""}\n{"c":1}\n`;
    const split = await pieces(text, { format: "json", targetBytes: 100_000 });
    expect(split.map((piece) => piece.length)).toEqual([300_009, text.length - 300_009]);
  });

  it("leaves an array whole", async () => {
    const text = '\n [{"a":1},\n{"a":2},\n{"a":3}]\n';
    expect(await pieces(text, { format: "json", targetBytes: 5 })).toEqual([text]);
  });
});

describe("fetchText", () => {
  it("copies ranges after a prefix", async () => {
    const object = await textFile("head\none\ntwo\n");
    const local = path.join(folder, "piece.csv");
    const { bytes } = await fetchText(store, object, { offset: 9, length: 4 }, local, {
      prefix: await readFirstRecord(store, object),
      chunk: 3,
    });
    expect(await readFile(local, "utf8")).toBe("head\ntwo\n");
    expect(bytes).toBe(9);
    await expect(fetchText(store, object, { offset: 9, length: 40 }, local)).rejects.toMatchObject({ reason: "invalid" });
    await expect(stat(local)).rejects.toThrow("ENOENT");
  });

  it("finds a header with quoted line ends, and takes all of a file without any", async () => {
    expect(Buffer.from(await readFirstRecord(store, await textFile('"a\nb",c\r\n1,2\r\n'))).toString()).toBe('"a\nb",c\r\n');
    const long = `${"column,".repeat(20_000)}z\n1\n`;
    expect((await readFirstRecord(store, await textFile(long))).length).toBe(long.length - 2);
    expect(Buffer.from(await readFirstRecord(store, await textFile("only"))).toString()).toBe("only");
  });

  it("gives DuckDB the same rows in pieces as in one", async () => {
    const db = await DuckDBInstance.create(":memory:");
    const connection = await db.connect();
    const all = path.join(folder, "whole.csv");
    await connection.run(
      `copy (select i, case when i % 3 = 0 then 'line' || chr(10) || 'two "' || i else 'x,' || i end as t, case when i % 7 = 0 then null else '5" ' || i end as u from range(20000) r(i)) to '${all}' (header)`,
    );
    const object = (await store.head(all)) as ObjectInfo;
    const header = await readFirstRecord(store, object);
    const ranges = await splitText(store, object, { format: "csv", targetBytes: 40_000, chunk: 10_000 });
    expect(ranges.length).toBeGreaterThan(10);
    const names: string[] = [];
    for (const [i, range] of ranges.entries()) {
      const local = path.join(folder, `whole-${i}.csv`);
      await fetchText(store, object, range, local, i === 0 ? {} : { prefix: header });
      names.push(`'${local}'`);
    }
    const read = async (list: string): Promise<unknown> =>
      (
        await connection.runAndReadAll(
          `select count(*), sum(i), bit_xor(hash(c)) from read_csv([${list}], header = true, columns = {i: 'bigint', t: 'varchar', u: 'varchar'}) c`,
        )
      ).getRowsJson();
    expect(await read(names.join(", "))).toEqual(await read(`'${all}'`));
    connection.closeSync();
    db.closeSync();
  });
});
