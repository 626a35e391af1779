// Generated from proto/ by scripts/generate-proto.mjs; do not edit.
import generated from "../../generated/volley.js";
import { type Codec, codec } from "../codec.ts";

export interface TaskId {
  queryId: string;
  stage: number;
  stageAttempt: number;
  task: number;
  attempt: number;
}
export const TaskId: Codec<TaskId> = codec(generated.volley.TaskId, "number");

export interface TaskSpec {
  id?: TaskId | null | undefined;
  inputs: readonly TaskInput[];
  shared: readonly SharedTable[];
  outputs: readonly TaskOutput[];
  settings: Readonly<Record<string, string>>;
  stageName: string;
}
export const TaskSpec: Codec<TaskSpec> = codec(generated.volley.TaskSpec, "number");

export interface SharedTable {
  name: string;
  sql: string;
}
export const SharedTable: Codec<SharedTable> = codec(generated.volley.SharedTable, "number");

export interface TaskInput {
  name: string;
  source?: SourceInput | null | undefined;
  exchange?: ExchangeInput | null | undefined;
  local?: LocalInput | null | undefined;
}
export const TaskInput: Codec<TaskInput> = codec(generated.volley.TaskInput, "number");

export interface SourceInput {
  sql: string;
  format: string;
  columns: readonly string[];
  splits: readonly SourceSplit[];
  header: boolean;
}
export const SourceInput: Codec<SourceInput> = codec(generated.volley.SourceInput, "number");

export interface SourceSplit {
  url: string;
  size: number;
  etag: string;
  rowGroups: readonly number[];
  offset: number;
  length: number;
  whole: boolean;
}
export const SourceSplit: Codec<SourceSplit> = codec(generated.volley.SourceSplit, "number");

export interface ExchangeInput {
  exchange: number;
  schema: Uint8Array;
  sources: readonly BlockSource[];
  broadcast: boolean;
}
export const ExchangeInput: Codec<ExchangeInput> = codec(generated.volley.ExchangeInput, "number");

export interface BlockSource {
  executorId: string;
  location: string;
  maps: readonly MapRef[];
  partitionFrom: number;
  partitionTo: number;
  bytes: number;
  rows: number;
}
export const BlockSource: Codec<BlockSource> = codec(generated.volley.BlockSource, "number");

export interface MapRef {
  map: number;
  attempt: number;
}
export const MapRef: Codec<MapRef> = codec(generated.volley.MapRef, "number");

export interface LocalInput {
  ipc: Uint8Array;
}
export const LocalInput: Codec<LocalInput> = codec(generated.volley.LocalInput, "number");

export interface TaskOutput {
  sql: string;
  exchange?: ExchangeOutput | null | undefined;
  sink?: SinkOutput | null | undefined;
}
export const TaskOutput: Codec<TaskOutput> = codec(generated.volley.TaskOutput, "number");

export interface ExchangeOutput {
  exchange: number;
  partitions: number;
}
export const ExchangeOutput: Codec<ExchangeOutput> = codec(generated.volley.ExchangeOutput, "number");

export interface SinkOutput {
  sink: number;
  url: string;
  copyOptions: string;
  jobId: string;
}
export const SinkOutput: Codec<SinkOutput> = codec(generated.volley.SinkOutput, "number");

export interface TaskReport {
  id?: TaskId | null | undefined;
  success?: TaskSuccess | null | undefined;
  failure?: TaskFailure | null | undefined;
  metrics?: TaskMetrics | null | undefined;
}
export const TaskReport: Codec<TaskReport> = codec(generated.volley.TaskReport, "number");

export interface TaskSuccess {
  mapOutputs: readonly MapOutput[];
  sinkFiles: readonly SinkFile[];
}
export const TaskSuccess: Codec<TaskSuccess> = codec(generated.volley.TaskSuccess, "number");

export interface MapOutput {
  exchange: number;
  bytes: readonly number[];
  rows: readonly number[];
  schema: Uint8Array;
}
export const MapOutput: Codec<MapOutput> = codec(generated.volley.MapOutput, "number");

export interface SinkFile {
  sink: number;
  url: string;
  uploadId: string;
  parts: readonly FilePart[];
  bytes: number;
  rows: number;
}
export const SinkFile: Codec<SinkFile> = codec(generated.volley.SinkFile, "number");

export interface FilePart {
  number: number;
  etag: string;
  size: number;
}
export const FilePart: Codec<FilePart> = codec(generated.volley.FilePart, "number");

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
export const TaskMetrics: Codec<TaskMetrics> = codec(generated.volley.TaskMetrics, "number");

export const FailureReason = {UNKNOWN:0,FETCH_FAILED:1,OUT_OF_MEMORY:2,DISK_FULL:3,USER_FUNCTION:4,BAD_INPUT:5,STORAGE_DENIED:6,STORAGE_THROTTLED:7,STORAGE_UNREACHABLE:8,STORAGE_NOT_FOUND:9,STORAGE_CHANGED:10,EXECUTOR_LOST:11,SLOT_LOST:12,CANCELLED:13,EXECUTION:14,INTERNAL:15} as const;
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
export const TaskFailure: Codec<TaskFailure> = codec(generated.volley.TaskFailure, "number");

export interface FetchFailure {
  exchange: number;
  map: number;
  attempt: number;
  executorId: string;
}
export const FetchFailure: Codec<FetchFailure> = codec(generated.volley.FetchFailure, "number");

