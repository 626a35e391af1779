import type { Relation } from "@volley/plan";
import { describe, expect, it } from "vitest";
import type { Fragment } from "../cut/fragment.ts";
import { planSteps } from "../plan-query.ts";
import { cluster, col, distinct, fn, groupBy, join, limit, orderBy, read, select, as, testSources, union } from "../testing/plans.ts";
import type { Node } from "../typed/node.ts";
import { eachNode, mapNode } from "../typed/walk.ts";
import { checkStages } from "./check-stages.ts";

const orders = read("s3://shop/orders/");
const customers = select(read("s3://shop/customers/"), as("id", "customer"), "name");

function stagesOf(plan: Relation, broadcastBytes = 0): readonly (readonly Fragment[])[] {
  return planSteps(plan, testSources, { ...cluster, broadcastBytes }).plan.stages.map((stage) => stage.fragments);
}

const ordered = planSteps(orderBy(orders, "amount"), testSources, { ...cluster, adaptive: true }).plan.stages.map(
  (stage) => stage.fragments,
);

/** The stages with each node changed. */
function broken(stages: readonly (readonly Fragment[])[], change: (node: Node) => Node): string {
  return checkStages(stages.map((fragments) => fragments.map((f) => ({ ...f, node: mapNode(f.node, change) })))).problems.join("\n");
}

const input = (node: Node): Node => ("input" in node ? node.input : node);

const cases: readonly {
  readonly name: string;
  readonly plan: readonly (readonly Fragment[])[];
  readonly change: (node: Node) => Node;
  readonly says: string;
}[] = [
  {
    name: "a preserved side that every task sees",
    plan: stagesOf(join(orders, customers, ["customer"], "left"), 1e12),
    change: (node) => (node.kind === "join" ? { ...node, type: "full" } : node),
    says: "stage 2: each task keeps the rows without partner of the right side of a full join",
  },
  {
    name: "a join by other keys than those that rows are dealt out by",
    plan: stagesOf(join(orders, customers, ["customer"])),
    change: (node) => (node.kind === "join" ? { ...node, condition: fnNode(node) } : node),
    says: "stage 3: partners of a inner join lie in different tasks",
  },
  {
    name: "groups that lie in several tasks",
    plan: stagesOf(groupBy(orders, ["customer"], { n: fn("count") })),
    change: (node) => (node.kind === "aggregate" && node.phase === "partial" ? { ...node, phase: "whole" } : node),
    says: "stage 1: aggregate by",
  },
  {
    name: "partial states that nobody merges",
    plan: stagesOf(groupBy(orders, ["customer"], { n: fn("count") })),
    change: (node) => (node.kind === "aggregate" && node.phase === "final" ? { ...node, phase: "whole" } : node),
    says: "stage 2: a step comes where aggregate by",
  },
  {
    name: "a limit for each task alone",
    plan: stagesOf(distinct(limit(orders, 10))),
    change: (node) => (node.kind === "limit" && node.input.kind === "exchange_read" ? input(node) : node),
    says: "stage 2: a step comes where limit 10 is to be done first",
  },
  {
    name: "an order for each task alone",
    plan: stagesOf(limit(orderBy(orders, "amount"), 10)),
    change: (node) => (node.kind === "sort" && node.input.kind === "exchange_read" ? input(node) : node),
    says: "stage 2: limit 10 comes where sort",
  },
  {
    name: "an order for each task alone, where rows are dealt out by ranges of another",
    plan: ordered,
    change: (node) =>
      node.kind === "sort" ? { ...node, keys: node.keys.map((key) => ({ ...key, direction: "descending" as const })) } : node,
    says: "is left to do for the rows of exchange",
  },
  {
    name: "an order for each task alone, where rows are dealt out by no order",
    plan: ordered,
    change: (node) => {
      if (node.kind !== "exchange_read" || node.exchange.partitioning.kind !== "range") return node;
      const { count } = node.exchange.partitioning;
      return { ...node, exchange: { ...node.exchange, partitioning: { kind: "round_robin", count } } };
    },
    says: "is left to do for the rows of exchange",
  },
  {
    name: "partitions that every task reads",
    plan: stagesOf(distinct(select(orders, "customer"))),
    change: (node) => (node.kind === "exchange_read" ? { ...node, delivery: "all" } : node),
    says: "stage 2: every task writes all rows",
  },
  {
    name: "one partition of rows that are to be whole",
    plan: stagesOf(join(orders, customers, ["customer"]), 1e12),
    change: (node) => (node.kind === "exchange_read" ? { ...node, delivery: "partition" } : node),
    says: "has no partitions to be read one a task",
  },
  {
    name: "a side of a union that every task sees",
    plan: stagesOf(union(select(orders, "customer"), select(join(orders, customers, ["customer"]), "customer")), 1e12),
    change: (node) => (node.kind === "join" ? node.right : node),
    says: "a union of rows that one task sees and rows that all of them see",
  },
];

