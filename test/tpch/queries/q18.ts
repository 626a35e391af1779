import { col, sum } from "volley";
import type { Query } from "../tables.ts";

/** Large volume customers: the hundred dearest orders of more than 300 pieces. */
export const q18: Query = ({ customer, orders, lineitem }) => {
  const large = lineitem
    .groupBy(col("l_orderkey").alias("large_key"))
    .agg({ pieces: sum("l_quantity") })
    .filter(col("pieces").gt(300));
  return customer
    .join(orders, col("c_custkey").eq(col("o_custkey")))
    .join(large, col("o_orderkey").eq(col("large_key")), "semi")
    .join(lineitem, col("o_orderkey").eq(col("l_orderkey")))
    .groupBy("c_name", "c_custkey", "o_orderkey", "o_orderdate", "o_totalprice")
    .agg({ quantity: sum("l_quantity") })
    .orderBy(col("o_totalprice").desc(), "o_orderdate")
    .limit(100);
};
