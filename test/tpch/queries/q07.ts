import { col, sum, year } from "volley";
import { day, discounted } from "../expressions.ts";
import type { Query } from "../tables.ts";

/** Volume shipping: goods between two nations, by year. */
export const q07: Query = ({ supplier, lineitem, orders, customer, nation }) => {
  const from = nation.select(col("n_nationkey").alias("from_key"), col("n_name").alias("supp_nation"));
  const to = nation.select(col("n_nationkey").alias("to_key"), col("n_name").alias("cust_nation"));
  const between = (a: string, b: string) => col("supp_nation").eq(a).and(col("cust_nation").eq(b));
  return supplier
    .join(lineitem.filter(col("l_shipdate").between(day("1995-01-01"), day("1996-12-31"))), col("s_suppkey").eq(col("l_suppkey")))
    .join(orders, col("o_orderkey").eq(col("l_orderkey")))
    .join(customer, col("c_custkey").eq(col("o_custkey")))
    .join(from, col("s_nationkey").eq(col("from_key")))
    .join(to, col("c_nationkey").eq(col("to_key")))
    .filter(between("FRANCE", "GERMANY").or(between("GERMANY", "FRANCE")))
    .groupBy("supp_nation", "cust_nation", year("l_shipdate").alias("l_year"))
    .agg({ revenue: sum(discounted) })
    .orderBy("supp_nation", "cust_nation", "l_year");
};
