/** DuckDB's variable in which a task finds its number, from 0. */
export const taskVariable = "volley_task";
