import { col, sum } from "volley";
import type { Query } from "../tables.ts";

/** Important stock: the parts that make up most of the value in a nation's stock. */
export const q11: Query = ({ partsupp, supplier, nation }) => {
  const stock = partsupp
    .join(supplier, col("ps_suppkey").eq(col("s_suppkey")))
    .join(nation.filter(col("n_name").eq("GERMANY")), col("s_nationkey").eq(col("n_nationkey")));
  const value = sum(col("ps_supplycost").multiply(col("ps_availqty")));
  return stock
    .groupBy("ps_partkey")
    .agg({ value })
    .crossJoin(stock.agg({ total: value }))
    .filter("value > total * 0.0001")
    .select("ps_partkey", "value")
    .orderBy(col("value").desc());
};
