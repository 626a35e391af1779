import type { Session } from "volley";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "./answer.ts";
import { areas, casesOf, keyOf } from "./cases.ts";
import { differenceBetween } from "./compare.ts";
import { coverage, uncompared } from "./coverage.ts";
import { fault, type Known } from "./known-differences.ts";
import { recordedAnswers } from "./recorded.ts";
import { openSession } from "./session.ts";
import { faults, judge, knownCases } from "./verdict.ts";

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
    expect(faults(await judge(volley, cases, answers))).toEqual([]);
  });

  it("belong to cases that exist, and so do known differences", () => {
    const keys = new Set(areas().flatMap((area) => casesOf(area).map(keyOf)));
    const stale = areas().flatMap((area) => [...recordedAnswers(area).keys()].filter((key) => !keys.has(key)));
    expect(stale).toEqual([]);
    expect([...knownCases().keys()].filter((key) => !keys.has(key))).toEqual([]);
  });
});

describe("known differences", () => {
  it("belong to functions or methods that their cases call", async () => {
    const { functions, methods } = await coverage();
    const called = (key: string, name: string): boolean =>
      [functions, methods].some((cases) => cases.get(name)?.some((each) => keyOf(each) === key)) || key.includes(`${name}(`);
    const nobodys = [...knownCases()].filter(([key, { of }]) => !of.some((name) => called(key, name)));
    expect(nobodys.map(([key]) => key)).toEqual([]);
  });

  const known: Known<Answer> = { reason: "", of: [], answer: { type: "int", values: [1] } };
  it.each([
    ["a difference that is not known", undefined, 2, 3, "Volley 3"],
    ["a known difference that has become another", known, 2, 3, "neither"],
    ["a known difference that is none any more", known, 2, 2, "is the same"],
    ["a known difference without an answer", { ...known, answer: null }, 2, 1, "lacks"],
  ])("are no excuse for %s", (_, excuse, spark, volleys, told) => {
    const of = (value: number): Answer => ({ type: "int", values: [value] });
    const judged = fault(excuse, differenceBetween(of(spark), of(volleys), 0), (listed) => differenceBetween(listed, of(volleys), 0));
    expect(judged).toContain(told);
    expect(fault(known, differenceBetween(of(2), of(1), 0), (listed) => differenceBetween(listed, of(1), 0))).toBeUndefined();
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
