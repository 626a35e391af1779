import { col, sum } from "volley";
import { discounted } from "../expressions.ts";
import type { Query } from "../tables.ts";

const containers = (size: string, ...kinds: readonly string[]) => col("p_container").isin(kinds.map((kind) => `${size} ${kind}`));

/** Discounted revenue: three kinds of parts, delivered in person by air. */
export const q19: Query = ({ lineitem, part }) => {
  const small = col("p_brand")
    .eq("Brand#12")
    .and(containers("SM", "CASE", "BOX", "PACK", "PKG"))
    .and(col("l_quantity").between(1, 11))
    .and(col("p_size").between(1, 5));
  const medium = col("p_brand")
    .eq("Brand#23")
    .and(containers("MED", "BAG", "BOX", "PKG", "PACK"))
    .and(col("l_quantity").between(10, 20))
    .and(col("p_size").between(1, 10));
  const large = col("p_brand")
    .eq("Brand#34")
    .and(containers("LG", "CASE", "BOX", "PACK", "PKG"))
    .and(col("l_quantity").between(20, 30))
    .and(col("p_size").between(1, 15));
  return lineitem
    .filter(col("l_shipmode").isin("AIR", "AIR REG").and(col("l_shipinstruct").eq("DELIVER IN PERSON")))
    .join(part, col("p_partkey").eq(col("l_partkey")))
    .filter(small.or(medium).or(large))
    .agg({ revenue: sum(discounted) });
};
