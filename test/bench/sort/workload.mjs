// Volley's programs of the sort bench: records sorted into files beside them, and a join of which most rows have one key.
import { join } from "node:path";
import { col, count, sum } from "../../../packages/volley/dist/index.js";

export function open(session, folder) {
  const read = (table) => session.read.parquet(join(folder, table));
  const programs = {
    sort: () => ({
      async collect() {
        await read("records").orderBy("key").write.mode("overwrite").parquet(join(folder, "sorted"));
        return [];
      },
    }),
    join: () =>
      read("sales")
        .join(read("items"), ["item"])
        .filter(col("note").neq(col("name")))
        .groupBy("shop")
        .agg({ sales: count(), amount: sum("amount") })
        .orderBy("shop"),
  };
  return (query) => programs[query]();
}
