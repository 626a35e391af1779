import type { ObjectStore } from "@volley/storage";
import { formatBytes, formatCount, formatSeconds, type RunReport } from "volley/cli";

interface Manifest {
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly rows: number }[];
}

/** The end of the run: rows a split, what was moved, peak memory, the objects written. */
export async function describeOutput(store: ObjectStore, destination: string, report: RunReport): Promise<string> {
  const manifest = JSON.parse(Buffer.from(await store.read(`${destination}_SUCCESS`)).toString("utf8")) as Manifest;
  const of = (prefix: string): Manifest["files"] => manifest.files.filter((file) => file.path.startsWith(prefix));
  const rows = (prefix: string): string => formatCount(of(prefix).reduce((sum, file) => sum + file.rows, 0));
  const [query] = report.queries.slice(-1);
  const stages = query?.stages ?? [];
  const total = (key: "sourceBytes" | "exchangeBytes" | "exchangeRows" | "exchangeBytesFetched" | "tasks" | "sinkBytes"): number =>
    stages.reduce((sum, stage) => sum + stage[key], 0);
  const peak = Math.max(0, ...(query?.executors ?? []).map((executor) => executor.peakResidentBytes));
  const lines = [
    `\n  train ${rows("csv/train/")} rows · validation ${rows("csv/validation/")} · test ${rows("csv/test/")}      ${formatSeconds(report.seconds)} in all${peak > 0 ? `, peak ${formatBytes(peak)} an executor` : ""}`,
    `  read ${formatBytes(total("sourceBytes"))} from S3 · ${total("tasks")} tasks · shuffled ${formatCount(total("exchangeRows"))} rows, ${formatBytes(total("exchangeBytes"))} (${formatBytes(total("exchangeBytesFetched"))} between executors)`,
  ];
  for (const format of ["csv", "parquet"]) {
    const files = of(`${format}/`);
    lines.push(`  ${destination}${format}/…  ${files.length} objects, ${formatBytes(files.reduce((sum, file) => sum + file.bytes, 0))}`);
  }
  return `${lines.join("\n")}\n`;
}
