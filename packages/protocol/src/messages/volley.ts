// Generated from proto/ by scripts/generate-proto.mjs; do not edit.
import type { Codec } from "../codec.ts";
import { message } from "../wire/message.ts";

export interface TaskId {
  queryId: string;
  stage: number;
  stageAttempt: number;
  task: number;
  attempt: number;
}
export const TaskId: Codec<TaskId> = message("volley.TaskId", () => [
  ["queryId", 1, "string"],
  ["stage", 2, "uint32"],
  ["stageAttempt", 3, "uint32"],
  ["task", 4, "uint32"],
  ["attempt", 5, "uint64"],
]);

export interface TaskSpec {
  id?: TaskId | null | undefined;
  inputs: readonly TaskInput[];
  shared: readonly SharedTable[];
  outputs: readonly TaskOutput[];
  settings: Readonly<Record<string, string>>;
  stageName: string;
  functions: readonly UserFunction[];
  modules: readonly UserModule[];
}
export const TaskSpec: Codec<TaskSpec> = message("volley.TaskSpec", () => [
  ["id", 1, TaskId, "optional"],
  ["inputs", 2, TaskInput, "repeated"],
  ["shared", 3, SharedTable, "repeated"],
  ["outputs", 4, TaskOutput, "repeated"],
  ["settings", 5, "string", "map"],
  ["stageName", 6, "string"],
  ["functions", 7, UserFunction, "repeated"],
  ["modules", 8, UserModule, "repeated"],
]);

export interface SharedTable {
  name: string;
  sql: string;
  function?: BatchCall | null | undefined;
}
export const SharedTable: Codec<SharedTable> = message("volley.SharedTable", () => [
  ["name", 1, "string"],
  ["sql", 2, "string"],
  ["function", 3, BatchCall, "optional"],
]);

export interface BatchCall {
  function: string;
  keys: number;
}
export const BatchCall: Codec<BatchCall> = message("volley.BatchCall", () => [
  ["function", 1, "string"],
  ["keys", 2, "uint32"],
]);

export interface UserModule {
  hash: string;
  code: Uint8Array;
  sourceMap: Uint8Array;
}
export const UserModule: Codec<UserModule> = message("volley.UserModule", () => [
  ["hash", 1, "string"],
  ["code", 2, "bytes"],
  ["sourceMap", 3, "bytes"],
]);

export interface UserFunction {
  name: string;
  module: string;
  export: string;
  arrow: boolean;
  parameterTypes: readonly string[];
  returnType: string;
  deterministic: boolean;
  label: string;
  timeoutMs: number;
  int64AsNumber: boolean;
}
export const UserFunction: Codec<UserFunction> = message("volley.UserFunction", () => [
  ["name", 1, "string"],
  ["module", 2, "string"],
  ["export", 3, "string"],
  ["arrow", 4, "bool"],
  ["parameterTypes", 5, "string", "repeated"],
  ["returnType", 6, "string"],
  ["deterministic", 7, "bool"],
  ["label", 8, "string"],
  ["timeoutMs", 9, "uint32"],
  ["int64AsNumber", 10, "bool"],
]);

export interface TaskInput {
  name: string;
  source?: SourceInput | null | undefined;
  exchange?: ExchangeInput | null | undefined;
  local?: LocalInput | null | undefined;
}
export const TaskInput: Codec<TaskInput> = message("volley.TaskInput", () => [
  ["name", 1, "string"],
  ["source", 2, SourceInput, "optional"],
  ["exchange", 3, ExchangeInput, "optional"],
  ["local", 4, LocalInput, "optional"],
]);

