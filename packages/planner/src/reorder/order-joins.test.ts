import { parseSchema, type Read, type Relation } from "@volley/plan";
import { describe, expect, it } from "vitest";
import { treeText } from "../explain/tree.ts";
import { planSteps } from "../plan-query.ts";
import type { SourceInfo } from "../stage.ts";
import { broadcast, cluster, filter, fn, groupBy, join, lit, read, single } from "../testing/plans.ts";

const sales = read("sales");
const customers = read("customers");
const countries = read("countries");
const items = read("items");

const tables: Readonly<Record<string, readonly [schema: string, rows: number]>> = {
  sales: ["customer bigint, item bigint, price double", 10_000_000],
  customers: ["id bigint, country int, born date", 2_000_000],
  visits: ["visitor bigint, page string", 50_000_000],
  countries: ["code int, name string", 200],
  items: ["key bigint, kind string", 100_000],
};

/** Keys are the numbers from 1 to as many as their table has. */
function sources({ paths: [name], format }: Read): SourceInfo {
  const [schema, rows] = tables[name!]!;
  const keys: Readonly<Record<string, string>> = {
    customer: "customers",
    id: "customers",
    visitor: "customers",
    country: "countries",
    code: "countries",
    item: "items",
    key: "items",
  };
  return {
    schema: parseSchema(schema),
    format,
    files: [0, 1, 2, 3].map((i) => ({ url: `s3://shop/${name}/${i}`, rows: rows / 4, size: rows * 8, etag: `${i}` })),
    range: (column) => (keys[column] === undefined ? undefined : [1n, BigInt(tables[keys[column]]![1])]),
  };
}

const chain = (): Relation =>
  join(
    join(join(sales, customers, fn("==", "customer", "id")), countries, fn("==", "country", "code")),
    filter(items, fn("==", "kind", lit("tea"))),
    fn("==", "item", "key"),
  );

const stories: Readonly<Record<string, Relation>> = {
  "small-tables-first": filter(chain(), fn("==", "name", lit("Chile"))),
  "rows-that-decide": join(
    join(sales, customers, fn("==", "customer", "id")),
    filter(items, fn("==", "kind", lit("tea"))),
    fn("==", "item", "key"),
    "semi",
  ),
  "values-that-are-equal": join(
    join(sales, read("visits"), fn("==", "customer", "visitor")),
    filter(customers, fn("==", "country", 7)),
    fn("==", "visitor", "id"),
  ),
  "what-either-case-says": filter(
    join(join(sales, customers, fn("==", "customer", "id")), countries, fn("==", "country", "code")),
    fn("or", fn("and", fn("==", "name", lit("Chile")), fn(">", "price", 5)), fn("and", fn("==", "name", lit("Peru")), fn(">", "price", 7))),
  ),
};

const orderOf = (relation: Relation, mode: typeof cluster = cluster): string =>
  treeText(planSteps(relation, sources, mode).optimised.map((node) => ({ title: "result", node })));

describe("joins in the order that moves the fewest bytes, as text", () => {
  for (const [title, relation] of Object.entries(stories))
    it(title, async () => {
      await expect(`${orderOf(relation)}\n`).toMatchFileSnapshot(`../goldens/reorder/${title}.txt`);
    });
});

/** The tables, from the innermost join to the outermost. */
const tablesOf = (text: string): readonly string[] => [...text.matchAll(/read parquet (\w+)/g)].map(([, name]) => name!);

describe("the order of joins", () => {
  it("is the program's where another is not much better", () => {
    expect(tablesOf(orderOf(chain()))).not.toEqual(tablesOf(orderOf(filter(chain(), fn("==", "name", lit("Chile"))))));
    const two = join(sales, customers, fn("==", "customer", "id"));
    expect(tablesOf(orderOf(two))).toEqual(["sales", "customers"]);
  });

  it("is the program's where that is asked for", () => {
    const relation = filter(chain(), fn("==", "name", lit("Chile")));
    expect(tablesOf(orderOf(relation, { ...cluster, joinReorder: false }))).toEqual(["sales", "customers", "countries", "items"]);
  });

  it("is the program's in one task, where DuckDB finds its own", () => {
    const relation = filter(chain(), fn("==", "name", lit("Chile")));
    expect(tablesOf(orderOf(relation, single))).toEqual(["sales", "customers", "countries", "items"]);
  });

  it("leaves outer joins, and joins by chance, where they are", () => {
    const outer = join(join(sales, customers, fn("==", "customer", "id"), "left"), countries, fn("==", "country", "code"), "left");
    expect(tablesOf(orderOf(filter(outer, fn("==", "name", lit("Chile")))))).toEqual(["sales", "customers", "countries"]);
    const chance = join(
      join(sales, customers, fn("and", fn("==", "customer", "id"), fn("<", fn("rand"), lit(0.5)))),
      filter(countries, fn("==", "name", lit("Chile"))),
      fn("==", "country", "code"),
    );
    expect(tablesOf(orderOf(chance))).toEqual(["sales", "customers", "countries"]);
  });

  it("keeps the columns in their order, and their names", () => {
    const relation = filter(chain(), fn("==", "name", lit("Chile")));
    const names = (mode: typeof cluster): readonly string[] =>
      planSteps(relation, sources, mode).plan.result!.schema.fields.map((f) => f.name);
    expect(names(cluster)).toEqual(names(single));
  });

  it("heeds what the program says of a side", () => {
    const relation = join(join(sales, broadcast(customers), fn("==", "customer", "id")), countries, fn("==", "country", "code"));
    expect(orderOf(filter(relation, fn("==", "name", lit("Chile"))))).toContain("broadcast");
  });

  it("does not put frames side by side that no condition ties", () => {
    const star = groupBy(filter(chain(), fn("==", "name", lit("Chile"))), ["kind"], { n: fn("count") });
    expect(orderOf(star)).not.toContain("cross");
  });
});
