import { relation, type Relation } from "@volley/plan";
import type { RanText } from "@volley/planner";
import { describe, expect, it } from "vitest";
import { askedOf } from "./asked.ts";
import { createRunHistory, type RunHistory } from "./run-history.ts";

const rows = (end: number): Relation => relation("range", { start: 0n, end: BigInt(end), step: 1n });
const few = (input: Relation): Relation => relation("limit", { input, limit: 5 });
const text = (stages: string) => (): RanText => ({ stages, comments: "", script: "", names: [] });

function note(history: RunHistory, root: Relation, stages: string): void {
  history.note({ asked: askedOf(root), end: "in 3 ms", text: text(stages), held: 0 });
}

describe("what is remembered of runs", () => {
  it("is told of a frame that is the same, however often the program built it", () => {
    const history = createRunHistory();
    note(history, rows(7), "seven");
    expect(history.of(rows(7))).toMatchObject([{ title: "as it ran, in 3 ms", stages: "seven" }]);
    expect(history.of(rows(8))).toEqual([]);
  });

  it("is the last run of the frame, and the last of what was asked of it, in their order", () => {
    const history = createRunHistory();
    for (const [root, stages] of [
      [rows(7), "1"],
      [few(rows(7)), "2"],
      [rows(7), "3"],
      [few(rows(7)), "4"],
    ] as const)
      note(history, root, stages);
    expect(history.of(rows(7)).map(({ title, stages }) => [title, stages])).toEqual([
      ["as it ran, in 3 ms", "3"],
      ["as it ran for limit(5), in 3 ms", "4"],
    ]);
    expect(history.of(few(rows(7))).map(({ stages }) => stages)).toEqual(["4"]);
  });

  it("is so many runs at most", () => {
    const history = createRunHistory();
    for (let i = 0; i < 60; i++) note(history, rows(i), `${i}`);
    const kept = Array.from({ length: 60 }, (_, i) => history.of(rows(i))).flat();
    expect(kept.map(({ stages }) => stages)).toEqual(Array.from({ length: 50 }, (_, i) => `${i + 10}`));
  });

  it("is so much text at most, but for the last run's", () => {
    const history = createRunHistory({ runs: 50, characters: 1000 });
    const kept = (): readonly number[] => [1, 2, 3, 4].filter((i) => history.of(rows(i)).length > 0);
    for (const i of [1, 2, 3]) note(history, rows(i), "x".repeat(400));
    expect(kept()).toEqual([2, 3]);
    note(history, rows(4), "x".repeat(2000));
    expect(kept()).toEqual([4]);
  });

  it("is made into text when somebody asks, once", () => {
    const history = createRunHistory();
    let made = 0;
    history.note({ asked: askedOf(rows(7)), end: "in 3 ms", text: () => (made++, text("seven")()), held: 100 });
    expect(made).toBe(0);
    for (let i = 0; i < 2; i++) expect(history.of(rows(7))).toHaveLength(1);
    expect(made).toBe(1);
  });

  it("is made into text when nobody waits, where it would hold much until then", async () => {
    const history = createRunHistory();
    let made = 0;
    history.note({ asked: askedOf(rows(7)), end: "in 3 ms", text: () => (made++, text("seven")()), held: 1e6 });
    expect(made).toBe(0);
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    expect(made).toBe(1);
    expect(history.of(rows(7))).toHaveLength(1);
    expect(made).toBe(1);
  });

  it("says so where it cannot be told", () => {
    const history = createRunHistory();
    const broken = (): never => {
      throw new Error("no words");
    };
    history.note({ asked: askedOf(rows(7)), end: "in 3 ms", text: broken, held: 0 });
    expect(history.of(rows(7))).toMatchObject([{ stages: "what it did cannot be told: Error: no words" }]);
  });
});
