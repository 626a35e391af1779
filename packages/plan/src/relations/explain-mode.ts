/** The ways to explain a plan. */
export const explainModes = ["simple", "extended", "sql"] as const;
/** `simple`: the optimised plan and its stages. `extended`: the plan as analysed, too. `sql`: the stages as a script for DuckDB. */
export type ExplainMode = (typeof explainModes)[number];
