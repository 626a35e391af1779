import { VolleyError } from "@volley/plan";
import { describe, expect, it } from "vitest";
import { renderError } from "./errors.ts";

const unknownColumn = new VolleyError("UNRESOLVED_COLUMN", 'column "delya" does not exist', {
  origin: { callSite: "prepare.ts:12:11", fragment: '    .filter(col("delya").isNotNull())' },
  where: ["columns: date, delay, distance"],
  hints: ['did you mean "delay"?'],
});

describe("renderError", () => {
  it("shows what, the user's line with a mark under the name, where, and what to do", () => {
    expect(renderError(unknownColumn, { width: 80 })).toBe(
      [
        'error: column "delya" does not exist                 [UNRESOLVED_COLUMN · 42703]',
        '  prepare.ts:12:11   .filter(col("delya").isNotNull())',
        '                                  ^^^^^ did you mean "delay"?',
        "  columns: date, delay, distance",
      ].join("\n"),
    );
  });

  it("gives further hints, and such as name nothing, a line each", () => {
    const error = new VolleyError("OUT_OF_MEMORY", "executor 2 ran out of memory", { hints: ["--executor-memory 2g", "repartition(64)"] });
    expect(renderError(error).split("\n").slice(1)).toEqual(["  → --executor-memory 2g", "  → repartition(64)"]);
  });

  it("puts the error's class on a line of its own where the terminal is narrow", () => {
    const [first, second] = renderError(unknownColumn, { width: 50 }).split("\n");
    expect(first).toBe('error: column "delya" does not exist');
    expect(second).toBe("  [UNRESOLVED_COLUMN · 42703]");
  });

  it("paints only when told to", () => {
    expect(renderError(unknownColumn)).not.toContain("\u001b");
    expect(renderError(unknownColumn, { color: true })).toContain("\u001b[31merror:\u001b[0m column");
  });

  it("keeps further lines of a message below its first", () => {
    const lines = renderError(new VolleyError("TYPE_CHECK_FAILED", "the program has type errors\na.ts(1,1): error TS1: no")).split("\n");
    expect(lines[0]).toMatch(/^error: the program has type errors +\[TYPE_CHECK_FAILED · 42000\]$/);
    expect(lines[1]).toBe("a.ts(1,1): error TS1: no");
  });

  it("marks nothing when the name is not in the line, and says nothing of an unknown place", () => {
    const elsewhere = new VolleyError("UNRESOLVED_COLUMN", 'column "x" does not exist', {
      origin: { callSite: "a.ts:1:1", fragment: "frame.select(name)" },
    });
    expect(renderError(elsewhere).split("\n")).toHaveLength(2);
    const nowhere = new VolleyError("INTERNAL", "it broke", { origin: { callSite: "" } });
    expect(renderError(nowhere).split("\n")).toHaveLength(1);
  });

  it("shows our stack and the cause's only with verbose", () => {
    const error = new VolleyError("CANNOT_READ_FILE", "cannot read a.parquet", { cause: new Error("bad magic number") });
    expect(renderError(error)).not.toContain("bad magic number");
    expect(renderError(error, { verbose: true })).toContain("bad magic number");
    expect(renderError(error, { verbose: true })).toMatch(/^ +at .*errors\.test\.ts/m);
  });

  it("shows where the program threw an error of its own", () => {
    const text = renderError(new TypeError("rows is not iterable"));
    expect(text).toMatch(
      /^error: TypeError: rows is not iterable\n {2}packages\/volley\/src\/render\/errors\.test\.ts:\d+:\d+ {3}const text = /,
    );
    expect(renderError("just text")).toBe("error: just text");
  });
});
