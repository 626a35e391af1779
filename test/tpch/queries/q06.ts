import { col, sum } from "volley";
import { day } from "../expressions.ts";
import type { Query } from "../tables.ts";

/** Forecasting revenue change: what some discounts of a year cost. */
export const q06: Query = ({ lineitem }) =>
  lineitem
    .filter(
      col("l_shipdate")
        .geq(day("1994-01-01"))
        .and(col("l_shipdate").lt(day("1995-01-01"))),
    )
    .filter("l_discount between 0.05 and 0.07")
    .filter(col("l_quantity").lt(24))
    .agg({ revenue: sum(col("l_extendedprice").multiply(col("l_discount"))) });