export interface SourceInput {
  sql: string;
  format: string;
  columns: readonly string[];
  splits: readonly SourceSplit[];
  header: boolean;
  columnsMayLack: boolean;
  firstRows: boolean;
  malformedSql?: string | null | undefined;
}
export const SourceInput: Codec<SourceInput> = message("volley.SourceInput", () => [
  ["sql", 1, "string"],
  ["format", 2, "string"],
  ["columns", 3, "string", "repeated"],
  ["splits", 4, SourceSplit, "repeated"],
  ["header", 5, "bool"],
  ["columnsMayLack", 6, "bool"],
  ["firstRows", 7, "bool"],
  ["malformedSql", 8, "string", "optional"],
]);

export interface SourceSplit {
  url: string;
  size: number;
  etag: string;
  rowGroups: readonly number[];
  offset: number;
  length: number;
  whole: boolean;
  partition: readonly PartitionValue[];
}
export const SourceSplit: Codec<SourceSplit> = message("volley.SourceSplit", () => [
  ["url", 1, "string"],
  ["size", 2, "uint64"],
  ["etag", 3, "string"],
  ["rowGroups", 4, "uint32", "repeated"],
  ["offset", 5, "uint64"],
  ["length", 6, "uint64"],
  ["whole", 7, "bool"],
  ["partition", 8, PartitionValue, "repeated"],
]);

export interface PartitionValue {
  text?: string | null | undefined;
}
export const PartitionValue: Codec<PartitionValue> = message("volley.PartitionValue", () => [
  ["text", 1, "string", "optional"],
]);

export interface ExchangeInput {
  exchange: number;
  schema: Uint8Array;
  sources: readonly BlockSource[];
  broadcast: boolean;
  queryId: string;
}
export const ExchangeInput: Codec<ExchangeInput> = message("volley.ExchangeInput", () => [
  ["exchange", 1, "uint32"],
  ["schema", 2, "bytes"],
  ["sources", 3, BlockSource, "repeated"],
  ["broadcast", 4, "bool"],
  ["queryId", 5, "string"],
]);

export interface BlockSource {
  executorId: string;
  location: string;
  maps: readonly MapRef[];
  partitionFrom: number;
  partitionTo: number;
  bytes: number;
  rows: number;
}
export const BlockSource: Codec<BlockSource> = message("volley.BlockSource", () => [
  ["executorId", 1, "string"],
  ["location", 2, "string"],
  ["maps", 3, MapRef, "repeated"],
  ["partitionFrom", 4, "uint32"],
  ["partitionTo", 5, "uint32"],
  ["bytes", 6, "uint64"],
  ["rows", 7, "uint64"],
]);

export interface MapRef {
  map: number;
  attempt: number;
}
export const MapRef: Codec<MapRef> = message("volley.MapRef", () => [
  ["map", 1, "uint32"],
  ["attempt", 2, "uint64"],
]);

export interface LocalInput {
  ipc: Uint8Array;
}
export const LocalInput: Codec<LocalInput> = message("volley.LocalInput", () => [
  ["ipc", 1, "bytes"],
]);

export interface TaskOutput {
  sql: string;
  exchange?: ExchangeOutput | null | undefined;
  sink?: SinkOutput | null | undefined;
}
export const TaskOutput: Codec<TaskOutput> = message("volley.TaskOutput", () => [
  ["sql", 1, "string"],
  ["exchange", 2, ExchangeOutput, "optional"],
  ["sink", 3, SinkOutput, "optional"],
]);

export interface ExchangeOutput {
  exchange: number;
  partitions: number;
}
export const ExchangeOutput: Codec<ExchangeOutput> = message("volley.ExchangeOutput", () => [
  ["exchange", 1, "uint32"],
  ["partitions", 2, "uint32"],
]);

export interface SinkOutput {
  sink: number;
  url: string;
  copyOptions: string;
  jobId: string;
  partitionBy: readonly string[];
  maxRows: number;
}
export const SinkOutput: Codec<SinkOutput> = message("volley.SinkOutput", () => [
  ["sink", 1, "uint32"],
  ["url", 2, "string"],
  ["copyOptions", 3, "string"],
  ["jobId", 4, "string"],
  ["partitionBy", 5, "string", "repeated"],
  ["maxRows", 6, "uint32"],
]);

