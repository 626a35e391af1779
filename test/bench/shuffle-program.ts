// What javascript.mjs runs on a cluster: one small query, so that all is loaded; then rows shuffled by key, joined with an aggregate
// of themselves, shuffled again and written.
import { avg, col, count, max, Session, sum } from "volley";

const [input = "", output = ""] = process.argv.slice(2);

const session = await Session.builder.getOrCreate();
await session.range(100).repartition(4, "id").groupBy("id").agg({ n: count() }).write.mode("overwrite").parquet(`${output}/small`);

const events = session.read.parquet(input).repartition(16, "key");
const byKey = events.groupBy("key").agg({ mean: avg(col("price")), n: count() });
const joined = events.join(byKey, ["key"]).select("key", "part", "price", "name", "mean", "n");
const large = joined
  .repartition(16, "name")
  .groupBy("part")
  .agg({ price: sum(col("price")), mean: avg(col("mean")), name: max(col("name")) });
await large.write.mode("overwrite").parquet(`${output}/large`);
await session.stop();
