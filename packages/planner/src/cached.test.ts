import type { Relation } from "@volley/plan";
import { describe, expect, it } from "vitest";
import { Interner } from "./analyse/intern.ts";
import type { CachedFrame, CachedFrames } from "./cached-frame.ts";
import { explainPlan } from "./explain/explain.ts";
import { planKept, planQuery } from "./plan-query.ts";
import { cluster, col, filter, fn, groupBy, join, read, select, single, testSources, withColumns } from "./testing/plans.ts";

const orders = (): Relation => filter(read("s3://shop/orders/"), fn(">", "amount", 10));
const unread = (): never => {
  throw new Error("a source was looked at");
};

/** What a session knows that keeps these frames, whose rows are there. */
function keeping(...relations: readonly Relation[]): CachedFrames {
  const interner = new Interner();
  const kept = { rows: 1000, bytes: 50_000, sources: testSources };
  const frames = new Map(
    relations.map((relation, i): [number, CachedFrame] => [interner.key(relation), { id: `f${i}`, level: "L", relation, kept }]),
  );
  return (relation) => frames.get(interner.key(relation));
}

describe("a plan over kept rows", () => {
  it("reads them where the frame was, and looks at no source", async () => {
    const again = groupBy(orders(), ["customer"], { n: fn("count", "id") });
    await expect(explainPlan(again, unread, cluster, "simple", keeping(orders()))).toMatchFileSnapshot("goldens/cached/group-by.txt");
  });

  it("reads them once for two readers, and in one task where all is one", async () => {
    const twice = join(orders(), select(orders(), "id", "amount"), ["id"]);
    await expect(explainPlan(twice, unread, single, "sql", keeping(orders()))).toMatchFileSnapshot("goldens/cached/join-itself.txt");
    const { stages } = planQuery(twice, unread, single, keeping(orders()));
    expect(stages.map(({ inputs }) => inputs.map(({ kind }) => kind))).toEqual([["cached"]]);
  });

  it("takes the outermost of the frames that it holds", () => {
    const above = withColumns(orders(), { twice: fn("*", "amount", 2) });
    const inputs = planQuery(select(above, "twice"), unread, cluster, keeping(orders(), above)).stages.flatMap((stage) => stage.inputs);
    expect(inputs).toMatchObject([{ kind: "cached", frame: { id: "f1" } }]);
  });
});

it("rows to keep stay in their tasks, each column under a name of its own", () => {
  const twins = select(orders(), "id", col("ID"), "amount");
  const { stages, result } = planKept(twins, testSources, cluster);
  expect(stages).toHaveLength(1);
  expect(stages[0]).toMatchObject({ cut: { kind: "bundle" }, outputs: [{ target: { kind: "exchange", partitions: 1 } }] });
  expect(result!.schema.fields.map((field) => field.name)).toEqual(["id", "id_2", "amount"]);
});
