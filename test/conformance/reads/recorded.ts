import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { folder } from "../cases.ts";
import type { ReadAnswers } from "./answer.ts";

const file = join(folder, "recorded", "reads.jsonl");

/** Spark's answers by the case's name. */
export function recordedReads(): ReadonlyMap<string, ReadAnswers> {
  if (!existsSync(file)) return new Map();
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  return new Map(
    lines.map((line) => {
      const { case: name, ...answers } = JSON.parse(line) as { case: string } & ReadAnswers;
      return [name, answers];
    }),
  );
}

export function recordReads(answers: ReadonlyMap<string, ReadAnswers>): void {
  writeFileSync(file, [...answers].map(([name, each]) => `${JSON.stringify({ case: name, ...each })}\n`).join(""));
}
