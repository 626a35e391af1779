import { relation, type Sink } from "@volley/plan";
import { describe, expect, it } from "vitest";
import { copyOptions } from "./copy-options.ts";

const sink = (format: Sink["format"], options: Record<string, string> = {}): Sink => ({
  folder: "",
  input: relation("range", { start: 0n, end: 1n, step: 1n }),
  format,
  options,
});

describe("copyOptions", () => {
  it.each([
    ["parquet", {}, "FORMAT parquet, COMPRESSION zstd"],
    ["parquet", { compression: "SNAPPY" }, "FORMAT parquet, COMPRESSION snappy"],
    ["csv", {}, "FORMAT csv, HEADER false"],
    ["csv", { header: "true", sep: ";", nullvalue: "it's" }, "FORMAT csv, HEADER true, DELIMITER ';', NULLSTR 'it''s'"],
    ["csv", { compression: "gzip" }, "FORMAT csv, HEADER false, COMPRESSION gzip"],
    ["json", { dateformat: "dd.MM.yyyy" }, "FORMAT json, DATEFORMAT '%d.%m.%Y'"],
  ] as const)("of %s with %o", (format, options, sql) => {
    expect(copyOptions(sink(format, options))).toBe(sql);
  });

  it.each([
    ["parquet", { compresion: "zstd" }, /the parquet writer has no option "compresion"/, /it has: compression/],
    ["parquet", { compression: "rar" }, /option compression cannot be "rar"/, /use one of: none, .*zstd/],
    ["csv", { header: "yes" }, /option header cannot be "yes"/, /use one of: true, false/],
    ["csv", { header: "__proto__" }, /option header cannot be "__proto__"/, /use one of/],
    ["csv", { constructor: "x" }, /the csv writer has no option "constructor"/, /it has: header/],
    ["text", {}, /there is no writer for format "text"/, /write one of: parquet, csv, json/],
  ] as const)("refuses %s with %o", (format, options, message, hint) => {
    expect(() => copyOptions(sink(format, options))).toThrow(
      expect.objectContaining({ message: expect.stringMatching(message), hints: [expect.stringMatching(hint)] }),
    );
  });
});