export interface ProbeRequest {
  id: string;
  format: string;
  sql: string;
  sample?: SourceSplit | null | undefined;
  header: boolean;
  settings: Readonly<Record<string, string>>;
}
export const ProbeRequest: Codec<ProbeRequest> = codec(generated.volley.ProbeRequest, "number");

export interface ProbeReply {
  id: string;
  columns: readonly ProbedColumn[];
  failure?: TaskFailure | null | undefined;
}
export const ProbeReply: Codec<ProbeReply> = codec(generated.volley.ProbeReply, "number");

export interface ProbedColumn {
  name: string;
  type: string;
}
export const ProbedColumn: Codec<ProbedColumn> = codec(generated.volley.ProbedColumn, "number");

export interface ExecutorMessage {
  register?: Register | null | undefined;
  heartbeat?: Heartbeat | null | undefined;
  report?: TaskReport | null | undefined;
  probed?: ProbeReply | null | undefined;
  started?: TaskStarted | null | undefined;
  goodbye?: Goodbye | null | undefined;
  epoch: number;
}
export const ExecutorMessage: Codec<ExecutorMessage> = codec(generated.volley.ExecutorMessage, "number");

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
export const Register: Codec<Register> = codec(generated.volley.Register, "number");

export interface Heartbeat {
  residentBytes: number;
  peakResidentBytes: number;
  exchangeBytesOnDisk: number;
  jsBusyUs: number;
  running: readonly TaskProgress[];
}
export const Heartbeat: Codec<Heartbeat> = codec(generated.volley.Heartbeat, "number");

export interface TaskProgress {
  id?: TaskId | null | undefined;
  rows: number;
}
export const TaskProgress: Codec<TaskProgress> = codec(generated.volley.TaskProgress, "number");

export interface TaskStarted {
  id?: TaskId | null | undefined;
  slot: number;
}
export const TaskStarted: Codec<TaskStarted> = codec(generated.volley.TaskStarted, "number");

export interface Goodbye {
  reason: string;
}
export const Goodbye: Codec<Goodbye> = codec(generated.volley.Goodbye, "number");

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
export const DriverMessage: Codec<DriverMessage> = codec(generated.volley.DriverMessage, "number");

export interface Registered {
  heartbeatMs: number;
  settings: Readonly<Record<string, string>>;
}
export const Registered: Codec<Registered> = codec(generated.volley.Registered, "number");

export interface Refused {
  reason: string;
}
export const Refused: Codec<Refused> = codec(generated.volley.Refused, "number");

export interface LaunchTasks {
  tasks: readonly TaskSpec[];
}
export const LaunchTasks: Codec<LaunchTasks> = codec(generated.volley.LaunchTasks, "number");

export interface CancelTask {
  id?: TaskId | null | undefined;
  reason: string;
}
export const CancelTask: Codec<CancelTask> = codec(generated.volley.CancelTask, "number");

export interface DropExchanges {
  queryId: string;
  exchanges: readonly number[];
}
export const DropExchanges: Codec<DropExchanges> = codec(generated.volley.DropExchanges, "number");

export interface Shutdown {
  reason: string;
}
export const Shutdown: Codec<Shutdown> = codec(generated.volley.Shutdown, "number");

export interface BlockTicket {
  queryId: string;
  exchange: number;
  maps: readonly MapRef[];
  partitionFrom: number;
  partitionTo: number;
  align: boolean;
}
export const BlockTicket: Codec<BlockTicket> = codec(generated.volley.BlockTicket, "number");

export interface WriteMany {
  destination: string;
  mode: string;
  marker: string;
  sinks: readonly WriteSink[];
}
export const WriteMany: Codec<WriteMany> = codec(generated.volley.WriteMany, "number");

export interface WriteSink {
  folder: string;
  relation: Uint8Array;
  format: string;
  options: Readonly<Record<string, string>>;
}
export const WriteSink: Codec<WriteSink> = codec(generated.volley.WriteSink, "number");

export interface PlanReference {
  planId: number;
}
export const PlanReference: Codec<PlanReference> = codec(generated.volley.PlanReference, "number");

export interface WriteDone {
  destination: string;
  files: readonly WrittenFile[];
  rows: Readonly<Record<string, number>>;
  skipped: boolean;
}
export const WriteDone: Codec<WriteDone> = codec(generated.volley.WriteDone, "number");

export interface WrittenFile {
  url: string;
  bytes: number;
  rows: number;
}
export const WrittenFile: Codec<WrittenFile> = codec(generated.volley.WrittenFile, "number");

export interface QueryProgress {
  queryId: string;
  stages: readonly StageProgress[];
  notices: readonly string[];
  done: boolean;
  executors: readonly ExecutorUsage[];
}
export const QueryProgress: Codec<QueryProgress> = codec(generated.volley.QueryProgress, "number");

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
}
export const StageProgress: Codec<StageProgress> = codec(generated.volley.StageProgress, "number");

export interface ExecutorUsage {
  executorId: string;
  peakResidentBytes: number;
  jsBusyUs: number;
}
export const ExecutorUsage: Codec<ExecutorUsage> = codec(generated.volley.ExecutorUsage, "number");

export interface ErrorDetail {
  errorClass: string;
  message: string;
  where: readonly string[];
  hints: readonly string[];
  callSite: string;
  fragment: string;
}
export const ErrorDetail: Codec<ErrorDetail> = codec(generated.volley.ErrorDetail, "number");
