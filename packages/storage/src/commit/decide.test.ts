import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judge } from "./decide.ts";
import type { CommitMode, EntrySummary } from "./entry.ts";

const summary = (entry: number, jobId: string, kind: "commit" | "abort", mode?: CommitMode, aborts = 0): EntrySummary => ({
  entry,
  kind,
  jobId,
  mode,
  created: "2026-01-01T00:00:00.000Z",
  aborts,
});

describe("judge", () => {
  const table: [string, CommitMode, EntrySummary[], string][] = [
    ["nothing happened", "error", [], "free"],
    ["its own commit stands", "error", [summary(4, "me", "commit", "error")], "adopt"],
    [
      "its own commit stands among others",
      "overwrite",
      [summary(3, "a", "abort"), summary(4, "me", "commit", "overwrite"), summary(5, "b", "commit", "overwrite")],
      "adopt",
    ],
    [
      "it was aborted, though others committed",
      "append",
      [summary(3, "a", "commit", "overwrite"), summary(4, "me", "abort", "append")],
      "aborted",
    ],
    ["another job aborted", "error", [summary(3, "a", "abort", "error")], "free"],
    ["append met append", "append", [summary(3, "a", "commit", "append")], "free"],
    ["append met a job that wanted the place alone", "append", [summary(3, "a", "commit", "error")], "conflict"],
    ["append met overwrite", "append", [summary(3, "a", "commit", "append"), summary(4, "b", "commit", "overwrite")], "conflict"],
    ["overwrite met append", "overwrite", [summary(3, "a", "commit", "append")], "conflict"],
    ["error met append", "error", [summary(3, "a", "commit", "append")], "conflict"],
    ["ignore met ignore", "ignore", [summary(3, "a", "commit", "ignore")], "conflict"],
  ];
  it.each(table)("%s", (_, mode, since, kind) => {
    expect(judge({ jobId: "me", mode }, since).kind).toBe(kind);
  });

  it("lets a job pass whose uploads an abort did not take, and stops one whose uploads it took", () => {
    const since = [summary(3, "sweeper", "abort", undefined, 2)];
    expect(judge({ jobId: "me", mode: "append" }, since).kind).toBe("free");
    expect(judge({ jobId: "me", mode: "append" }, since, (entry) => entry === 3)).toMatchObject({
      kind: "conflict",
      what: "a clean-up swept",
    });
  });

  it("never lets two jobs that exclude each other both go on", () => {
    const mode = fc.constantFrom<CommitMode>("error", "append", "overwrite", "ignore");
    fc.assert(
      fc.property(fc.array(mode, { minLength: 1, maxLength: 5 }), mode, (others, mine) => {
        const since = others.map((other, i) => summary(i, `job-${i}`, "commit", other));
        const free = judge({ jobId: "me", mode: mine }, since).kind === "free";
        expect(free).toBe(mine === "append" && others.every((other) => other === "append"));
      }),
    );
  });
});
