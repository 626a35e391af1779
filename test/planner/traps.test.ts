import { DuckDBInstance } from "@duckdb/node-api";
import {
  alias,
  attribute,
  call,
  cast,
  type Expression,
  lambda,
  lambdaVariable,
  literal,
  multiAlias,
  relation,
  type Relation,
  simpleTypes,
  sortOrder,
} from "@volley/plan";
import { explainPlan, type PlannerSettings, planQuery, planWrite } from "@volley/planner";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Fixture, makeFixture, readTable } from "./fixture.ts";
import { interpret, multiset, type Row } from "./interpreter.ts";
import { writing } from "./writing.ts";

// Plans that a cluster gets wrong when one rule is forgotten; each is run in 1, 2, 3 and 7 parts and compared with one query.

let fixture: Fixture;
beforeAll(async () => {
  fixture = await makeFixture();
});
afterAll(() => fixture.remove());

const col = (name: string): Expression => attribute(name);
const fn = (name: string, ...args: Expression[]): Expression => call(name, args);
const int = (value: number): Expression => literal(value, simpleTypes.integer);
const sales = readTable("sales");
const shops = readTable("shops");
const none = readTable("none");

const group = (input: Relation, keys: readonly (string | Expression)[], ...aggregates: Expression[]): Relation =>
  relation("aggregate", { input, groupings: keys.map((k) => (typeof k === "string" ? col(k) : k)), aggregates });
const join = (
  left: Relation,
  right: Relation,
  on: readonly string[] | Expression,
  joinType: "inner" | "left" | "right" | "full" | "semi" | "anti" | "cross" = "inner",
): Relation =>
  relation("join", {
    left,
    right,
    joinType,
    using: Array.isArray(on) ? on : [],
    condition: Array.isArray(on) ? undefined : (on as Expression),
  });
const rename = (input: Relation, names: Readonly<Record<string, string>>): Relation =>
  relation("project", { input, expressions: Object.entries(names).map(([from, to]) => alias(col(from), to)) });
const filter = (input: Relation, condition: Expression): Relation => relation("filter", { input, condition });
const broadcast = (input: Relation): Relation => relation("hint", { input, name: "broadcast" });
const union = (left: Relation, right: Relation): Relation =>
  relation("set_operation", { left, right, operation: "union", all: true, byName: false });
const named = (input: Relation, name: string): Relation => relation("subquery_alias", { input, alias: name });
const count = alias(fn("count"), "n");

const bySalesA = group(sales, ["a"], count);
const byShopsA = rename(group(shops, ["a"], alias(fn("count"), "m")), { a: "k", m: "m" });
const other = rename(shops, { a: "k", n: "m", s: "t", f: "g" });