export interface TaskReport {
  id?: TaskId | null | undefined;
  success?: TaskSuccess | null | undefined;
  failure?: TaskFailure | null | undefined;
  metrics?: TaskMetrics | null | undefined;
}
export const TaskReport: Codec<TaskReport> = message("volley.TaskReport", () => [
  ["id", 1, TaskId, "optional"],
  ["success", 2, TaskSuccess, "optional"],
  ["failure", 3, TaskFailure, "optional"],
  ["metrics", 4, TaskMetrics, "optional"],
]);

export interface TaskSuccess {
  mapOutputs: readonly MapOutput[];
  sinkFiles: readonly SinkFile[];
}
export const TaskSuccess: Codec<TaskSuccess> = message("volley.TaskSuccess", () => [
  ["mapOutputs", 1, MapOutput, "repeated"],
  ["sinkFiles", 2, SinkFile, "repeated"],
]);

export interface MapOutput {
  exchange: number;
  bytes: readonly number[];
  rows: readonly number[];
  schema: Uint8Array;
}
export const MapOutput: Codec<MapOutput> = message("volley.MapOutput", () => [
  ["exchange", 1, "uint32"],
  ["bytes", 2, "uint64", "repeated"],
  ["rows", 3, "uint64", "repeated"],
  ["schema", 4, "bytes"],
]);

export interface SinkFile {
  sink: number;
  url: string;
  uploadId: string;
  parts: readonly FilePart[];
  bytes: number;
  rows: number;
}
export const SinkFile: Codec<SinkFile> = message("volley.SinkFile", () => [
  ["sink", 1, "uint32"],
  ["url", 2, "string"],
  ["uploadId", 3, "string"],
  ["parts", 4, FilePart, "repeated"],
  ["bytes", 5, "uint64"],
  ["rows", 6, "uint64"],
]);

export interface FilePart {
  number: number;
  etag: string;
  size: number;
}
export const FilePart: Codec<FilePart> = message("volley.FilePart", () => [
  ["number", 1, "uint32"],
  ["etag", 2, "string"],
  ["size", 3, "uint64"],
]);

export interface TaskMetrics {
  rowsRead: number;
  sourceBytes: number;
  exchangeBytesRead: number;
  exchangeBytesFetched: number;
  exchangeBytesWritten: number;
  exchangeRowsWritten: number;
  sinkBytes: number;
  sinkRows: number;
  fetchUs: number;
  runUs: number;
  uploadUs: number;
  spilledBytes: number;
  jsBusyUs: number;
}
export const TaskMetrics: Codec<TaskMetrics> = message("volley.TaskMetrics", () => [
  ["rowsRead", 1, "uint64"],
  ["sourceBytes", 2, "uint64"],
  ["exchangeBytesRead", 3, "uint64"],
  ["exchangeBytesFetched", 4, "uint64"],
  ["exchangeBytesWritten", 5, "uint64"],
  ["exchangeRowsWritten", 6, "uint64"],
  ["sinkBytes", 7, "uint64"],
  ["sinkRows", 8, "uint64"],
  ["fetchUs", 9, "uint64"],
  ["runUs", 10, "uint64"],
  ["uploadUs", 11, "uint64"],
  ["spilledBytes", 12, "uint64"],
  ["jsBusyUs", 13, "uint64"],
]);

export const FailureReason = {
  UNKNOWN: 0,
  FETCH_FAILED: 1,
  OUT_OF_MEMORY: 2,
  DISK_FULL: 3,
  USER_FUNCTION: 4,
  BAD_INPUT: 5,
  STORAGE_DENIED: 6,
  STORAGE_THROTTLED: 7,
  STORAGE_UNREACHABLE: 8,
  STORAGE_NOT_FOUND: 9,
  STORAGE_CHANGED: 10,
  EXECUTOR_LOST: 11,
  SLOT_LOST: 12,
  CANCELLED: 13,
  EXECUTION: 14,
  INTERNAL: 15,
} as const;
export type FailureReason = (typeof FailureReason)[keyof typeof FailureReason];

