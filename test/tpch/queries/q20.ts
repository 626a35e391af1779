import { col, sum } from "volley";
import { day } from "../expressions.ts";
import type { Query } from "../tables.ts";

/** Potential part promotion: suppliers of a nation with more of a part in stock than half of a year's sales. */
export const q20: Query = ({ supplier, nation, partsupp, part, lineitem }) => {
  const stocked = partsupp.join(part.filter(col("p_name").like("forest%")), col("ps_partkey").eq(col("p_partkey")), "semi");
  const sameStock = col("ps_partkey")
    .eq(col("l_partkey"))
    .and(col("ps_suppkey").eq(col("l_suppkey")));
  // The subquery is asked for each row of the stock: sales of nothing else are added up.
  const sold = lineitem
    .filter(
      col("l_shipdate")
        .geq(day("1994-01-01"))
        .and(col("l_shipdate").lt(day("1995-01-01"))),
    )
    .join(stocked, sameStock, "semi")
    .groupBy("l_partkey", "l_suppkey")
    .agg({ quantity: sum("l_quantity") });
  const excess = stocked.join(sold, sameStock).filter("ps_availqty > 0.5 * quantity");
  return supplier
    .join(nation.filter(col("n_name").eq("CANADA")), col("s_nationkey").eq(col("n_nationkey")))
    .join(excess, col("s_suppkey").eq(col("ps_suppkey")), "semi")
    .select("s_name", "s_address")
    .orderBy("s_name");
};
