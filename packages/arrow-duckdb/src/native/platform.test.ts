import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { UnsupportedPlatformError } from "../errors.ts";
import { libraryPath } from "./platform.ts";

describe("libraryPath", () => {
  it("names an existing file here", () => {
    expect(existsSync(libraryPath())).toBe(true);
  });

  it("says in one sentence that a platform has no library", () => {
    expect(() => libraryPath("aix-ppc64")).toThrow(UnsupportedPlatformError);
    expect(() => libraryPath("aix-ppc64")).toThrow(/^DuckDB has no native library for aix-ppc64; supported are [^\n]+\.$/);
  });

  it("says which package is missing", () => {
    const other = process.platform === "win32" ? "darwin-arm64" : "win32-arm64";
    expect(() => libraryPath(other)).toThrow(`@duckdb/node-bindings-${other}`);
  });
});
