import { avg, col, count, Session } from "volley";

const session = await Session.builder.appName("package").getOrCreate();
const rows = session.createDataFrame([
  { origin: "ATL", delay: 20 },
  { origin: "JFK", delay: 5 },
  { origin: "ATL", delay: 40 },
]);
const late = rows
  .groupBy("origin")
  .agg({ n: count(), delay: avg(col("delay")) })
  .orderBy("origin");
console.log(JSON.stringify(await late.collect()));
await late.write.mode("overwrite").parquet(process.argv[2]!);
console.log(await session.read.parquet(process.argv[2]!).count());
await session.stop();
