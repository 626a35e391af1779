// Volley's programs of a workload, in this process or, with settings that say so, on a cluster that the session starts.
import { Session } from "../../../../packages/volley/dist/index.js";
import { queryReport } from "../../../../packages/volley/dist/program/run-report.js";
import { runtime } from "../../../../packages/volley/dist/session/runtime.js";
import { version } from "../../../../packages/volley/dist/version.js";
import { serve } from "./serve.mjs";

await serve(async ({ folder, settings, workload }) => {
  let executors = [];
  runtime.onCluster = (cluster) => (executors = cluster.executors.map(({ pid }) => pid));
  const session = await Object.entries(settings)
    .reduce((builder, [key, value]) => builder.config(key, value), Session.builder)
    .getOrCreate();
  const { open } = await import(workload);
  const frameOf = open(session, folder);
  let progress;
  runtime.watchers.add((now) => (progress = now));
  return {
    version,
    executors,
    run: ({ query }) => frameOf(query).collect(),
    details: () => ({ stages: progress === undefined ? [] : queryReport(progress).stages }),
    close: () => session.stop(),
  };
});
