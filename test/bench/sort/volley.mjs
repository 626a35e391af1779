// Volley's typed programs of the sort bench, in this process or on a cluster that the session starts.
import { col, count, Session, sum } from "../../../packages/volley/dist/index.js";
import { queryReport } from "../../../packages/volley/dist/program/run-report.js";
import { runtime } from "../../../packages/volley/dist/session/runtime.js";
import { version } from "../../../packages/volley/dist/version.js";
import { serve } from "../tpch/engines/serve.mjs";

const programs = {
  async sort(session, { input, output }) {
    await session.read.parquet(input).orderBy("key").write.mode("overwrite").parquet(output);
    return [];
  },
  join: (session, { input }) =>
    session.read
      .parquet(`${input}/sales`)
      .join(session.read.parquet(`${input}/items`), ["item"])
      .filter(col("note").neq(col("name")))
      .groupBy("shop")
      .agg({ sales: count(), amount: sum("amount") })
      .orderBy("shop")
      .collect(),
};

await serve(async ({ settings }) => {
  let executors = [];
  runtime.onCluster = (cluster) => (executors = cluster.executors.map(({ pid }) => pid));
  const session = await Object.entries(settings)
    .reduce((builder, [key, value]) => builder.config(key, value), Session.builder)
    .getOrCreate();
  let progress;
  runtime.watchers.add((now) => (progress = now));
  return {
    version,
    executors,
    run: (request) => programs[request.query](session, request),
    details: () => ({ stages: progress === undefined ? [] : queryReport(progress).stages }),
    close: () => session.stop(),
  };
});
