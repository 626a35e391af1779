import { col, sum } from "volley";
import { day, discounted } from "../expressions.ts";
import type { Query } from "../tables.ts";

/** Local supplier volume: revenue in a region where customer and supplier are of one nation. */
export const q05: Query = ({ customer, orders, lineitem, supplier, nation, region }) =>
  customer
    .join(
      orders.filter(
        col("o_orderdate")
          .geq(day("1994-01-01"))
          .and(col("o_orderdate").lt(day("1995-01-01"))),
      ),
      col("c_custkey").eq(col("o_custkey")),
    )
    .join(lineitem, col("l_orderkey").eq(col("o_orderkey")))
    .join(
      supplier,
      col("l_suppkey")
        .eq(col("s_suppkey"))
        .and(col("c_nationkey").eq(col("s_nationkey"))),
    )
    .join(nation, col("s_nationkey").eq(col("n_nationkey")))
    .join(region.filter(col("r_name").eq("ASIA")), col("n_regionkey").eq(col("r_regionkey")))
    .groupBy("n_name")
    .agg({ revenue: sum(discounted) })
    .orderBy(col("revenue").desc());