export interface TaskFailure {
  reason: FailureReason;
  message: string;
  retryable: boolean;
  countsTowardsLimit: boolean;
  errorClass: string;
  where: readonly string[];
  hints: readonly string[];
  fetch?: FetchFailure | null | undefined;
}
export const TaskFailure: Codec<TaskFailure> = message("volley.TaskFailure", () => [
  ["reason", 1, "int32"],
  ["message", 2, "string"],
  ["retryable", 3, "bool"],
  ["countsTowardsLimit", 4, "bool"],
  ["errorClass", 5, "string"],
  ["where", 6, "string", "repeated"],
  ["hints", 7, "string", "repeated"],
  ["fetch", 8, FetchFailure, "optional"],
]);

export interface FetchFailure {
  exchange: number;
  map: number;
  attempt: number;
  executorId: string;
}
export const FetchFailure: Codec<FetchFailure> = message("volley.FetchFailure", () => [
  ["exchange", 1, "uint32"],
  ["map", 2, "uint32"],
  ["attempt", 3, "uint64"],
  ["executorId", 4, "string"],
]);

export interface ProbeRequest {
  id: string;
  format: string;
  sql: string;
  sample?: SourceSplit | null | undefined;
  header: boolean;
  settings: Readonly<Record<string, string>>;
  listed: boolean;
}
export const ProbeRequest: Codec<ProbeRequest> = message("volley.ProbeRequest", () => [
  ["id", 1, "string"],
  ["format", 2, "string"],
  ["sql", 3, "string"],
  ["sample", 4, SourceSplit, "optional"],
  ["header", 5, "bool"],
  ["settings", 6, "string", "map"],
  ["listed", 7, "bool"],
]);

export interface ProbeReply {
  id: string;
  columns: readonly ProbedColumn[];
  failure?: TaskFailure | null | undefined;
}
export const ProbeReply: Codec<ProbeReply> = message("volley.ProbeReply", () => [
  ["id", 1, "string"],
  ["columns", 2, ProbedColumn, "repeated"],
  ["failure", 3, TaskFailure, "optional"],
]);

export interface ProbedColumn {
  name: string;
  type: string;
}
export const ProbedColumn: Codec<ProbedColumn> = message("volley.ProbedColumn", () => [
  ["name", 1, "string"],
  ["type", 2, "string"],
]);

export interface ExecutorMessage {
  register?: Register | null | undefined;
  heartbeat?: Heartbeat | null | undefined;
  report?: TaskReport | null | undefined;
  probed?: ProbeReply | null | undefined;
  started?: TaskStarted | null | undefined;
  goodbye?: Goodbye | null | undefined;
  epoch: number;
}
export const ExecutorMessage: Codec<ExecutorMessage> = message("volley.ExecutorMessage", () => [
  ["register", 1, Register, "optional"],
  ["heartbeat", 2, Heartbeat, "optional"],
  ["report", 3, TaskReport, "optional"],
  ["probed", 4, ProbeReply, "optional"],
  ["started", 5, TaskStarted, "optional"],
  ["goodbye", 6, Goodbye, "optional"],
  ["epoch", 15, "uint64"],
]);

export interface Register {
  executorId: string;
  volleyVersion: string;
  duckdbVersion: string;
  slots: number;
  location: string;
  memoryBytes: number;
  pid: number;
  token: string;
}
export const Register: Codec<Register> = message("volley.Register", () => [
  ["executorId", 1, "string"],
  ["volleyVersion", 2, "string"],
  ["duckdbVersion", 3, "string"],
  ["slots", 4, "uint32"],
  ["location", 5, "string"],
  ["memoryBytes", 6, "uint64"],
  ["pid", 7, "uint32"],
  ["token", 8, "string"],
]);

