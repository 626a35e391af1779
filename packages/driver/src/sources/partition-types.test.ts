import { typeText } from "@volley/plan";
import { describe, expect, it } from "vitest";
import { partitionType } from "./partition-types.ts";

describe("types of partition columns", () => {
  it.each([
    [["2026", "02", "+1"], "int"],
    [["1", null], "int"],
    [[null], "string"],
    [["1", "99999999999"], "bigint"],
    [["12345678901234567890"], "decimal(20,0)"],
    [["1", "12345678901234567890"], "decimal(20,0)"],
    [["1", "1.5"], "double"],
    [["99999999999", "1.5"], "string"],
    [["NaN", "Infinity", "-Infinity", "1.5", "2"], "double"],
    [["NaN", "a"], "string"],
    [["nan", "1.5"], "string"],
    [["2026-01-02", "2026-01-03"], "date"],
    [["2026-01-02 03:04:05"], "timestamp"],
    [["2026-01-02", "2026-01-02 03:04:05"], "timestamp"],
    [["2026-02-30"], "string"],
    [["1", "2026-01-01"], "string"],
    [["1", "a"], "string"],
    [["true"], "string"],
  ])("%j are %s", (values, type) => {
    expect(typeText(partitionType(values))).toBe(type);
  });
});
