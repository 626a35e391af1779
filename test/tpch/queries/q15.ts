import { col, max, sum } from "volley";
import { day, discounted } from "../expressions.ts";
import type { Query } from "../tables.ts";

/** Top supplier: who brought most revenue in a quarter. */
export const q15: Query = ({ supplier, lineitem }) => {
  const revenue = lineitem
    .filter(
      col("l_shipdate")
        .geq(day("1996-01-01"))
        .and(col("l_shipdate").lt(day("1996-04-01"))),
    )
    .groupBy(col("l_suppkey").alias("supplier_no"))
    .agg({ total_revenue: sum(discounted) });
  return supplier
    .join(revenue, col("s_suppkey").eq(col("supplier_no")))
    .join(revenue.agg({ most: max("total_revenue") }), col("total_revenue").eq(col("most")))
    .select("s_suppkey", "s_name", "s_address", "s_phone", "total_revenue")
    .orderBy("s_suppkey");
};
