import type { Relation, WriteCommand } from "@volley/plan";

/** A write with one sink a frame. */
export function writing(frames: readonly Relation[]): WriteCommand {
  const sinks = frames.map((input, i) => ({ folder: `${i}`, input, format: "parquet" as const, options: {} }));
  return { kind: "write", destination: "file:///out/", mode: "overwrite", marker: "none", sinks };
}
