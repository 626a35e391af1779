import { col, count } from "volley";
import type { Query } from "../tables.ts";

/** Customer distribution: how many customers have how many orders, special requests left out. */
export const q13: Query = ({ customer, orders }) =>
  customer
    .join(orders.filter(col("o_comment").like("%special%requests%").not()), col("c_custkey").eq(col("o_custkey")), "left")
    .groupBy("c_custkey")
    .agg({ c_count: count("o_orderkey") })
    .groupBy("c_count")
    .agg({ custdist: count() })
    .orderBy(col("custdist").desc(), col("c_count").desc());
