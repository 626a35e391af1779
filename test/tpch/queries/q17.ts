import { avg, col, sum, Window } from "volley";
import type { Query } from "../tables.ts";

/** Small-quantity orders: what would be lost a year without orders of less than a fifth of the usual quantity. */
export const q17: Query = ({ lineitem, part }) =>
  lineitem
    .join(part.filter(col("p_brand").eq("Brand#23").and(col("p_container").eq("MED BOX"))), col("l_partkey").eq(col("p_partkey")))
    .withColumn("usual", avg("l_quantity").over(Window.partitionBy("l_partkey")))
    .filter("l_quantity < 0.2 * usual")
    .agg({ total: sum("l_extendedprice") })
    .selectExpr("total / 7.0 as avg_yearly");
