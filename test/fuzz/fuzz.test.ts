import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "./answer.ts";
import type { Case } from "./case.ts";
import { type Engines, openEngines, type Tamper } from "./engines.ts";
import { programOf } from "./program.ts";
import { randomCase } from "./random-case.ts";
import { shrunk } from "./shrink.ts";
import { bigint } from "./types.ts";
import { knownFunctions } from "./volley-answer.ts";

let engines: Engines;
let tamper: Tamper | undefined;
beforeAll(async () => {
  engines = await openEngines({ tamper: (where, answer) => tamper?.(where, answer) ?? answer });
}, 60_000);
afterAll(() => engines.close(), 60_000);

describe("random plans", () => {
  it("have plain DuckDB's answer in one process and on a cluster", { timeout: 300_000 }, async () => {
    let rows = 0;
    for (let seed = 60_001; seed <= 60_018; seed++) {
      const verdict = await engines.judge(randomCase(seed));
      expect(verdict.wrong, `seed ${seed}`).toBeUndefined();
      rows += verdict.rows;
    }
    expect(rows, "answers are not empty as a rule").toBeGreaterThan(200);
  });

  it("are the same for the same seed", () => {
    expect(randomCase(5)).toEqual(randomCase(5));
    expect(randomCase(5)).not.toEqual(randomCase(6));
  });
});

const folder = join(import.meta.dirname, "regressions");

describe("plans that once went wrong", () => {
  it("are right", { timeout: 180_000 }, async () => {
    for (const name of readdirSync(folder)) {
      const { fuzzed } = JSON.parse(readFileSync(join(folder, name), "utf8")) as { fuzzed: Case };
      expect((await engines.judge(fuzzed)).wrong, name).toBeUndefined();
    }
  });
});

describe("a wrong answer", () => {
  const rows = Array.from({ length: 8 }, (_, i) => [String(i % 3)]);
  const table = { name: "t0", columns: [{ name: "x", type: bigint(10) }], files: [rows.slice(0, 3), rows.slice(3)] };
  const all = [{ kind: "kept", inputs: [0], call: "coalesce(1)" }];
  const sorted = [{ kind: "sort", inputs: [0], keys: [{ name: "x", way: "asc" }] }];
  const plan = { tables: [table], roots: [1], action: "collect", settings: { "shuffle.partitions": "3" } } as const;
  const last = (change: (row: string) => string) => (answer: Answer) => answer.with(-1, change(answer.at(-1)!));

  it.each<{ what: string; steps: Case["steps"]; change: (answer: Answer) => Answer; says: RegExp }>([
    { what: "a row is lost", steps: all, change: (a) => a.slice(1), says: /7 rows instead of 8; 1 missing: \[\d\]; 0 too many/ },
    { what: "a row comes twice", steps: all, change: (a) => [...a, a[0]!], says: /9 rows instead of 8; 0 missing; 1 too many/ },
    {
      what: "one row stands for another",
      steps: all,
      change: last(() => "[7]"),
      says: /8 rows instead of 8; 1 missing: \[\d\]; 1 too many: \[7\]/,
    },
    { what: "the order is wrong", steps: sorted, change: (a) => a.toReversed(), says: /row 1 is \[2\] instead of \[0\]/ },
  ])("is seen where $what", async ({ steps, change, says }) => {
    for (const place of ["in one process", "on the cluster"]) {
      tamper = (where, answer) => (where === place ? change(answer) : answer);
      const verdict = await engines.judge({ ...plan, steps });
      expect(verdict.wrong).toEqual({ where: place, what: expect.stringMatching(says) });
    }
    tamper = undefined;
    expect((await engines.judge({ ...plan, steps })).wrong).toBeUndefined();
  });

  it("is no difference in the order of rows that have none", async () => {
    tamper = (_, answer) => answer.toReversed();
    expect((await engines.judge({ ...plan, steps: all })).wrong).toBeUndefined();
    tamper = undefined;
  });

  it("is shrunk to a small program, which says what is wrong", { timeout: 120_000 }, async () => {
    const seed = 3;
    tamper = (where, answer) => (where === "on the cluster" ? answer.slice(1) : answer);
    const whole = randomCase(seed);
    const { wrong } = await engines.judge(whole);
    const small = await shrunk(whole, engines, wrong!, 150);
    tamper = undefined;
    expect(small.fuzzed.steps.length).toBeLessThanOrEqual(1);
    expect(small.fuzzed.tables.flatMap((t) => t.files.flat()).length).toBeLessThanOrEqual(1);
    expect(small.wrong.what).toMatch(/1 missing/);
    const program = programOf(small.fuzzed, "/tmp/case", knownFunctions);
    expect(program).toContain('session.read.parquet("/tmp/case/t');
    expect(program.split("\n").length).toBeLessThan(30);
  });
});
