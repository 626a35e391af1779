/** The ways to explain a plan. */
export const explainModes = ["simple", "extended", "cost", "formatted", "sql"] as const;
/**
 * `simple`: the optimised plan and its stages. `extended`: the plan as written and as analysed, too. `cost`: the optimised plan with what is
 * estimated of each step and from what. `formatted`: the steps of each stage in short, then each with its input, output and arguments.
 * `sql`: the stages as a script for DuckDB, where Spark shows generated code.
 */
export type ExplainMode = (typeof explainModes)[number];
