/** What can be asked of plans without running them, and the kind of answer. Spark Connect's AnalyzePlan has each. */
export interface PlanAnswers {
  /** Whether the rows came with the program. */
  readonly isLocal: boolean;
  /** The addresses of all files that the plan reads. */
  readonly inputFiles: readonly string[];
  /** Whether two plans do the same, whatever their columns are called by the program that made them. */
  readonly sameSemantics: boolean;
  /** A number of 32 bits that is equal for plans that do the same. */
  readonly semanticHash: number;
}
export type PlanQuestion = keyof PlanAnswers;
