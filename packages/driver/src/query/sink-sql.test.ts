import { parseSchema, relation, type Sink } from "@volley/plan";
import { describe, expect, it } from "vitest";
import { copyOptions, requireWriterOptions, sinkSql } from "./sink-sql.ts";

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
    ["parquet", { compression: "none" }, "FORMAT parquet, COMPRESSION uncompressed"],
    ["csv", {}, "FORMAT csv, HEADER false, NULLSTR ''"],
    ["csv", { header: "true", sep: "\\t", nullvalue: "it's" }, "FORMAT csv, HEADER true, NULLSTR '', DELIMITER '\t'"],
    ["csv", { compression: "gzip", quoteall: "TRUE" }, "FORMAT csv, HEADER false, NULLSTR '', FORCE_QUOTE *, COMPRESSION gzip"],
    ["json", { dateformat: "dd.MM.yyyy" }, "FORMAT csv, HEADER false, DELIMITER '\u0001', QUOTE '\u0002', ESCAPE '\u0002'"],
    ["text", { compression: "gzip" }, "FORMAT blob, COMPRESSION gzip"],
    ["arrow", {}, "FORMAT arrow"],
    ["arrow", { ipcformat: "STREAM" }, "FORMAT arrows"],
  ] as const)("of %s with %o", (format, options, sql) => {
    expect(copyOptions(sink(format, options))).toBe(sql);
  });
});

describe("requireWriterOptions", () => {
  it.each([
    ["parquet", { compresion: "zstd" }, /the parquet writer has no option "compresion"/, /did you mean "compression"/],
    ["parquet", { compression: "rar" }, /option compression cannot be "rar"/, /use one of: none, .*zstd/],
    ["csv", { header: "yes" }, /option header cannot be "yes"/, /use one of: true, false/],
    ["csv", { header: "__proto__" }, /option header cannot be "__proto__"/, /use one of/],
    ["csv", { constructor: "x" }, /the csv writer has no option "constructor"/, /it has: header/],
    ["csv", { quote: "''" }, /option quote cannot be "''"/, /single character/],
    ["csv", { sep: "" }, /option sep cannot be ""/, /at least one character/],
    ["text", { lineSep: "" }, /option lineSep cannot be ""/, /at least one character/],
    ["csv", { encoding: "UTF-16" }, /option encoding cannot be "UTF-16"/, /use one of: UTF-8/],
    ["text", { header: "true" }, /the text writer has no option "header"/, /it has: lineSep/],
    ["arrow", { ipcFormat: "feather" }, /option ipcFormat cannot be "feather"/, /use one of: file, stream/],
    ["parquet", { maxRecordsPerFile: "-1" }, /option maxRecordsPerFile cannot be "-1"/, /use a whole number/],
  ] as const)("refuses %s with %o", (format, options, message, hint) => {
    expect(() => requireWriterOptions(sink(format, options))).toThrow(
      expect.objectContaining({ message: expect.stringMatching(message), hints: [expect.stringMatching(hint)] }),
    );
  });
});

describe("sinkSql", () => {
  it("leaves rows alone that their format can write", () => {
    expect(sinkSql(sink("csv"), "SELECT 1 AS a", parseSchema("a int, b string"), "UTC")).toBe("SELECT 1 AS a");
    expect(sinkSql(sink("parquet"), "SELECT 1 AS a", parseSchema("a double"), "UTC")).toBe("SELECT 1 AS a");
  });
});
