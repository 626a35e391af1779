import { col, count } from "volley";
import { day } from "../expressions.ts";
import type { Query } from "../tables.ts";

/** Order priority checking: orders of a quarter with a line received late. */
export const q04: Query = ({ orders, lineitem }) =>
  orders
    .filter(
      col("o_orderdate")
        .geq(day("1993-07-01"))
        .and(col("o_orderdate").lt(day("1993-10-01"))),
    )
    .join(lineitem.filter(col("l_commitdate").lt(col("l_receiptdate"))), col("l_orderkey").eq(col("o_orderkey")), "semi")
    .groupBy("o_orderpriority")
    .agg({ order_count: count() })
    .orderBy("o_orderpriority");
