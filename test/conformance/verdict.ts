import { join } from "node:path";
import type { Session } from "volley";
import { type Answer, answersOf } from "./answer.ts";
import { type Case, folder, keyOf } from "./cases.ts";
import { differenceBetween } from "./compare.ts";
import { fault, type Known, knownDifferences, settle } from "./known-differences.ts";

/** What became of one case. */
export interface Verdict {
  readonly case: Case;
  /** `absent`: Volley lacks a function of it. */
  readonly result: "same" | "differs" | "absent";
  /** Volley's answer. */
  readonly answer: Answer;
  /** How it differs from Spark's. */
  readonly how?: string;
  /** What is wrong with it: a difference that nobody excused, an excuse for another answer, or one that is no longer needed. */
  readonly fault?: string | undefined;
}

const file = join(folder, "known-differences.json");

/** What is known to differ, by the keys of cases. */
export const knownCases = (): ReadonlyMap<string, Known<Answer>> => knownDifferences<Answer>(file);

/** Compares Volley's answers with Spark's, and where those are known to differ, with what Volley answered then. */
export async function judge(volley: Session, cases: readonly Case[], spark: readonly Answer[]): Promise<readonly Verdict[]> {
  const known = knownCases();
  const answers = await answersOf(volley, cases, spark);
  return cases.map((each, i) => {
    const answer = answers[i]!;
    const how = differenceBetween(spark[i]!, answer, each.ulps);
    const wrong = fault(known.get(keyOf(each)), how, (listed) => differenceBetween(listed, answer, 0));
    if (how === undefined) return { case: each, result: "same", answer, fault: wrong };
    return { case: each, result: answer.error === "UNRESOLVED_ROUTINE" ? "absent" : "differs", answer, how, fault: wrong };
  });
}

/** Takes what is the same by now off the known differences, and writes Volley's answers down that are not yet there. */
export function settleCases(verdicts: readonly Verdict[]): void {
  const same = verdicts.filter(({ result }) => result === "same").map((verdict) => keyOf(verdict.case));
  settle(file, new Set(same), new Map(verdicts.map((verdict) => [keyOf(verdict.case), verdict.answer])));
}

/** What is wrong with verdicts, a line each. */
export function faults(verdicts: readonly Verdict[]): readonly string[] {
  return verdicts.flatMap((verdict) =>
    verdict.fault === undefined ? [] : `${verdict.case.area}: ${keyOf(verdict.case)}: ${verdict.fault}`,
  );
}
