import type { Session } from "volley";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { areas, casesOf, keyOf } from "./cases.ts";
import { differenceBetween } from "./compare.ts";
import { coverage, uncompared } from "./coverage.ts";
import { recordedAnswers } from "./recorded.ts";
import { openSession } from "./session.ts";
import { complaints, judge, knownDifferences } from "./verdict.ts";

let volley: Session;
beforeAll(async () => {
  volley = await openSession("local");
});
afterAll(() => volley.stop());

describe("Spark's recorded answers", () => {
  it.each(areas())("are Volley's too: %s", { timeout: 120_000 }, async (area) => {
    const recorded = recordedAnswers(area);
    const cases = casesOf(area);
    const missing = cases.filter((each) => !recorded.has(keyOf(each))).map(keyOf);
    expect(missing, `cases without an answer: npm run conformance -- --record ${area}`).toEqual([]);
    const answers = cases.map((each) => recorded.get(keyOf(each))!);
    expect(complaints(await judge(volley, cases, answers))).toEqual([]);
  });

  it("belong to cases that exist, and so do known differences", () => {
    const keys = new Set(areas().flatMap((area) => casesOf(area).map(keyOf)));
    const stale = areas().flatMap((area) => [...recordedAnswers(area).keys()].filter((key) => !keys.has(key)));
    expect(stale).toEqual([]);
    expect([...knownDifferences().keys()].filter((key) => !keys.has(key))).toEqual([]);
  });
});

describe("cases", () => {
  it("ask Spark about every function of the catalogue, and every method", async () => {
    const { functions, methods } = await coverage();
    const unasked = [...functions, ...methods].filter(([name, cases]) => cases.length === 0 && !(name in uncompared));
    expect(unasked.map(([name]) => name)).toEqual([]);
  });

  it("count a method as compared only where its answer is looked at", async () => {
    const { methods } = await coverage();
    /** The answer is a constant, or what kind of value there is. */
    const blind = (name: string) => new RegExp(`\\.${name}\\([^()]*\\)\\.then\\(\\(\\w*\\) => (typeof \\w+|"[^"]*")\\)$`);
    const unseen = [...methods].filter(([name, cases]) => cases.some(({ text }) => blind(name).test(text)) && !(name in uncompared));
    expect(unseen.map(([name]) => name)).toEqual([]);
  });
});

describe("a comparison", () => {
  const spark = { type: "double", values: [1, null, "-0", "NaN", { error: "DIVIDE_BY_ZERO" }] };
  it.each([
    ["another type", { ...spark, type: "float" }, "type"],
    ["another value", { ...spark, values: [2, ...spark.values.slice(1)] }, "row 0"],
    ["0 for -0", { ...spark, values: [1, null, 0, ...spark.values.slice(3)] }, "row 2"],
    ["a value for an error", { ...spark, values: [...spark.values.slice(0, 4), null] }, "row 4"],
    ["another error", { ...spark, values: [...spark.values.slice(0, 4), { error: "CAST_OVERFLOW" }] }, "row 4"],
    ["a row less", { ...spark, values: spark.values.slice(1) }, "5 values"],
    ["an error for everything", { error: "DATATYPE_MISMATCH" }, "DATATYPE_MISMATCH"],
  ])("sees %s", (_, volleys, told) => {
    expect(differenceBetween(spark, volleys, 0)).toContain(told);
    expect(differenceBetween(spark, spark, 0)).toBeUndefined();
  });

  it("takes an error's main class, and neighbours among doubles where a case allows it", () => {
    expect(differenceBetween({ error: "UNRESOLVED_COLUMN.WITH_SUGGESTION" }, { error: "UNRESOLVED_COLUMN" }, 0)).toBeUndefined();
    const values = (value: number) => ({ type: "double", values: [[value]] });
    expect(differenceBetween(values(1), values(1 + Number.EPSILON), 1)).toBeUndefined();
    expect(differenceBetween(values(1), values(1 + Number.EPSILON), 0)).toContain("row 0");
    expect(differenceBetween(values(5e-324), values(-5e-324), 1)).toContain("row 0");
  });
});