const plans: Readonly<Record<string, readonly Relation[]>> = {
  "integers of two widths, both grouped before": [join(bySalesA, byShopsA, fn("==", col("a"), col("k")))],
  "an integer and a double key": [join(sales, rename(shops, { f: "g", n: "m" }), fn("==", col("a"), col("g")), "left")],
  "a string and an integer key": [
    join(sales, rename(filter(shops, fn("isNull", col("s"))), { s: "t", n: "m" }), fn("==", col("b"), col("t")), "full"),
  ],
  "minus zero and zero in one group": [group(sales, ["c"], count)],
  "null keys match only null-safely": [
    join(sales, other, fn("<=>", col("a"), col("k"))),
    join(sales, other, fn("==", col("a"), col("k")), "anti"),
  ],
  "the preserved side is hinted": (["left", "semi", "anti", "right", "full"] as const).map((type) =>
    join(broadcast(sales), broadcast(other), fn("==", col("a"), col("k")), type),
  ),
  "an empty side": (["inner", "left", "right", "full", "semi", "anti"] as const).map((type) => join(sales, none, ["a"], type)),
  "an empty dataset still counts": [group(none, [], count, alias(fn("sum", col("a")), "s"), alias(fn("max", col("v")), "x"))],
  "groups of an empty dataset": [group(none, ["a"], count)],
  "no rows after a filter still count": [
    group(filter(sales, fn(">", col("a"), int(1000))), [], count, alias(call("count", [col("s")], { distinct: true }), "d")),
  ],
  "distinct counts do not add up": [
    group(sales, ["a"], alias(call("count", [col("s"), col("b")], { distinct: true }), "d"), alias(fn("avg", col("b")), "m")),
  ],
  "a median needs its rows together": [group(sales, ["a"], alias(fn("median", col("b")), "m"), count)],
  "a group joined back to its rows": [join(sales, group(sales, ["a", "s"], count), ["a", "s"], "left")],
  "a group of a group, keys kept": [group(group(sales, ["a", "s"], count), ["a"], alias(fn("sum", col("n")), "n"))],
  "grouped by fewer keys than joined on": [
    join(group(sales, ["a"], alias(fn("max", col("b")), "b")), rename(shops, { a: "a", n: "b" }), ["a", "b"], "left"),
  ],
  "grouped by more keys than joined on": [
    join(group(sales, ["a", "s"], count), rename(group(shops, ["a"], alias(fn("count"), "m")), { a: "a", m: "m" }), ["a"], "right"),
  ],
  "keys renamed between": [join(rename(group(sales, ["a"], count), { a: "x", n: "n" }), byShopsA, fn("==", col("x"), col("k")), "full")],
  "a key overwritten between": [
    join(
      relation("with_columns", { input: bySalesA, aliases: [alias(fn("+", col("a"), int(1)), "a")] }),
      byShopsA,
      fn("==", col("a"), col("k")),
    ),
  ],
  "after a full join, by its joint key": [
    group(join(rename(sales, { a: "k", c: "c" }), rename(shops, { a: "k", f: "f" }), ["k"], "full"), ["k"], count),
  ],
  "after a left join, by the right's key": [group(join(sales, other, fn("==", col("a"), col("k")), "left"), ["k"], count)],
  "joins by inequality": (["inner", "left", "right", "full", "semi", "anti"] as const).map((type) =>
    join(rename(sales, { a: "x", d: "d" }), other, fn("<", col("x"), col("k")), type),
  ),
  "a left join with a condition on one side": [
    join(sales, other, fn("and", fn("==", col("a"), col("k")), fn(">", col("b"), int(0))), "left"),
  ],
  "filters around outer joins": (["left", "right", "full"] as const).map((type) =>
    filter(join(sales, other, fn("==", col("a"), col("k")), type), fn("and", fn("isNull", col("m")), fn("isNotNull", col("a")))),
  ),
  "a cross join": [join(bySalesA, byShopsA, [], "cross")],
  "a frame joined with itself": [
    join(named(sales, "l"), named(sales, "r"), fn("and", fn("==", col("l.a"), col("r.a")), fn("<", col("l.d"), col("r.d")))),
  ].map((r) => group(r, [alias(col("l.s"), "s")], count)),
  "a union of two datasets, joined and grouped": [
    group(
      join(union(rename(sales, { b: "k" }), rename(shops, { a: "k" })), bySalesA, fn("==", col("k"), col("a")), "left"),
      ["k"],
      alias(fn("sum", col("n")), "n"),
    ),
  ],
  "a union of a frame's parts": [union(filter(bySalesA, fn(">", col("n"), int(5))), filter(bySalesA, fn("<=", col("n"), int(5))))],
  "a union broadcast": [
    join(sales, broadcast(union(rename(shops, { a: "k" }), rename(sales, { b: "k" }))), fn("==", col("a"), col("k")), "semi"),
  ],
  "frames shared at two depths": (() => {
    const base = join(sales, other, fn("==", col("a"), col("k")));
    const totals = group(base, ["s"], alias(fn("sum", col("d")), "total"));
    return [base, join(base, totals, ["s"]), group(base, [], count)];
  })(),
  "round robin after a join": [
    group(
      relation("repartition", { input: join(sales, other, fn("==", col("a"), col("k"))), partitions: 3, expressions: [] }),
      ["t"],
      count,
    ),
  ],
  "one row a key": [relation("deduplicate", { input: sales, names: ["a"] })],
  "the top of all, not of each task": [
    relation("limit", {
      input: relation("sort", { input: sales, global: true, order: [sortOrder(col("d"), "descending"), sortOrder(col("at"))] }),
      limit: 7,
    }),
  ],
  "rows made of arrays": (() => {
    const made = (input: Relation, name: string, ...args: Expression[]): Relation =>
      relation("project", { input, expressions: [col("a"), multiAlias(fn(name, ...args), ["i", "x"])] });
    const values = fn("array", col("a"), fn("+", col("a"), int(1)), literal(null, simpleTypes.integer));
    const exploded = made(sales, "posexplode", values);
    return [
      exploded,
      group(exploded, ["x"], count),
      join(exploded, bySalesA, ["a"], "left"),
      group(filter(exploded, fn(">", col("a"), int(3))), ["a"], alias(fn("sum", col("x")), "s")),
      group(made(bySalesA, "posexplode_outer", fn("filter", values, lambda(["e"], fn(">", lambdaVariable("e"), int(5))))), ["i"], count),
      group(made(none, "posexplode_outer", values), [], count),
    ];
  })(),
  "a cast key": [group(sales, [alias(cast(col("c"), simpleTypes.integer), "k")], count)],
};

