import { col, sum, year } from "volley";
import { discounted } from "../expressions.ts";
import type { Query } from "../tables.ts";

/** Product type profit: what a line of parts earned, by nation and year. */
export const q09: Query = ({ part, lineitem, supplier, partsupp, orders, nation }) =>
  part
    .filter(col("p_name").like("%green%"))
    .join(lineitem, col("p_partkey").eq(col("l_partkey")))
    .join(supplier, col("s_suppkey").eq(col("l_suppkey")))
    .join(
      partsupp,
      col("ps_suppkey")
        .eq(col("l_suppkey"))
        .and(col("ps_partkey").eq(col("l_partkey"))),
    )
    .join(orders, col("o_orderkey").eq(col("l_orderkey")))
    .join(nation, col("s_nationkey").eq(col("n_nationkey")))
    .select(
      col("n_name").alias("nation"),
      year("o_orderdate").alias("o_year"),
      discounted.minus(col("ps_supplycost").multiply(col("l_quantity"))).alias("amount"),
    )
    .groupBy("nation", "o_year")
    .agg({ sum_profit: sum("amount") })
    .orderBy("nation", col("o_year").desc());
