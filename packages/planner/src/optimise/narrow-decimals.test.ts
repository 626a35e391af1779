import { parseSchema, type Read, type ValueRange } from "@volley/plan";
import { describe, expect, it } from "vitest";
import { planQuery } from "../plan-query.ts";
import type { SourceInfo } from "../stage.ts";
import { as, cluster, fn, groupBy, lit, read, select, single, union, withColumns } from "../testing/plans.ts";

type Ranges = Readonly<Record<string, ValueRange>>;

/** Prices up to 999,999.99, discounts up to 0.10. */
const small: Ranges = { price: [0n, 99_999_999n], discount: [0n, 10n], pieces: [1n, 9_999n], serial: [0n, 1_000_000n] };

const sourcesWith =
  (ranges: Ranges) =>
  ({ format }: Read): SourceInfo => ({
    schema: parseSchema("price decimal(15,2), discount decimal(15,2), pieces int, serial bigint, kind string"),
    format,
    files: [{ url: "s3://sales/a.parquet", size: 1000, etag: "1", rows: 10 }],
    range: (column) => ranges[column],
  });

const sales = read("s3://sales/");
const discounted = fn("*", "price", fn("-", lit(1), "discount"));
const sqlOf = (relation: ReturnType<typeof select>, ranges = small, settings = single): string =>
  planQuery(relation, sourcesWith(ranges), settings)
    .stages.flatMap(({ outputs }) => outputs.map(({ sql }) => sql))
    .join("\n");

describe("decimals", () => {
  it("are multiplied in 64 bits where the sources tell that 18 digits are enough", () => {
    expect(sqlOf(select(sales, as(discounted, "x")))).toContain(
      "CAST(CAST(price * CAST((1 - discount) AS DECIMAL(16,2)) AS DECIMAL(18,4)) AS DECIMAL(32,4))",
    );
  });

  it("are added up without a conversion to Spark's type, on each side of an exchange", () => {
    const total = groupBy(sales, ["kind"], { total: fn("sum", discounted) });
    const made = "sum(CAST(price * CAST((1 - discount) AS DECIMAL(16,2)) AS DECIMAL(18,4)))";
    expect(sqlOf(total)).toContain(`CAST(${made} AS DECIMAL(38,4)) AS total`);
    expect(sqlOf(total, small, cluster)).toContain(made);
  });

  it.each<[string, Ranges]>([
    ["nobody knows the values", {}],
    ["one side is not known", { price: [0n, 10n] }],
    ["a product has 19 digits", { ...small, price: [0n, 10n ** 16n] }],
    ["a negative product has 19 digits", { ...small, price: [-(10n ** 16n), 0n] }],
  ])("keep Spark's digits where %s", (_, ranges) => {
    expect(sqlOf(select(sales, as(discounted, "x")), ranges)).toContain(
      "CAST(price AS DECIMAL(38,2)) * CAST(CAST((1 - discount) AS DECIMAL(16,2)) AS DECIMAL(38,2))",
    );
  });

  it("stay in 64 bits up to the last of 18 digits, and not beyond", () => {
    const product = fn("*", "price", "discount");
    const upTo = (price: bigint): string => sqlOf(select(sales, as(product, "x")), { price: [0n, price], discount: [0n, 1n] });
    expect(upTo(10n ** 18n - 1n)).toContain("CAST(price * discount AS DECIMAL(18,4))");
    expect(upTo(10n ** 18n)).not.toContain("DECIMAL(18,4)");
  });

  it("take integers and choices with them, and values from one projection into the next", () => {
    expect(sqlOf(select(sales, as(fn("*", "price", "pieces"), "x")))).toContain("CAST(price * pieces AS DECIMAL(18,2))");
    expect(sqlOf(select(sales, as(fn("*", "price", "serial"), "x")))).toContain(
      "CAST(price * CAST(serial AS DECIMAL(18,0)) AS DECIMAL(18,2))",
    );
    const share = groupBy(withColumns(sales, { net: discounted }), [], {
      net: fn("sum", fn("when", fn("==", "kind", lit("a")), "net", 0)),
    });
    expect(sqlOf(share)).toContain(
      "THEN CAST(price * CAST((1 - discount) AS DECIMAL(16,2)) AS DECIMAL(18,4)) ELSE CAST(0 AS DECIMAL(18,4)) END)",
    );
  });

  it("of a union lie where either side lies", () => {
    const both = (one: Ranges): string =>
      sqlOf(select(union(select(sales, "price"), select(sales, as("discount", "price"))), as(fn("*", "price", "price"), "x")), one);
    expect(both(small)).toContain("CAST(price * price AS DECIMAL(18,4))");
    expect(both({ ...small, discount: [0n, 10n ** 10n] })).toContain("DECIMAL(38,2)");
  });
});
