import type { CommitMode, EntrySummary } from "./entry.ts";

/** What the entries that appeared since a job looked mean for that job. */
export type Verdict =
  /** Nothing in the way: the job may write the next entry. */
  | { readonly kind: "free" }
  /** The job's own commit stands already, written by this driver or an earlier one. */
  | { readonly kind: "adopt"; readonly entry: number }
  /** The job was aborted. */
  | { readonly kind: "aborted"; readonly by: EntrySummary }
  /** Another job's entry excludes this one's. */
  | { readonly kind: "conflict"; readonly by: EntrySummary; readonly what: string };

/**
 * Judges the entries after the one a job started from. Its own entry decides before all others. Of other jobs' entries,
 * aborts change nothing unless they took an upload that this job needs; commits exclude each other, except that appends go
 * one after another.
 */
export function judge(
  job: { readonly jobId: string; readonly mode: CommitMode },
  since: readonly EntrySummary[],
  tookUploads: (entry: number) => boolean = () => false,
): Verdict {
  const own = since.find((summary) => summary.jobId === job.jobId);
  if (own?.kind === "commit") return { kind: "adopt", entry: own.entry };
  if (own !== undefined) return { kind: "aborted", by: own };
  for (const by of since) {
    if (by.kind === "commit" && !(job.mode === "append" && by.mode === "append")) {
      return { kind: "conflict", by, what: by.mode === "overwrite" ? "another job replaced" : "another job wrote to" };
    }
    if (by.aborts > 0 && tookUploads(by.entry)) return { kind: "conflict", by, what: "a clean-up swept" };
  }
  return { kind: "free" };
}
