import { avg, col, count, substring, sum } from "volley";
import type { Query } from "../tables.ts";

/** Global sales opportunity: customers of some countries with money who never ordered. */
export const q22: Query = ({ customer, orders }) => {
  const abroad = customer
    .withColumn("cntrycode", substring("c_phone", 1, 2))
    .filter(col("cntrycode").isin("13", "31", "23", "29", "30", "18", "17"));
  const usual = abroad.filter(col("c_acctbal").gt(0)).agg({ usual: avg("c_acctbal") });
  return abroad
    .crossJoin(usual)
    .filter(col("c_acctbal").gt(col("usual")))
    .join(orders, col("o_custkey").eq(col("c_custkey")), "anti")
    .groupBy("cntrycode")
    .agg({ numcust: count(), totacctbal: sum("c_acctbal") })
    .orderBy("cntrycode");
};
