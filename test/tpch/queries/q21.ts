import { col, count } from "volley";
import type { Query } from "../tables.ts";

/** Suppliers who kept orders waiting: late where all others of the order were in time. */
export const q21: Query = ({ supplier, lineitem, orders, nation }) => {
  const late = lineitem.filter(col("l_receiptdate").gt(col("l_commitdate")));
  const names = [col("l_orderkey").alias("other_order"), col("l_suppkey").alias("other_supplier")] as const;
  const other = col("l_orderkey")
    .eq(col("other_order"))
    .and(col("l_suppkey").neq(col("other_supplier")));
  return supplier
    .join(nation.filter(col("n_name").eq("SAUDI ARABIA")), col("s_nationkey").eq(col("n_nationkey")))
    .join(late, col("s_suppkey").eq(col("l_suppkey")))
    .join(orders.filter(col("o_orderstatus").eq("F")), col("o_orderkey").eq(col("l_orderkey")))
    .join(lineitem.select(...names), other, "semi")
    .join(late.select(...names), other, "anti")
    .groupBy("s_name")
    .agg({ numwait: count() })
    .orderBy(col("numwait").desc(), "s_name")
    .limit(100);
};
