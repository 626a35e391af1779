import { col, sum } from "volley";
import { day, discounted } from "../expressions.ts";
import type { Query } from "../tables.ts";

/** Shipping priority: the ten unshipped orders of most value. */
export const q03: Query = ({ customer, orders, lineitem }) =>
  customer
    .filter(col("c_mktsegment").eq("BUILDING"))
    .join(orders.filter(col("o_orderdate").lt(day("1995-03-15"))), col("c_custkey").eq(col("o_custkey")))
    .join(lineitem.filter(col("l_shipdate").gt(day("1995-03-15"))), col("l_orderkey").eq(col("o_orderkey")))
    .groupBy("l_orderkey", "o_orderdate", "o_shippriority")
    .agg({ revenue: sum(discounted) })
    .orderBy(col("revenue").desc(), "o_orderdate")
    .limit(10)
    .select("l_orderkey", "revenue", "o_orderdate", "o_shippriority");
