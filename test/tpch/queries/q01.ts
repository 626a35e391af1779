import { avg, col, count, lit, sum } from "volley";
import { day, discounted } from "../expressions.ts";
import type { Query } from "../tables.ts";

/** Pricing summary: what was billed, shipped and returned. */
export const q01: Query = ({ lineitem }) =>
  lineitem
    .filter(col("l_shipdate").leq(day("1998-09-02")))
    .groupBy("l_returnflag", "l_linestatus")
    .agg({
      sum_qty: sum("l_quantity"),
      sum_base_price: sum("l_extendedprice"),
      sum_disc_price: sum(discounted),
      sum_charge: sum(discounted.multiply(lit(1).plus(col("l_tax")))),
      avg_qty: avg("l_quantity"),
      avg_price: avg("l_extendedprice"),
      avg_disc: avg("l_discount"),
      count_order: count(),
    })
    .orderBy("l_returnflag", "l_linestatus");
