import type { Relation } from "@volley/plan";
import { describe, expect, it } from "vitest";
import { stagesText } from "../explain/stages.ts";
import { planQuery, planWrite } from "../plan-query.ts";
import type { StagePlan } from "../stage.ts";
import { as, cluster, filter, fn, groupBy, join, lit, orderBy, read, select, testSources, union } from "../testing/plans.ts";

const orders = read("s3://shop/orders/");
const customers = read("s3://shop/customers/");
const few = select(filter(customers, fn("==", "segment", lit("x"))), as("id", "customer"), "name");
const someCustomers = filter(customers, fn("==", "segment", lit("x")));
const settings = { ...cluster, adaptive: true, executors: 2, broadcastBytes: 10e6 };

const spenders = select(filter(groupBy(orders, ["customer"], { spent: fn("sum", "amount") }), fn(">", "spent", 1000)), "customer");

type Sizes = Readonly<Record<number, { readonly rows: number; readonly bytes: number }>>;

/** Runs the first stages, whose exchanges then hold so much. */
function after(plan: StagePlan, begun: readonly number[], written: Sizes): StagePlan {
  return plan.again!({ begun: new Set(begun), written: new Map(Object.entries(written).map(([id, size]) => [Number(id), size])) });
}

const text = (plan: StagePlan): string => stagesText(plan, (input) => testSources(input.read).files.map((file) => file.url));

const stories: Readonly<Record<string, readonly [Relation, readonly number[], Sizes]>> = {
  "small-side": [join(orders, few, ["customer"]), [1], { 1: { rows: 100, bytes: 4_000 } }],
  "small-side-below-groups": [
    groupBy(join(orders, few, ["customer"]), ["customer"], { spent: fn("sum", "amount") }),
    [1],
    { 1: { rows: 100, bytes: 4_000 } },
  ],
  "few-groups": [orderBy(groupBy(orders, ["customer"], { spent: fn("sum", "amount") }), "spent"), [1], { 1: { rows: 20, bytes: 600 } }],
  "many-groups": [
    orderBy(groupBy(orders, ["customer"], { spent: fn("sum", "amount") }), "spent"),
    [1],
    { 1: { rows: 2_000_000, bytes: 60_000_000 } },
  ],
  "sort-of-many-groups": [
    orderBy(groupBy(orders, ["customer"], { spent: fn("sum", "amount") }), "spent"),
    [1, 2],
    { 1: { rows: 5_000_000, bytes: 150_000_000 }, 2: { rows: 4_000_000, bytes: 120_000_000 } },
  ],
  "sort-of-few-rows-that-a-filter-leaves": [orderBy(someCustomers, "name"), [1], { 1: { rows: 900, bytes: 54_000 } }],
  "sort-of-many-rows-that-a-filter-leaves": [orderBy(someCustomers, "name"), [1], { 1: { rows: 1_900_000, bytes: 110_000_000 } }],
  "two-small-sides": [
    join(filter(orders, fn(">", "amount", 5)), few, ["customer"], "full"),
    [1, 2],
    { 1: { rows: 100, bytes: 4_000 }, 2: { rows: 10, bytes: 400 } },
  ],
  "kept-side-that-is-small": [join(few, orders, ["customer"], "left"), [1], { 1: { rows: 100, bytes: 4_000 } }],
  "kept-side-twice": [
    join(join(few, orders, ["customer"], "semi"), select(orders, "customer", "day"), ["customer"], "anti"),
    [1],
    { 1: { rows: 100, bytes: 4_000 } },
  ],
  "large-side": [join(orders, few, ["customer"]), [1], { 1: { rows: 2_000_000, bytes: 50_000_000 } }],
  "side-without-rows": [join(orders, few, ["customer"]), [1], { 1: { rows: 0, bytes: 0 } }],
  "groups-that-nobody-reads-any-more": [
    join(groupBy(orders, ["customer"], { spent: fn("sum", "amount") }), few, ["customer"]),
    [1, 2],
    { 1: { rows: 2_000_000, bytes: 50_000_000 }, 2: { rows: 0, bytes: 0 } },
  ],
  "few-groups-that-a-filter-leaves": [
    join(orders, spenders, ["customer"], "semi"),
    [1, 2],
    { 1: { rows: 1_500_000, bytes: 40_000_000 }, 2: { rows: 50, bytes: 400 } },
  ],
  "many-groups-that-a-filter-leaves": [
    join(orders, spenders, ["customer"], "semi"),
    [1, 2],
    { 1: { rows: 1_500_000, bytes: 40_000_000 }, 2: { rows: 1_500_000, bytes: 40_000_000 } },
  ],
  "broadcast-that-turns-out-large": [
    join(orders, read("s3://shop/tiny/"), fn("==", "customer", "k")),
    [1],
    { 1: { rows: 1_000_000, bytes: 50_000_000 } },
  ],
  "both-sides-written": [join(orders, few, ["customer"]), [1, 2], { 1: { rows: 100, bytes: 4_000 }, 2: { rows: 1e7, bytes: 2e8 } }],
};