export interface Heartbeat {
  residentBytes: number;
  peakResidentBytes: number;
  exchangeBytesOnDisk: number;
  jsBusyUs: number;
  running: readonly TaskProgress[];
  flightBusyUs: number;
}
export const Heartbeat: Codec<Heartbeat> = message("volley.Heartbeat", () => [
  ["residentBytes", 1, "uint64"],
  ["peakResidentBytes", 2, "uint64"],
  ["exchangeBytesOnDisk", 3, "uint64"],
  ["jsBusyUs", 4, "uint64"],
  ["running", 5, TaskProgress, "repeated"],
  ["flightBusyUs", 6, "uint64"],
]);

export interface TaskProgress {
  id?: TaskId | null | undefined;
  rows: number;
}
export const TaskProgress: Codec<TaskProgress> = message("volley.TaskProgress", () => [
  ["id", 1, TaskId, "optional"],
  ["rows", 2, "uint64"],
]);

export interface TaskStarted {
  id?: TaskId | null | undefined;
  slot: number;
}
export const TaskStarted: Codec<TaskStarted> = message("volley.TaskStarted", () => [
  ["id", 1, TaskId, "optional"],
  ["slot", 2, "uint32"],
]);

export interface Goodbye {
  reason: string;
}
export const Goodbye: Codec<Goodbye> = message("volley.Goodbye", () => [
  ["reason", 1, "string"],
]);

export interface DriverMessage {
  registered?: Registered | null | undefined;
  refused?: Refused | null | undefined;
  launch?: LaunchTasks | null | undefined;
  cancel?: CancelTask | null | undefined;
  drop?: DropExchanges | null | undefined;
  probe?: ProbeRequest | null | undefined;
  shutdown?: Shutdown | null | undefined;
  epoch: number;
}
export const DriverMessage: Codec<DriverMessage> = message("volley.DriverMessage", () => [
  ["registered", 1, Registered, "optional"],
  ["refused", 2, Refused, "optional"],
  ["launch", 3, LaunchTasks, "optional"],
  ["cancel", 4, CancelTask, "optional"],
  ["drop", 5, DropExchanges, "optional"],
  ["probe", 6, ProbeRequest, "optional"],
  ["shutdown", 7, Shutdown, "optional"],
  ["epoch", 15, "uint64"],
]);

export interface Registered {
  heartbeatMs: number;
  settings: Readonly<Record<string, string>>;
}
export const Registered: Codec<Registered> = message("volley.Registered", () => [
  ["heartbeatMs", 1, "uint32"],
  ["settings", 2, "string", "map"],
]);

export interface Refused {
  reason: string;
}
export const Refused: Codec<Refused> = message("volley.Refused", () => [
  ["reason", 1, "string"],
]);

export interface LaunchTasks {
  tasks: readonly TaskSpec[];
}
export const LaunchTasks: Codec<LaunchTasks> = message("volley.LaunchTasks", () => [
  ["tasks", 1, TaskSpec, "repeated"],
]);

export interface CancelTask {
  id?: TaskId | null | undefined;
  reason: string;
}
export const CancelTask: Codec<CancelTask> = message("volley.CancelTask", () => [
  ["id", 1, TaskId, "optional"],
  ["reason", 2, "string"],
]);

export interface DropExchanges {
  queryId: string;
  exchanges: readonly number[];
}
export const DropExchanges: Codec<DropExchanges> = message("volley.DropExchanges", () => [
  ["queryId", 1, "string"],
  ["exchanges", 2, "uint32", "repeated"],
]);

export interface Shutdown {
  reason: string;
}
export const Shutdown: Codec<Shutdown> = message("volley.Shutdown", () => [
  ["reason", 1, "string"],
]);

