import { col, sum, when } from "volley";
import { day } from "../expressions.ts";
import type { Query } from "../tables.ts";

/** Shipping modes: whether cheap ones delay urgent orders. */
export const q12: Query = ({ orders, lineitem }) => {
  const urgent = col("o_orderpriority").isin("1-URGENT", "2-HIGH");
  return lineitem
    .filter(col("l_shipmode").isin("MAIL", "SHIP"))
    .filter(
      col("l_commitdate")
        .lt(col("l_receiptdate"))
        .and(col("l_shipdate").lt(col("l_commitdate"))),
    )
    .filter(
      col("l_receiptdate")
        .geq(day("1994-01-01"))
        .and(col("l_receiptdate").lt(day("1995-01-01"))),
    )
    .join(orders, col("o_orderkey").eq(col("l_orderkey")))
    .groupBy("l_shipmode")
    .agg({ high_line_count: sum(when(urgent, 1).otherwise(0)), low_line_count: sum(when(urgent, 0).otherwise(1)) })
    .orderBy("l_shipmode");
};
