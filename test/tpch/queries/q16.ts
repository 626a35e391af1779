import { col, countDistinct } from "volley";
import type { Query } from "../tables.ts";

/** Parts and suppliers: how many suppliers, without those complained of, can supply parts of a kind. */
export const q16: Query = ({ partsupp, part, supplier }) =>
  partsupp
    .join(
      part.filter(
        col("p_brand")
          .neq("Brand#45")
          .and(col("p_type").like("MEDIUM POLISHED%").not())
          .and(col("p_size").isin(49, 14, 23, 45, 19, 3, 36, 9)),
      ),
      col("p_partkey").eq(col("ps_partkey")),
    )
    .join(supplier.filter(col("s_comment").like("%Customer%Complaints%")), col("ps_suppkey").eq(col("s_suppkey")), "anti")
    .groupBy("p_brand", "p_type", "p_size")
    .agg({ supplier_cnt: countDistinct("ps_suppkey") })
    .orderBy(col("supplier_cnt").desc(), "p_brand", "p_type", "p_size");
