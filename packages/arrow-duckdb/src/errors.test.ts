import { describe, expect, it } from "vitest";
import { errorTypeOfCode, errorTypeOfMessage } from "./errors.ts";

describe("error types", () => {
  it.each([
    ["Out of Memory Error: could not allocate block", "out of memory"],
    ["Parser Error: syntax error", "parser"],
    ["IO Error: No files found", "io"],
    ["INTERRUPT Error: Interrupted!", "interrupt"],
    ["Invalid Input Error: Malformed JSON", "invalid input"],
    ["Not implemented Error: nope", "not implemented"],
    ["something else", "invalid"],
  ])("of %s is %s", (message, type) => {
    expect(errorTypeOfMessage(message)).toBe(type);
  });

  it("follow DuckDB's numbers", () => {
    expect([2, 13, 14, 24, 28, 29, 33].map(errorTypeOfCode)).toEqual([
      "conversion",
      "catalog",
      "parser",
      "binder",
      "io",
      "interrupt",
      "out of memory",
    ]);
    expect(errorTypeOfCode(9999)).toBe("invalid");
  });
});