describe("plans that are planned again by what was written, as text", () => {
  for (const [title, [relation, begun, written]] of Object.entries(stories))
    it(title, async () => {
      const plan = planQuery(relation, testSources, settings);
      const parts = [
        text(plan),
        `======== when stage ${begun.join(", ")} is done: ${JSON.stringify(written)} ========`,
        text(after(plan, begun, written)),
      ];
      await expect(`${parts.join("\n\n")}\n`).toMatchFileSnapshot(`../goldens/again/${title}.txt`);
    });
});

describe("a plan that is planned again", () => {
  it("keeps what has begun, and where its result ends up", () => {
    const plan = planQuery(union(join(orders, few, ["customer"]), join(orders, few, ["customer"], "left")), testSources, settings);
    const next = after(plan, [1], { 1: { rows: 100, bytes: 4_000 } });
    expect(next.stages[0]).toBe(plan.stages[0]);
    expect(next.result).toEqual(plan.result);
    const ids = next.stages.map((stage) => stage.id);
    expect(ids).toEqual(ids.map((_, i) => i + 1));
  });

  it("writes to each sink once, whatever has begun", () => {
    const inputs = [groupBy(orders, ["customer"], { n: fn("count") }), join(orders, few, ["customer"])];
    const sinks = inputs.map((input, i) => ({ folder: `${i}`, input, format: "parquet" as const, options: {} }));
    const command = { kind: "write", destination: "s3://out/", mode: "overwrite", marker: "inside", sinks } as const;
    const writers = (plan: StagePlan): readonly number[] =>
      plan.stages
        .flatMap(({ outputs }) => outputs.flatMap(({ target }) => (target.kind === "sink" ? [target.sink] : [])))
        .sort((a, b) => a - b);
    let plan = planWrite(command, testSources, settings);
    const begun = new Set<number>();
    const written = new Map<number, { rows: number; bytes: number }>();
    for (let next = plan.stages[0]; next; next = plan.stages.find(({ id }) => !begun.has(id))) {
      expect(writers(plan)).toEqual([0, 1]);
      begun.add(next.id);
      for (const { target } of next.outputs) if (target.kind === "exchange") written.set(target.exchange, { rows: 10, bytes: 400 });
      plan = plan.again!({ begun, written });
    }
    expect(writers(plan)).toEqual([0, 1]);
  });

  it("is the same where nothing new is known", () => {
    const plan = planQuery(join(orders, few, ["customer"]), testSources, settings);
    expect(text(after(plan, [], {}))).toEqual(text(plan));
  });

  it("does not take for empty what another run may fill", () => {
    const some = filter(few, fn("<", fn("rand"), lit(0.5)));
    const plan = planQuery(join(orders, some, ["customer"]), testSources, settings);
    const next = text(after(plan, [1], { 1: { rows: 0, bytes: 0 } }));
    expect(next).toContain("from orders");
    expect(next).toContain("sent whole to every task");
  });

  it("leaves out nothing beforehand where that is turned off", () => {
    const relation = join(few, orders, ["customer"], "left");
    const plan = planQuery(relation, testSources, { ...settings, runtimeFilters: false });
    expect(text(after(plan, [1], { 1: { rows: 100, bytes: 4_000 } }))).not.toContain("leaves out");
    const filtered = after(planQuery(relation, testSources, settings), [1], { 1: { rows: 100, bytes: 4_000 } });
    expect(text(filtered)).toContain("leaves out rows without a partner");
  });

  it("is not planned again where that is turned off", () => {
    expect(planQuery(join(orders, few, ["customer"]), testSources, cluster).again).toBeUndefined();
  });
});
