export { type ChildOptions, type StartedChild, startChild } from "./cluster/child-process.ts";
export type { LocalCluster } from "./cluster/local-cluster.ts";
export { loadConfiguration } from "./config/load-config.ts";
export { type Configuration, parseBytes, type SettingKey, settings } from "./config/settings.ts";
export { type RunOutcome, runProgram, type RunProgramOptions } from "./program/run-program.ts";
export type { QueryReport, RunReport, StageReport } from "./program/run-report.ts";
export { renderError } from "./render/errors.ts";
export { formatBytes, formatCount, formatMemory, formatSeconds } from "./render/format.ts";
export { version } from "./version.ts";
