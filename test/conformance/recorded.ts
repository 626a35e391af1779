import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Answer } from "./answer.ts";
import { type Case, folder, keyOf } from "./cases.ts";

interface Line extends Answer {
  readonly case: string;
  readonly over: string;
  readonly groupBy?: readonly string[];
}

const fileOf = (area: string): string => join(folder, "recorded", `${area}.jsonl`);

/** Spark's answers to an area's cases, by `keyOf`: a line of JSON each, in the order of the cases. */
export function recordedAnswers(area: string): ReadonlyMap<string, Answer> {
  if (!existsSync(fileOf(area))) return new Map();
  const lines = readFileSync(fileOf(area), "utf8").trimEnd().split("\n").filter(Boolean);
  return new Map(
    lines.map((line) => {
      const { case: text, over, groupBy, ...answer } = JSON.parse(line) as Line;
      return [keyOf({ text, over, groupBy }), answer];
    }),
  );
}

export function record(area: string, cases: readonly Case[], answers: readonly Answer[]): void {
  const lines = cases.map(({ text, over, groupBy }, i) => JSON.stringify({ case: text, over, groupBy, ...answers[i] } satisfies Line));
  mkdirSync(join(folder, "recorded"), { recursive: true });
  writeFileSync(fileOf(area), lines.map((line) => `${line}\n`).join(""));
}

/** The names of Spark's functions, as recorded. */
export function recordedFunctions(): readonly string[] {
  const file = join(folder, "recorded", "functions.txt");
  return existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n") : [];
}

export function recordFunctions(names: readonly string[]): void {
  writeFileSync(join(folder, "recorded", "functions.txt"), `${[...names].sort().join("\n")}\n`);
}
