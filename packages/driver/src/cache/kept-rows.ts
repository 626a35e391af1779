import type { Read } from "@volley/plan";
import type { SourceInfo } from "@volley/planner";
import { producerOf } from "../query/job.ts";
import type { RunningJob } from "../query/running-job.ts";
import type { LaunchView } from "../query/task-spec.ts";
import { sourceKey } from "../sources/source-key.ts";
import { sum } from "../sum.ts";
import type { KeptJob } from "./frame-cache.ts";

/** What a finished job holds for others. */
export function keptRows({ job, broken }: RunningJob, exchange: number, view: LaunchView): Omit<KeptJob, "observed" | "release"> {
  const stage = producerOf(job.plan, exchange).id;
  const outputs = view.winners(stage).map((winner) => {
    const output = winner?.success.mapOutputs.find((each) => each.exchange === exchange);
    return { bytes: sum(output?.bytes ?? []), rows: sum(output?.rows ?? []) };
  });
  const below = [...job.frames.kept.values()].map((kept) => kept.rows);
  const sources = (read: Read): SourceInfo | undefined => {
    const own = job.sources.get(sourceKey(read))?.info;
    return below.reduce((found, rows) => found ?? rows.sources(read), own);
  };
  const rows = { rows: sum(outputs.map((o) => o.rows)), bytes: sum(outputs.map((o) => o.bytes)), sources };
  return { job, exchange, stage: { query: job.id, stage }, outputs, rows, broken };
}