export interface BlockTicket {
  queryId: string;
  exchange: number;
  maps: readonly MapRef[];
  partitionFrom: number;
  partitionTo: number;
  align: boolean;
}
export const BlockTicket: Codec<BlockTicket> = message("volley.BlockTicket", () => [
  ["queryId", 1, "string"],
  ["exchange", 2, "uint32"],
  ["maps", 3, MapRef, "repeated"],
  ["partitionFrom", 4, "uint32"],
  ["partitionTo", 5, "uint32"],
  ["align", 6, "bool"],
]);

export interface WriteMany {
  destination: string;
  mode: string;
  marker: string;
  sinks: readonly WriteSink[];
}
export const WriteMany: Codec<WriteMany> = message("volley.WriteMany", () => [
  ["destination", 1, "string"],
  ["mode", 2, "string"],
  ["marker", 3, "string"],
  ["sinks", 4, WriteSink, "repeated"],
]);

export interface WriteSink {
  folder: string;
  relation: Uint8Array;
  format: string;
  options: Readonly<Record<string, string>>;
  partitionBy: readonly string[];
  sortBy: readonly string[];
}
export const WriteSink: Codec<WriteSink> = message("volley.WriteSink", () => [
  ["folder", 1, "string"],
  ["relation", 2, "bytes"],
  ["format", 3, "string"],
  ["options", 4, "string", "map"],
  ["partitionBy", 5, "string", "repeated"],
  ["sortBy", 6, "string", "repeated"],
]);

export interface PlanReference {
  planId: number;
}
export const PlanReference: Codec<PlanReference> = message("volley.PlanReference", () => [
  ["planId", 1, "uint64"],
]);

export interface UserFunctionCall {
  function?: UserFunctionDefinition | null | undefined;
  arguments: readonly Uint8Array[];
}
export const UserFunctionCall: Codec<UserFunctionCall> = message("volley.UserFunctionCall", () => [
  ["function", 1, UserFunctionDefinition, "optional"],
  ["arguments", 2, "bytes", "repeated"],
]);

export interface UserExpressionString {
  expression: string;
  functions: Readonly<Record<string, UserFunctionDefinition>>;
}
export const UserExpressionString: Codec<UserExpressionString> = message("volley.UserExpressionString", () => [
  ["expression", 1, "string"],
  ["functions", 2, UserFunctionDefinition, "map"],
]);

export interface UserMapBatches {
  input: Uint8Array;
  groupings: readonly Uint8Array[];
  function?: UserFunctionDefinition | null | undefined;
}
export const UserMapBatches: Codec<UserMapBatches> = message("volley.UserMapBatches", () => [
  ["input", 1, "bytes"],
  ["groupings", 2, "bytes", "repeated"],
  ["function", 3, UserFunctionDefinition, "optional"],
]);

export interface UserFunctionDefinition {
  name: string;
  label: string;
  form: string;
  returnType: Uint8Array;
  leastArguments: number;
  mostArguments?: number | null | undefined;
  deterministic: boolean;
  timeoutMs: number;
  module: string;
  export: string;
  int64AsNumber: boolean;
}
export const UserFunctionDefinition: Codec<UserFunctionDefinition> = message("volley.UserFunctionDefinition", () => [
  ["name", 1, "string"],
  ["label", 2, "string"],
  ["form", 3, "string"],
  ["returnType", 4, "bytes"],
  ["leastArguments", 5, "uint32"],
  ["mostArguments", 6, "uint32", "optional"],
  ["deterministic", 7, "bool"],
  ["timeoutMs", 8, "uint32"],
  ["module", 9, "string"],
  ["export", 10, "string"],
  ["int64AsNumber", 11, "bool"],
]);

export interface UserModules {
  modules: readonly UserModule[];
}
export const UserModules: Codec<UserModules> = message("volley.UserModules", () => [
  ["modules", 1, UserModule, "repeated"],
]);

