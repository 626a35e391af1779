import { readFileSync, writeFileSync } from "node:fs";

/** Why some answers are other than Spark's. */
interface Difference<A> {
  /** The functions and methods that it belongs to, of all that its cases call. */
  readonly of: readonly string[];
  /** Volley's own answer by the case's key; null until `--settle` writes it down. */
  readonly cases: Readonly<Record<string, A | null>>;
}

/** What is known of a case whose answer is another. */
export interface Known<A> {
  readonly reason: string;
  readonly of: readonly string[];
  readonly answer: A | null;
}

/** Differences by their reasons, in a file. */
type Differences<A> = Readonly<Record<string, Difference<A>>>;

const read = <A>(file: string): Differences<A> => JSON.parse(readFileSync(file, "utf8"));

/** The known differences in a file by the keys of their cases. */
export function knownDifferences<A>(file: string): ReadonlyMap<string, Known<A>> {
  return new Map(
    Object.entries(read<A>(file)).flatMap(([reason, { of, cases }]) =>
      Object.entries(cases).map(([key, answer]) => [key, { reason, of, answer }] as const),
    ),
  );
}

/** Takes off a file's list what is the same by now, and writes Volley's own answer down where none is. */
export function settle<A>(file: string, same: ReadonlySet<string>, own: ReadonlyMap<string, A>): void {
  const settled = Object.entries(read<A>(file)).flatMap(([reason, { of, cases }]) => {
    const left = Object.entries(cases).filter(([key]) => !same.has(key));
    const answered = left.map(([key, answer]) => [key, answer ?? own.get(key) ?? null] as const);
    const lines = answered.map(([key, answer]) => `      ${JSON.stringify(key)}: ${JSON.stringify(answer)}`);
    const members = `    "of": ${JSON.stringify(of)},\n    "cases": {\n${lines.join(",\n")}\n    }`;
    return lines.length === 0 ? [] : [`  ${JSON.stringify(reason)}: {\n${members}\n  }`];
  });
  writeFileSync(file, `{\n${settled.join(",\n")}\n}\n`);
}

/**
 * What is wrong with an answer of Volley's, of which is told how it differs from Spark's: a difference that is not known, that has become
 * another, or that is none any more. Undefined where nothing is wrong.
 */
export function fault<A>(
  known: Known<A> | undefined,
  fromSpark: string | undefined,
  fromListed: (listed: A) => string | undefined,
): string | undefined {
  if (known === undefined) return fromSpark;
  if (fromSpark === undefined) return "is the same as on Spark: take it off the known differences (--settle)";
  if (known.answer === null) return "is a known difference that lacks Volley's own answer (--settle)";
  const changed = fromListed(known.answer);
  return changed && `is neither Spark's answer nor the one that is known to differ, here called Spark's: ${changed}`;
}
