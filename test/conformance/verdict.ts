import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Session } from "volley";
import { type Answer, answersOf } from "./answer.ts";
import { type Case, folder, keyOf } from "./cases.ts";
import { differenceBetween } from "./compare.ts";

/** What became of one case. */
export interface Verdict {
  readonly case: Case;
  /** `absent`: Volley lacks a function of it. */
  readonly result: "same" | "differs" | "absent";
  /** How it differs. */
  readonly how?: string;
  /** Why it may, from known-differences.json. */
  readonly reason?: string;
}

const file = join(folder, "known-differences.json");
const lists = (): Readonly<Record<string, readonly string[]>> => JSON.parse(readFileSync(file, "utf8"));

/** Reasons by the cases they excuse. */
export function knownDifferences(): ReadonlyMap<string, string> {
  return new Map(Object.entries(lists()).flatMap(([reason, cases]) => cases.map((each) => [each, reason] as const)));
}

/** Takes what is the same by now out of the known differences. */
export function strike(verdicts: readonly Verdict[]): void {
  const same = new Set(verdicts.filter(({ result }) => result === "same").map((verdict) => keyOf(verdict.case)));
  const left = Object.entries(lists()).map(([reason, cases]) => [reason, cases.filter((each) => !same.has(each))] as const);
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(left.filter(([, cases]) => cases.length > 0)), undefined, 2)}\n`);
}

/** Compares Volley's answers with Spark's. */
export async function judge(volley: Session, cases: readonly Case[], spark: readonly Answer[]): Promise<readonly Verdict[]> {
  const known = knownDifferences();
  const answers = await answersOf(volley, cases, spark);
  return cases.map((each, i) => {
    const answer = answers[i]!;
    const how = differenceBetween(spark[i]!, answer, each.ulps);
    if (how === undefined) return { case: each, result: "same" };
    const result = answer.error === "UNRESOLVED_ROUTINE" ? "absent" : "differs";
    return { case: each, result, how, reason: known.get(keyOf(each)) };
  });
}

/** What is wrong with verdicts: differences that nobody excused, and excuses that are no longer needed. */
export function complaints(verdicts: readonly Verdict[]): readonly string[] {
  const known = knownDifferences();
  return verdicts.flatMap(({ case: each, result, how, reason }) => {
    if (result !== "same") return reason === undefined ? [`${each.area}: ${keyOf(each)}: ${how}`] : [];
    return known.has(keyOf(each))
      ? [`${each.area}: ${keyOf(each)} is the same as on Spark: strike it from known-differences.json (--strike)`]
      : [];
  });
}
