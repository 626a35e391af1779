import { col, sum } from "volley";
import { day, discounted } from "../expressions.ts";
import type { Query } from "../tables.ts";

/** Returned items: the twenty customers who cost most by returning parts. */
export const q10: Query = ({ customer, orders, lineitem, nation }) =>
  customer
    .join(
      orders.filter(
        col("o_orderdate")
          .geq(day("1993-10-01"))
          .and(col("o_orderdate").lt(day("1994-01-01"))),
      ),
      col("c_custkey").eq(col("o_custkey")),
    )
    .join(lineitem.filter(col("l_returnflag").eq("R")), col("l_orderkey").eq(col("o_orderkey")))
    .join(nation, col("c_nationkey").eq(col("n_nationkey")))
    .groupBy("c_custkey", "c_name", "c_acctbal", "c_phone", "n_name", "c_address", "c_comment")
    .agg({ revenue: sum(discounted) })
    .orderBy(col("revenue").desc())
    .limit(20)
    .select("c_custkey", "c_name", "revenue", "c_acctbal", "n_name", "c_address", "c_phone", "c_comment");
