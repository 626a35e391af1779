import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { folder } from "../cases.ts";
import { fault, type Known, knownDifferences, settle } from "../known-differences.ts";
import type { ReadAnswer, ReadAnswers } from "./answer.ts";
import { readModes } from "./read-case.ts";

const file = join(folder, "reads", "known-differences.json");

/** Where Volley reads a file otherwise than Spark, by `NAME, MODE`. */
export const knownReads = (): ReadonlyMap<string, Known<ReadAnswer>> => knownDifferences<ReadAnswer>(file);

/** What is wrong with the answers to a case, by `NAME, MODE`; undefined where nothing is. */
export function judgeReads(name: string, spark: ReadAnswers, volley: ReadAnswers): readonly (readonly [string, string | undefined])[] {
  const known = knownReads();
  return readModes.map((mode) => {
    const key = `${name}, ${mode}`;
    const differs = difference(expected(spark[mode]), volley[mode]);
    return [key, fault(known.get(key), differs, (listed) => difference(listed, volley[mode]))] as const;
  });
}

/** Takes what is the same by now off the known differences, and writes Volley's answers down that are not yet there. */
export function settleReads(
  answers: readonly { readonly name: string; readonly spark: ReadAnswers; readonly volley: ReadAnswers }[],
): void {
  const all = answers.flatMap(({ name, spark, volley }) =>
    readModes.map((mode) => ({ key: `${name}, ${mode}`, spark: expected(spark[mode]), own: volley[mode] })),
  );
  const same = all.filter(({ spark, own }) => difference(spark, own) === undefined);
  settle(file, new Set(same.map(({ key }) => key)), new Map(all.map(({ key, own }) => [key, own])));
}

/** Spark puts FAILED_READ_FILE around MALFORMED_RECORD_IN_PARSING, and sends that alone. */
const expected = (spark: ReadAnswer): ReadAnswer => ("error" in spark ? { error: "MALFORMED_RECORD_IN_PARSING" } : spark);

const difference = (spark: ReadAnswer, volley: ReadAnswer): string | undefined =>
  isDeepStrictEqual(spark, volley) ? undefined : `Spark: ${JSON.stringify(spark)}, Volley: ${JSON.stringify(volley)}`;
