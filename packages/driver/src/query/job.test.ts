import { relation, type Sink } from "@volley/plan";
import { describe, expect, it } from "vitest";
import { sinkFileName } from "./job.ts";

const sink = (folder: string, format: Sink["format"], options: Record<string, string> = {}): Sink => ({
  folder,
  input: relation("range", { start: 0n, end: 1n, step: 1n }),
  format,
  options,
});

describe("sinkFileName", () => {
  it("names split, task, job and attempt, so that no two files of a destination are called the same", () => {
    expect(sinkFileName(sink("csv/train", "csv"), 3, "job", 17)).toBe("part-train-00003-job-17.csv");
    expect(sinkFileName(sink("", "parquet"), 0, "job", 1)).toBe("part-00000-job-1.parquet");
    expect(sinkFileName(sink("json", "json", { compression: "gzip" }), 0, "job", 1)).toBe("part-json-00000-job-1.json.gz");
    expect(sinkFileName(sink("", "parquet", { compression: "gzip" }), 0, "job", 1)).toBe("part-00000-job-1.parquet");
  });
});