export interface WriteDone {
  destination: string;
  files: readonly WrittenFile[];
  rows: Readonly<Record<string, number>>;
  skipped: boolean;
}
export const WriteDone: Codec<WriteDone> = message("volley.WriteDone", () => [
  ["destination", 1, "string"],
  ["files", 2, WrittenFile, "repeated"],
  ["rows", 3, "uint64", "map"],
  ["skipped", 4, "bool"],
]);

export interface WrittenFile {
  url: string;
  bytes: number;
  rows: number;
}
export const WrittenFile: Codec<WrittenFile> = message("volley.WrittenFile", () => [
  ["url", 1, "string"],
  ["bytes", 2, "uint64"],
  ["rows", 3, "uint64"],
]);

export interface QueryProgress {
  queryId: string;
  stages: readonly StageProgress[];
  notices: readonly string[];
  done: boolean;
  executors: readonly ExecutorUsage[];
  driverJsBusyUs: number;
}
export const QueryProgress: Codec<QueryProgress> = message("volley.QueryProgress", () => [
  ["queryId", 1, "string"],
  ["stages", 2, StageProgress, "repeated"],
  ["notices", 3, "string", "repeated"],
  ["done", 4, "bool"],
  ["executors", 5, ExecutorUsage, "repeated"],
  ["driverJsBusyUs", 6, "uint64"],
]);

export interface StageProgress {
  stage: number;
  name: string;
  tasks: number;
  tasksDone: number;
  tasksRunning: number;
  rows: number;
  sourceBytes: number;
  exchangeBytes: number;
  sinkBytes: number;
  elapsedUs: number;
  failures: number;
  exchangeRows: number;
  sinkRows: number;
  jsBusyUs: number;
  started: boolean;
  exchangeBytesFetched: number;
  broadcast: boolean;
  result: boolean;
  decisions: readonly string[];
  spilledBytes: number;
}
export const StageProgress: Codec<StageProgress> = message("volley.StageProgress", () => [
  ["stage", 1, "uint32"],
  ["name", 2, "string"],
  ["tasks", 3, "uint32"],
  ["tasksDone", 4, "uint32"],
  ["tasksRunning", 5, "uint32"],
  ["rows", 6, "uint64"],
  ["sourceBytes", 7, "uint64"],
  ["exchangeBytes", 8, "uint64"],
  ["sinkBytes", 9, "uint64"],
  ["elapsedUs", 10, "uint64"],
  ["failures", 11, "uint32"],
  ["exchangeRows", 12, "uint64"],
  ["sinkRows", 13, "uint64"],
  ["jsBusyUs", 14, "uint64"],
  ["started", 15, "bool"],
  ["exchangeBytesFetched", 16, "uint64"],
  ["broadcast", 17, "bool"],
  ["result", 18, "bool"],
  ["decisions", 19, "string", "repeated"],
  ["spilledBytes", 20, "uint64"],
]);

export interface ExecutorUsage {
  executorId: string;
  peakResidentBytes: number;
  jsBusyUs: number;
  flightBusyUs: number;
}
export const ExecutorUsage: Codec<ExecutorUsage> = message("volley.ExecutorUsage", () => [
  ["executorId", 1, "string"],
  ["peakResidentBytes", 2, "uint64"],
  ["jsBusyUs", 3, "uint64"],
  ["flightBusyUs", 4, "uint64"],
]);

export interface ErrorDetail {
  errorClass: string;
  message: string;
  where: readonly string[];
  hints: readonly string[];
  callSite: string;
  fragment: string;
}
export const ErrorDetail: Codec<ErrorDetail> = message("volley.ErrorDetail", () => [
  ["errorClass", 1, "string"],
  ["message", 2, "string"],
  ["where", 3, "string", "repeated"],
  ["hints", 4, "string", "repeated"],
  ["callSite", 5, "string"],
  ["fragment", 6, "string"],
]);
