import { col, min, Window } from "volley";
import type { Query } from "../tables.ts";

/** Minimum cost supplier: where in a region to order a part. */
export const q02: Query = ({ part, partsupp, supplier, nation, region }) =>
  part
    .filter(col("p_size").eq(15).and(col("p_type").like("%BRASS")))
    .join(partsupp, col("p_partkey").eq(col("ps_partkey")))
    .join(supplier, col("ps_suppkey").eq(col("s_suppkey")))
    .join(nation, col("s_nationkey").eq(col("n_nationkey")))
    .join(region.filter(col("r_name").eq("EUROPE")), col("n_regionkey").eq(col("r_regionkey")))
    .withColumn("least", min("ps_supplycost").over(Window.partitionBy("p_partkey")))
    .filter(col("ps_supplycost").eq(col("least")))
    .orderBy(col("s_acctbal").desc(), "n_name", "s_name", "p_partkey")
    .limit(100)
    .select("s_acctbal", "s_name", "n_name", "p_partkey", "p_mfgr", "s_address", "s_phone", "s_comment");
