import { describe, expect, it } from "vitest";
import { planQuery } from "../plan-query.ts";
import type { Stage } from "../stage.ts";
import { as, broadcast, cluster, filter, fn, join, lit, read, select, testSources } from "../testing/plans.ts";
import { eachNode } from "../typed/walk.ts";

const orders = read("s3://shop/orders/");
const customers = read("s3://shop/customers/");
const named = broadcast(select(filter(customers, fn("==", "segment", lit("x"))), as("id", "customer"), "name"));
const chosen = broadcast(select(filter(customers, fn("==", "segment", lit("y"))), "id", as("name", "chosen")));
const settings = { ...cluster, adaptive: true, executors: 2 };

/** The stage that joins, when both copies are written and hold so many rows. */
function joinStage(rows: readonly [number, number]): Stage {
  const relation = select(join(join(orders, named, ["customer"]), chosen, ["id"]), "name", "chosen", "amount");
  const plan = planQuery(relation, testSources, settings);
  const copies = plan.stages.filter(({ outputs }) => outputs.every(({ target }) => target.kind === "exchange" && target.broadcast));
  const exchanges = copies.flatMap(({ outputs }) => outputs.flatMap(({ target }) => (target.kind === "exchange" ? [target.exchange] : [])));
  const written = new Map(exchanges.map((id, i) => [id, { rows: rows[i]!, bytes: rows[i]! * 20 }]));
  const next = plan.again!({ begun: new Set(copies.map(({ id }) => id)), written });
  return next.stages.find(({ outputs }) => outputs.some(({ sql }) => sql.includes("JOIN")))!;
}

const joinSql = (rows: readonly [number, number]): string => joinStage(rows).outputs[0]!.sql;

/** By which of the orders' columns, one join after the other. */
const joinsOf = (sql: string): readonly string[] => [...sql.matchAll(/ON orders\.(\w+) =/g)].map(([, name]) => name!);

describe("joins with copies", () => {
  it("stand in the order of the program where the first leaves the fewest", () => {
    expect(joinsOf(joinSql([3, 900_000]))).toEqual(["customer", "id"]);
  });

  it("begin with the one that leaves the fewest", () => {
    expect(joinsOf(joinSql([900_000, 3]))).toEqual(["id", "customer"]);
  });

  it("give the same columns in either order", () => {
    const columnsOf = (sql: string): readonly string[] =>
      [...sql.slice(0, sql.indexOf("FROM")).matchAll(/\.(\w+)/g)].map(([, name]) => name!);
    expect(columnsOf(joinSql([3, 900_000]))).toEqual(["name", "chosen", "amount"]);
    expect(columnsOf(joinSql([900_000, 3]))).toEqual(["name", "chosen", "amount"]);
  });

  it("stand in the plan as it was cut, by which what has begun is found again", () => {
    const copies = (rows: readonly [number, number]): readonly number[] => {
      const ids: number[] = [];
      for (const { node } of joinStage(rows).fragments) eachNode(node, (n) => void (n.kind === "exchange_read" && ids.push(n.exchange.id)));
      return ids;
    };
    expect(copies([900_000, 3])).toEqual(copies([3, 900_000]));
  });
});