const single: PlannerSettings = { mode: "single", slots: 2, broadcastBytes: 0, timeZone: "UTC" };

describe("plans with a trap", () => {
  for (const [title, frames] of Object.entries(plans))
    it(title, async () => {
      const run = async (settings: PlannerSettings, bundles: number): Promise<readonly (readonly Row[])[]> =>
        (await interpret(planWrite(writing(frames), fixture.sources, settings), { files: fixture.files, bundles })).sinks;
      const whole = (await run(single, 1)).map(multiset);
      for (const [parts, broadcastBytes] of [
        [1, 0],
        [3, 0],
        [7, 0],
        [2, 1e9],
      ] as const) {
        const got = await run({ ...single, mode: "cluster", shufflePartitions: parts, broadcastBytes }, parts);
        expect(got.map(multiset), `${parts} parts, broadcast up to ${broadcastBytes}`).toEqual(whole);
      }
    });

  it("what explain prints runs in DuckDB as it stands, to the same rows", async () => {
    const settings: PlannerSettings = { ...single, mode: "cluster", shufflePartitions: 3 };
    const instance = await DuckDBInstance.create(":memory:");
    for (const [title, frames] of Object.entries(plans)) {
      const connection = await instance.connect();
      const frame = frames.at(-1)!;
      const rows = (await connection.runAndReadAll(explainPlan(frame, fixture.sources, settings, "sql"))).getRowsJson() as Row[];
      const { result } = await interpret(planQuery(frame, fixture.sources, settings), { files: fixture.files, bundles: 2 });
      expect(multiset(rows), title).toEqual(multiset(result));
      connection.closeSync();
    }
    instance.closeSync();
  }, 60_000);

  it("a join takes no rows away below dropped duplicates", async () => {
    const kept = relation("deduplicate", { input: shops, names: ["a", "n"] });
    const [rows, joined] = [[kept], [join(kept, shops, ["n", "s"], "semi")]].map((frames) =>
      planWrite(writing(frames), fixture.sources, single),
    );
    const options = { files: fixture.files, bundles: 1 };
    // Every row that has both keys finds itself.
    const expected = (await interpret(rows!, options)).sinks[0]!.filter((row) => row[2] !== null).length;
    for (let i = 0; i < 30; i++) expect((await interpret(joined!, options)).sinks[0]).toHaveLength(expected);
  });

  it("a limit is applied once over all tasks, and its rows are rows of the input", async () => {
    const all = (await interpret(planWrite(writing([sales]), fixture.sources, single), { files: fixture.files, bundles: 1 })).sinks[0]!;
    const plan = planWrite(writing([relation("limit", { input: sales, limit: 9 })]), fixture.sources, { ...single, mode: "cluster" });
    const got = (await interpret(plan, { files: fixture.files, bundles: 7 })).sinks[0]!;
    expect(got.length).toBe(9);
    const known = new Set(multiset(all));
    expect(multiset(got).every((row) => known.has(row))).toBe(true);
  });

  it("a random split gives each row to one side, in any cutting, and about as many as asked for", async () => {
    const range = relation("range", { start: 0n, end: 20_000n, step: 1n });
    for (const input of [sales, range, join(sales, other, fn("==", col("a"), col("k")))]) {
      const parts = [
        relation("sample", { input, lower: 0, upper: 0.7, seed: 5n }),
        filter(relation("sample", { input, lower: 0.7, upper: 1, seed: 5n }), fn("isNull", literal(null, simpleTypes.integer))),
      ];
      for (const bundles of [1, 3]) {
        const plan = planWrite(writing([...parts, input]), fixture.sources, { ...single, mode: "cluster", shufflePartitions: 3 });
        const [train = [], test = [], all = []] = (await interpret(plan, { files: fixture.files, bundles })).sinks;
        expect(multiset([...train, ...test])).toEqual(multiset(all));
        if (input === range) expect(Math.abs(train.length - 14_000)).toBeLessThan(400);
      }
    }
  });
});
