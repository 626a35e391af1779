import { describe, expect, it } from "vitest";
import { parseSchema } from "../types/ddl.ts";
import { requireJsonKeys, requireTypes } from "./check-types.ts";

describe("requireTypes", () => {
  it.each([
    ["parquet", "a interval year to month"],
    ["arrow", "a array<struct<m: interval month>>"],
    ["csv", "a map<string,int>"],
    ["csv", "a binary"],
    ["text", "a int"],
  ] as const)("refuses what %s files cannot hold: %s", (format, ddl) => {
    expect(() => requireTypes(format, parseSchema(ddl).fields, "written", {})).toThrow(
      expect.objectContaining({
        errorClass: "UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE",
        message: expect.stringContaining(`${format} files cannot hold column "a"`),
        hints: [expect.any(String)],
      }),
    );
  });

  it("takes what they can hold", () => {
    requireTypes("parquet", parseSchema("a interval day to second, m map<int,string>").fields, "written", {});
    requireTypes("json", parseSchema("a interval year to month").fields, "written", {});
    requireTypes("csv", parseSchema("a binary").fields, "read", {});
  });
});

describe("requireJsonKeys", () => {
  it.each(["m map<int,string>", "s struct<l: array<map<date,int>>>"])("refuses a map whose keys are no strings: %s", (ddl) => {
    expect(() => requireJsonKeys(parseSchema(ddl), {})).toThrow(
      expect.objectContaining({
        errorClass: "INVALID_JSON_SCHEMA_MAP_TYPE",
        message: expect.stringContaining("map<"),
        hints: [expect.stringContaining("transformKeys")],
      }),
    );
  });

  it("takes maps of strings", () => {
    requireJsonKeys(parseSchema("m map<string,map<string,int>>"), {});
  });
});
