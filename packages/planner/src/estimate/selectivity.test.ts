import type { ValueRange } from "@volley/plan";
import { describe, expect, it } from "vitest";
import { planSteps } from "../plan-query.ts";
import { cluster, filter, fn, lit, read, testSources } from "../testing/plans.ts";
import type { Expr } from "../typed/expression.ts";
import type { Node } from "../typed/node.ts";
import { selectivity } from "./selectivity.ts";

/** Guesses for a condition over orders, of which some columns lie between known values. */
function guess(condition: Parameters<typeof filter>[1], ranges: Readonly<Record<string, ValueRange>> = {}): number {
  const optimised = planSteps(filter(read("s3://shop/orders/"), condition), testSources, cluster).optimised[0]!;
  let found: { readonly condition: Expr; readonly scan: Node & { kind: "scan" } } | undefined;
  const visit = (node: Node): void => {
    if (node.kind === "filter" && node.input.kind === "scan") found = { condition: node.condition, scan: node.input };
    else if ("input" in node) visit(node.input);
  };
  visit(optimised);
  const names = new Map(found!.scan.columns.map(({ column, field }) => [column.id, field]));
  return selectivity(found!.condition, (id) => ranges[names.get(id)!]);
}

const ids: ValueRange = [1n, 1000n];

describe("what a filter is guessed to let through", () => {
  it("is the part of the column's values that lies within the bounds", () => {
    expect(guess(fn(">", "id", 900), { id: ids })).toBeCloseTo(0.1, 3);
    expect(guess(fn("and", fn(">", "id", 400), fn("<=", "id", 500)), { id: ids })).toBeCloseTo(0.1, 3);
    expect(guess(fn("<", lit(900), "id"), { id: ids })).toBeCloseTo(0.1, 3);
    expect(guess(fn(">", "id", 2000), { id: ids })).toBe(0);
    expect(guess(fn("<", "id", 2000), { id: ids })).toBe(1);
  });

  it("is counted in the units of the files: decimals by their last digit", () => {
    expect(guess(fn("<", "amount", 25), { amount: [0n, 9999n] })).toBeCloseTo(0.25, 3);
  });

  it("is one value of many for an equality, and a tenth at most", () => {
    expect(guess(fn("==", "id", 7), { id: ids })).toBeCloseTo(0.001, 5);
    expect(guess(fn("==", "note", lit("x")))).toBe(0.1);
    expect(guess(fn("in", "note", lit("x"), lit("y")))).toBeCloseTo(0.2, 5);
  });

  it("adds up what alternatives let through, up to all, and multiplies what all must hold", () => {
    expect(guess(fn("or", fn("==", "note", lit("x")), fn("==", "note", lit("y"))))).toBeCloseTo(0.2, 5);
    expect(guess(fn("and", fn("==", "note", lit("x")), fn("==", "customer", 3)))).toBeCloseTo(0.01, 5);
    expect(guess(fn("not", fn("==", "note", lit("x"))))).toBeCloseTo(0.9, 5);
  });
});
