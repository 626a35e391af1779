import { col, lit, sum, when } from "volley";
import { day, discounted } from "../expressions.ts";
import type { Query } from "../tables.ts";

/** Promotion effect: the share of promoted parts in a month's revenue, in percent. */
export const q14: Query = ({ lineitem, part }) =>
  lineitem
    .filter(
      col("l_shipdate")
        .geq(day("1995-09-01"))
        .and(col("l_shipdate").lt(day("1995-10-01"))),
    )
    .join(part, col("l_partkey").eq(col("p_partkey")))
    .agg({
      promo_revenue: lit(100)
        .multiply(sum(when(col("p_type").like("PROMO%"), discounted).otherwise(0)))
        .divide(sum(discounted)),
    });
