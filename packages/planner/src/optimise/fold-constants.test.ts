import { describe, expect, it } from "vitest";
import { planQuery } from "../plan-query.ts";
import { as, fn, lit, read, select, single, testSources } from "../testing/plans.ts";

describe("a day as text", () => {
  const sqlOf = (text: string): string =>
    planQuery(select(read("s3://shop/tiny/"), "k", as(fn("to_date", lit(text)), "day")), testSources, single).stages[0]!.outputs[0]!.sql;

  it("is a constant where it has the usual form", () => {
    expect(sqlOf("2024-02-29")).toBe("SELECT k, DATE '2024-02-29' AS day\nFROM tiny");
    expect(sqlOf("0001-01-01")).toContain("DATE '0001-01-01'");
  });

  it.each(["2023-02-29", "2024-2-9", "0000-00-00", "x"])("is left to the cast where it names none so: %s", (text) => {
    expect(sqlOf(text)).toContain("CAST_INVALID_INPUT");
  });
});
