export type { Analyzed } from "./analyse/analyzed.ts";
export { schemaOf } from "./analyse/analyzed.ts";
export type { Sources } from "./analyse/analyse.ts";
export { analyze } from "./analyse/analyse.ts";
export { answerQuestion } from "./answer-question.ts";
export { type CachedFrame, type CachedFrames, type KeptRows, nothingCached } from "./cached-frame.ts";
export { Interner } from "./analyse/intern.ts";
export { explainPlan } from "./explain/explain.ts";
export { duration, type RanText, ranText, type StageFigures, type TitledRun } from "./explain/ran.ts";
export { planKept, planQuery, planWrite } from "./plan-query.ts";
export { neededFiles } from "./optimise/needed-files.ts";
export { layOut, type LayoutSizes, plainLayout, type TaskShare, type WrittenInput } from "./adapt/lay-out.ts";
export { byRecord, hasHeader, inOnePiece, mergesSchema, requireReaderOptions } from "./sql/reader-options.ts";
export { listsColumns, probeSql, readTypes } from "./sql/probe.ts";
export type {
  CachedInput,
  ExchangeInput,
  ObservedOutput,
  LocalInput,
  PlannerSettings,
  RunSoFar,
  SourceFile,
  SourceInfo,
  SourceInput,
  Stage,
  StageInput,
  StageOutput,
  StagePlan,
} from "./stage.ts";
