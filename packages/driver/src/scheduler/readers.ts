import type { QueryState, SchedulerState, StageState } from "./state.ts";

interface Reader {
  readonly query: QueryState;
  readonly stage: StageState;
}

/** The stages of other queries that read what a query keeps: all of it, or of one of its stages. */
export function readersOf(state: SchedulerState, kept: QueryState, of?: StageState): readonly Reader[] {
  if (kept.keeping === undefined) return [];
  return [...state.queries.values()].flatMap((query) =>
    [...query.stages.values()]
      .filter(({ shape }) => shape.reads?.some((read) => read.query === kept.id && (!of || read.stage === of.shape.id)))
      .map((stage) => ({ query, stage })),
  );
}
