// The whole of a shuffle: by the public API on a cluster of two executors with one core each.
import { Session, max, sum } from "../../../packages/volley/dist/index.js";
import { queryReport } from "../../../packages/volley/dist/program/run-report.js";
import { runtime } from "../../../packages/volley/dist/session/runtime.js";
import { cpuSeconds } from "../process-tree.mjs";
import { isText } from "./shapes.mjs";

export async function openCluster() {
  let cluster;
  runtime.onCluster = (started) => (cluster = started);
  let progress;
  runtime.watchers.add((now) => (progress = now));
  const settings = { executors: "2", "executor.threads": "1", "executor.memory": "4g" };
  const session = await Object.entries(settings)
    .reduce((builder, [key, value]) => builder.config(key, value), Session.builder)
    .getOrCreate();
  const cpu = () => ({
    driver: cpuSeconds(cluster.driver.pid),
    executors: cluster.executors.reduce((total, { pid }) => total + cpuSeconds(pid), 0),
  });
  return {
    /** Deals the rows of Parquet files out by their key; every column of what arrives is read. */
    async shuffle(folder, columns, partitions) {
      const dealtOut = session.read.parquet(folder).repartition(partitions, "key");
      const answer = columns.map((name) => (isText(name) || name === "day" ? max(name) : sum(name)));
      const [start, before] = [performance.now(), cpu()];
      await dealtOut.agg(...answer).collect();
      const seconds = (performance.now() - start) / 1000;
      const after = cpu();
      const [write, read] = queryReport(progress).stages;
      return {
        seconds,
        bytes: write.exchangeBytes,
        fetchedBytes: write.exchangeBytesFetched + read.exchangeBytesFetched,
        cpuSeconds: after.executors - before.executors,
        driverSeconds: after.driver - before.driver,
        stages: [write, read].map(({ name, tasks, seconds: wall, javascriptSeconds }) => ({
          name,
          tasks,
          seconds: wall,
          javascriptSeconds,
        })),
      };
    },
    close: () => session.stop(),
  };
}
