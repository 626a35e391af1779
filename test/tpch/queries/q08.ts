import { col, sum, when, year } from "volley";
import { day, discounted } from "../expressions.ts";
import type { Query } from "../tables.ts";

/** National market share: a nation's part of a region's orders of one type of part, by year. */
export const q08: Query = ({ part, lineitem, supplier, orders, customer, nation, region }) => {
  const from = nation.select(col("n_nationkey").alias("from_key"), col("n_name").alias("nation"));
  return part
    .filter(col("p_type").eq("ECONOMY ANODIZED STEEL"))
    .join(lineitem, col("p_partkey").eq(col("l_partkey")))
    .join(supplier, col("s_suppkey").eq(col("l_suppkey")))
    .join(orders.filter(col("o_orderdate").between(day("1995-01-01"), day("1996-12-31"))), col("l_orderkey").eq(col("o_orderkey")))
    .join(customer, col("o_custkey").eq(col("c_custkey")))
    .join(nation, col("c_nationkey").eq(col("n_nationkey")))
    .join(region.filter(col("r_name").eq("AMERICA")), col("n_regionkey").eq(col("r_regionkey")))
    .join(from, col("s_nationkey").eq(col("from_key")))
    .select(year("o_orderdate").alias("o_year"), discounted.alias("volume"), "nation")
    .groupBy("o_year")
    .agg({ mkt_share: sum(when(col("nation").eq("BRAZIL"), col("volume")).otherwise(0)).divide(sum("volume")) })
    .orderBy("o_year");
};
