import { explainModes } from "@volley/plan";
import { describe, expect, it } from "vitest";
import { planQuery } from "../plan-query.ts";
import type { Stage, StagePlan } from "../stage.ts";
import { as, cluster, filter, fn, groupBy, join, lit, read, select, testSources, union } from "../testing/plans.ts";
import { explainPlan } from "./explain.ts";
import { type RanText, ranText, type StageFigures } from "./ran.ts";

const orders = read("s3://shop/orders/");
const customers = read("s3://shop/customers/");
const few = select(filter(customers, fn("==", "segment", lit("x"))), as("id", "customer"), "name");
const frame = groupBy(join(orders, few, ["customer"]), ["name"], { spent: fn("sum", "amount") });
const settings = { ...cluster, adaptive: true, executors: 2, broadcastBytes: 10e6 };
const single = { ...cluster, mode: "single" } as const;

const figures = ({ id, outputs, decisions }: Stage): StageFigures => ({
  tasks: id,
  failures: id === 2 ? 1 : 0,
  microseconds: id * 700_400,
  sourceBytes: 2_000_000,
  fetchedBytes: id === 1 ? 0 : 40_000,
  spilledBytes: id === 2 ? 9e9 : 0,
  decisions,
  written: outputs.map(() => ({ rows: 1, bytes: 4_000 })),
});

const ran = (plan: StagePlan, notices: readonly string[] = []): RanText => ranText({ plan, notices, figures }, testSources);

/** The plan when its first stage has written little. */
function switched(): StagePlan {
  const plan = planQuery(frame, testSources, settings);
  return plan.again!({ begun: new Set([1]), written: new Map([[1, { rows: 100, bytes: 4_000 }]]) });
}

describe("what a run did", () => {
  it.each(["simple", "sql"] as const)("as text behind the plan: %s", async (mode) => {
    const run = { ...ran(switched(), ["executor 2 lost"]), title: "as it ran, in 1.3 s" };
    const text = explainPlan(frame, testSources, settings, mode, undefined, [run]);
    await expect(`${text}\n`).toMatchFileSnapshot(`../goldens/explain/ran-${mode}.txt`);
  });

  it("follows the plan in every mode", () => {
    const run = { ...ran(switched()), title: "as it ran, in 1.3 s" };
    for (const mode of explainModes) {
      const plain = explainPlan(frame, testSources, settings, mode);
      const text = explainPlan(frame, testSources, settings, mode, undefined, [run]);
      expect(text.startsWith(`${plain}\n\n`), mode).toBe(true);
      const behind = text.slice(plain.length);
      expect(behind, mode).toContain("as it ran, in 1.3 s");
      expect(behind, mode).toMatch(/since exchange 1 .*: it holds 4\.0 KB: sent whole to every task/);
      expect(behind, mode).toContain("2 tasks in 1.4 s, 1 failed attempt, read 2.0 MB of files of");
    }
  });

  it("is told by its figures alone where its SQL is the plan's", () => {
    const run = { ...ran(planQuery(frame, testSources, single)), title: "as it ran, in 12 ms" };
    const text = explainPlan(frame, testSources, single, "sql", undefined, [run]);
    expect(text).toContain("-- as it ran, in 12 ms: the SQL above\n-- stage 1: ");
    expect(text.match(/^-- the result$/gm)).toHaveLength(1);
  });

  it("of no stage is its title", () => {
    const run = { ...ran({ ...switched(), stages: [] }), title: "as it ran, failed after 3 ms: no executors" };
    for (const mode of explainModes)
      expect(explainPlan(frame, testSources, settings, mode, undefined, [run]).endsWith(run.title), mode).toBe(true);
  });

  it("tells once what several outputs of a stage wrote to one place", () => {
    const both = union(filter(orders, fn(">", "amount", 5)), filter(orders, fn("<", "amount", 1)));
    const plan = planQuery(both, testSources, settings);
    const twice = { ...figures(plan.stages[0]!), written: [{ rows: 7, bytes: 70 }, undefined] };
    const { fragments, outputs } = plan.stages[0]!;
    const stage = { ...plan.stages[0]!, fragments: [fragments[0]!, fragments[0]!], outputs: [outputs[0]!, outputs[0]!] };
    const { comments } = ranText({ plan: { ...plan, stages: [stage] }, notices: [], figures: () => twice }, testSources);
    expect(comments).toMatch(/: 7 rows, 70 B {2}\(.*\n.*, in the figures above {2}\(/);
  });
});