function fnNode(node: Extract<Node, { kind: "join" }>): NonNullable<typeof node.condition> {
  const { condition } = node;
  if (condition?.kind !== "call") throw new Error("no condition");
  const [left] = condition.args;
  return { ...condition, args: [left!, left!] };
}

describe("what breaks the union of the tasks is found", () => {
  it.each(cases)("$name", ({ plan, change, says }) => {
    expect(checkStages(plan).problems).toEqual([]);
    expect(broken(plan, change)).toContain(says);
  });

  it("a limit that nobody takes of all rows", () => {
    const [first] = stagesOf(limit(orders, 10));
    expect(checkStages([first!]).problems.join()).toContain("limit 10 is left to do for the rows of exchange 1");
  });

  it("stages in the wrong order", () => {
    const stages = stagesOf(groupBy(orders, [col("customer")], { n: fn("count") }));
    expect(checkStages([...stages].reverse()).problems.join()).toContain("is read before it is written");
  });
});

describe("inputs of which a task may read a part", () => {
  const kinds: readonly (readonly ["inner" | "left" | "right" | "full" | "semi" | "anti", readonly string[]])[] = [
    ["inner", ["left", "right"]],
    ["left", ["left"]],
    ["right", ["right"]],
    ["full", []],
    ["semi", ["left"]],
    ["anti", ["left"]],
  ];
  it.each(kinds)("of an %s join: %s", (type, sides) => {
    expect(splittableOf(join(orders, customers, ["customer"], type))).toEqual(sides);
  });

  it("none below groups that are told by the partitioning", () => {
    expect(splittableOf(groupBy(join(orders, customers, ["customer"]), ["customer"], { n: fn("count") }))).toEqual([]);
    expect(splittableOf(groupBy(join(orders, customers, ["customer"]), ["name"], { n: fn("count") }))).toEqual(["left", "right"]);
  });
});

describe("rows of one sort key", () => {
  const tiesOf = (plan: readonly (readonly Fragment[])[]): readonly number[] => checkStages(plan).ties.map((ids) => ids.length);

  it("may be shared out to tasks that each sort theirs, and no other rows may", () => {
    expect(tiesOf(ordered)).toEqual([0, 0, 0, 1]);
    expect(checkStages(ordered).splittable.at(-1)).toEqual([]);
  });

  it("may not where they are not kept apart", () => {
    const fixed = planSteps(orderBy(orders, "amount"), testSources, { ...cluster, adaptive: false }).plan.stages;
    expect(tiesOf(fixed.map((stage) => stage.fragments))).toEqual([0, 0, 0, 0]);
  });
});

/** By the side of the join that reads them. */
function splittableOf(plan: Relation): readonly string[] {
  const stages = stagesOf(plan);
  const at = stages.findIndex((fragments) => fragments.some((f) => f.node.kind !== "exchange_read" && f.dist.kind === "partition"));
  const reads: Node[] = [];
  eachNode(stages[at]![0]!.node, (node) => void (node.kind === "exchange_read" && reads.push(node)));
  const sides = reads.map((node) => (node.kind === "exchange_read" ? node.exchange.id : 0));
  return checkStages(stages).splittable[at]!.map((id) => ["left", "right"][sides.indexOf(id)]!);
}
