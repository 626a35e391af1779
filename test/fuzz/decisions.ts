import type { QueryProgress } from "@volley/protocol";

/** What a cluster decides by what earlier stages wrote, as its decisions tell. */
const kinds = {
  "a side of a join sent whole": /: sent whole to every task/,
  "a join without rows": /: it holds no rows/,
  "rows without a partner left out": /leaves out rows without a partner/,
  "few rows read by one task": /: read by one task, with what follows/,
  "partitions read together": /partitions hold .*: read by/,
  "a skewed partition shared out": /is skewed .*: read by/,
  "rows of one sort key shared out": /of one sort key .*: read by/,
} as const;

export type Decision = keyof typeof kinds;
export const everyDecision = Object.keys(kinds) as Decision[];

export function decisionsIn(texts: readonly string[]): ReadonlySet<Decision> {
  return new Set(everyDecision.filter((kind) => texts.some((text) => kinds[kind].test(text))));
}

/** Gathers the decisions of queries from their progress. */
export interface Decisions {
  readonly hear: (progress: QueryProgress) => void;
  /** Those since the last call. */
  take(): ReadonlySet<Decision>;
}

export function watchDecisions(): Decisions {
  const texts = new Set<string>();
  return {
    hear({ stages }) {
      for (const { decisions } of stages) for (const text of decisions) texts.add(text);
    },
    take() {
      const taken = decisionsIn([...texts]);
      texts.clear();
      return taken;
    },
  };
}
