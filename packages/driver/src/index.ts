export { runCacheCommand } from "./cache/cache-command.ts";
export { failureToError } from "./errors.ts";
export type { ExecutorLink, ExecutorListener } from "./executors/executor-link.ts";
export { createRunHistory } from "./runs/run-history.ts";
export { createEngine, type Engine, type QueryResult } from "./query/engine.ts";
export type { DirectResult, EngineOptions, QuerySettings, RunOptions } from "./query/engine-options.ts";
