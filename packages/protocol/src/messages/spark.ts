// Generated from proto/ by scripts/generate-proto.mjs; do not edit.
import type { Codec } from "../codec.ts";
import { message } from "../wire/message.ts";

export interface Plan {
  root?: Relation | null | undefined;
  command?: Command | null | undefined;
}
export const Plan: Codec<Plan> = message("spark.connect.Plan", () => [
  ["root", 1, Relation, "optional"],
  ["command", 2, Command, "optional"],
]);

export interface UserContext {
  userId: string;
  userName: string;
  extensions: readonly Any[];
}
export const UserContext: Codec<UserContext> = message("spark.connect.UserContext", () => [
  ["userId", 1, "string"],
  ["userName", 2, "string"],
  ["extensions", 999, Any, "repeated"],
]);

export interface ExecutePlanRequest {
  sessionId: string;
  userContext?: UserContext | null | undefined;
  plan?: Plan | null | undefined;
  clientType?: string | null | undefined;
  requestOptions: readonly ExecutePlanRequestRequestOption[];
  operationId?: string | null | undefined;
  tags: readonly string[];
  clientObservedServerSideSessionId?: string | null | undefined;
}
export const ExecutePlanRequest: Codec<ExecutePlanRequest> = message("spark.connect.ExecutePlanRequest", () => [
  ["sessionId", 1, "string"],
  ["userContext", 2, UserContext, "optional"],
  ["plan", 3, Plan, "optional"],
  ["clientType", 4, "string", "optional"],
  ["requestOptions", 5, ExecutePlanRequestRequestOption, "repeated"],
  ["operationId", 6, "string", "optional"],
  ["tags", 7, "string", "repeated"],
  ["clientObservedServerSideSessionId", 8, "string", "optional"],
]);

export interface ExecutePlanRequestRequestOption {
  reattachOptions?: ReattachOptions | null | undefined;
  extension?: Any | null | undefined;
}
export const ExecutePlanRequestRequestOption: Codec<ExecutePlanRequestRequestOption> = message("spark.connect.ExecutePlanRequest.RequestOption", () => [
  ["reattachOptions", 1, ReattachOptions, "optional"],
  ["extension", 999, Any, "optional"],
]);

export interface ReattachOptions {
  reattachable: boolean;
}
export const ReattachOptions: Codec<ReattachOptions> = message("spark.connect.ReattachOptions", () => [
  ["reattachable", 1, "bool"],
]);

export interface ExecutePlanResponse {
  sessionId: string;
  arrowBatch?: ExecutePlanResponseArrowBatch | null | undefined;
  resultComplete?: ExecutePlanResponseResultComplete | null | undefined;
  executionProgress?: ExecutePlanResponseExecutionProgress | null | undefined;
  checkpointCommandResult?: CheckpointCommandResult | null | undefined;
  extension?: Any | null | undefined;
  metrics?: ExecutePlanResponseMetrics | null | undefined;
  observedMetrics: readonly ExecutePlanResponseObservedMetrics[];
  schema?: DataType | null | undefined;
  operationId: string;
  responseId: string;
  serverSideSessionId: string;
}
export const ExecutePlanResponse: Codec<ExecutePlanResponse> = message("spark.connect.ExecutePlanResponse", () => [
  ["sessionId", 1, "string"],
  ["arrowBatch", 2, ExecutePlanResponseArrowBatch, "optional"],
  ["resultComplete", 14, ExecutePlanResponseResultComplete, "optional"],
  ["executionProgress", 18, ExecutePlanResponseExecutionProgress, "optional"],
  ["checkpointCommandResult", 19, CheckpointCommandResult, "optional"],
  ["extension", 999, Any, "optional"],
  ["metrics", 4, ExecutePlanResponseMetrics, "optional"],
  ["observedMetrics", 6, ExecutePlanResponseObservedMetrics, "repeated"],
  ["schema", 7, DataType, "optional"],
  ["operationId", 12, "string"],
  ["responseId", 13, "string"],
  ["serverSideSessionId", 15, "string"],
]);

export interface ExecutePlanResponseArrowBatch {
  rowCount: bigint;
  data: Uint8Array;
  startOffset?: bigint | null | undefined;
}
export const ExecutePlanResponseArrowBatch: Codec<ExecutePlanResponseArrowBatch> = message("spark.connect.ExecutePlanResponse.ArrowBatch", () => [
  ["rowCount", 1, "int64:bigint"],
  ["data", 2, "bytes"],
  ["startOffset", 3, "int64:bigint", "optional"],
]);

export type ExecutePlanResponseResultComplete = Record<never, never>;
export const ExecutePlanResponseResultComplete: Codec<ExecutePlanResponseResultComplete> = message("spark.connect.ExecutePlanResponse.ResultComplete", () => []);

export interface ExecutePlanResponseMetrics {
  metrics: readonly ExecutePlanResponseMetricsMetricObject[];
}
export const ExecutePlanResponseMetrics: Codec<ExecutePlanResponseMetrics> = message("spark.connect.ExecutePlanResponse.Metrics", () => [
  ["metrics", 1, ExecutePlanResponseMetricsMetricObject, "repeated"],
]);

export interface ExecutePlanResponseMetricsMetricObject {
  name: string;
  planId: bigint;
  parent: bigint;
  executionMetrics: Readonly<Record<string, ExecutePlanResponseMetricsMetricValue>>;
}
export const ExecutePlanResponseMetricsMetricObject: Codec<ExecutePlanResponseMetricsMetricObject> = message("spark.connect.ExecutePlanResponse.Metrics.MetricObject", () => [
  ["name", 1, "string"],
  ["planId", 2, "int64:bigint"],
  ["parent", 3, "int64:bigint"],
  ["executionMetrics", 4, ExecutePlanResponseMetricsMetricValue, "map"],
]);

export interface ExecutePlanResponseMetricsMetricValue {
  name: string;
  value: bigint;
  metricType: string;
}
export const ExecutePlanResponseMetricsMetricValue: Codec<ExecutePlanResponseMetricsMetricValue> = message("spark.connect.ExecutePlanResponse.Metrics.MetricValue", () => [
  ["name", 1, "string"],
  ["value", 2, "int64:bigint"],
  ["metricType", 3, "string"],
]);

export interface ExecutePlanResponseObservedMetrics {
  name: string;
  values: readonly ExpressionLiteral[];
  keys: readonly string[];
  planId: bigint;
}
export const ExecutePlanResponseObservedMetrics: Codec<ExecutePlanResponseObservedMetrics> = message("spark.connect.ExecutePlanResponse.ObservedMetrics", () => [
  ["name", 1, "string"],
  ["values", 2, ExpressionLiteral, "repeated"],
  ["keys", 3, "string", "repeated"],
  ["planId", 4, "int64:bigint"],
]);

export interface ExecutePlanResponseExecutionProgress {
  stages: readonly ExecutePlanResponseExecutionProgressStageInfo[];
  numInflightTasks: bigint;
}
export const ExecutePlanResponseExecutionProgress: Codec<ExecutePlanResponseExecutionProgress> = message("spark.connect.ExecutePlanResponse.ExecutionProgress", () => [
  ["stages", 1, ExecutePlanResponseExecutionProgressStageInfo, "repeated"],
  ["numInflightTasks", 2, "int64:bigint"],
]);

export interface ExecutePlanResponseExecutionProgressStageInfo {
  stageId: bigint;
  numTasks: bigint;
  numCompletedTasks: bigint;
  inputBytesRead: bigint;
  done: boolean;
}
export const ExecutePlanResponseExecutionProgressStageInfo: Codec<ExecutePlanResponseExecutionProgressStageInfo> = message("spark.connect.ExecutePlanResponse.ExecutionProgress.StageInfo", () => [
  ["stageId", 1, "int64:bigint"],
  ["numTasks", 2, "int64:bigint"],
  ["numCompletedTasks", 3, "int64:bigint"],
  ["inputBytesRead", 4, "int64:bigint"],
  ["done", 5, "bool"],
]);

export interface CheckpointCommandResult {
  relation?: CachedRemoteRelation | null | undefined;
}
export const CheckpointCommandResult: Codec<CheckpointCommandResult> = message("spark.connect.CheckpointCommandResult", () => [
  ["relation", 1, CachedRemoteRelation, "optional"],
]);

export interface AnalyzePlanRequest {
  sessionId: string;
  userContext?: UserContext | null | undefined;
  clientType?: string | null | undefined;
  schema?: AnalyzePlanRequestSchema | null | undefined;
  explain?: AnalyzePlanRequestExplain | null | undefined;
  treeString?: AnalyzePlanRequestTreeString | null | undefined;
  isLocal?: AnalyzePlanRequestIsLocal | null | undefined;
  inputFiles?: AnalyzePlanRequestInputFiles | null | undefined;
  sparkVersion?: AnalyzePlanRequestSparkVersion | null | undefined;
  ddlParse?: AnalyzePlanRequestDDLParse | null | undefined;
  sameSemantics?: AnalyzePlanRequestSameSemantics | null | undefined;
  semanticHash?: AnalyzePlanRequestSemanticHash | null | undefined;
  persist?: AnalyzePlanRequestPersist | null | undefined;
  unpersist?: AnalyzePlanRequestUnpersist | null | undefined;
  getStorageLevel?: AnalyzePlanRequestGetStorageLevel | null | undefined;
  clientObservedServerSideSessionId?: string | null | undefined;
}
export const AnalyzePlanRequest: Codec<AnalyzePlanRequest> = message("spark.connect.AnalyzePlanRequest", () => [
  ["sessionId", 1, "string"],
  ["userContext", 2, UserContext, "optional"],
  ["clientType", 3, "string", "optional"],
  ["schema", 4, AnalyzePlanRequestSchema, "optional"],
  ["explain", 5, AnalyzePlanRequestExplain, "optional"],
  ["treeString", 6, AnalyzePlanRequestTreeString, "optional"],
  ["isLocal", 7, AnalyzePlanRequestIsLocal, "optional"],
  ["inputFiles", 9, AnalyzePlanRequestInputFiles, "optional"],
  ["sparkVersion", 10, AnalyzePlanRequestSparkVersion, "optional"],
  ["ddlParse", 11, AnalyzePlanRequestDDLParse, "optional"],
  ["sameSemantics", 12, AnalyzePlanRequestSameSemantics, "optional"],
  ["semanticHash", 13, AnalyzePlanRequestSemanticHash, "optional"],
  ["persist", 14, AnalyzePlanRequestPersist, "optional"],
  ["unpersist", 15, AnalyzePlanRequestUnpersist, "optional"],
  ["getStorageLevel", 16, AnalyzePlanRequestGetStorageLevel, "optional"],
  ["clientObservedServerSideSessionId", 17, "string", "optional"],
]);

export interface AnalyzePlanRequestSchema {
  plan?: Plan | null | undefined;
}
export const AnalyzePlanRequestSchema: Codec<AnalyzePlanRequestSchema> = message("spark.connect.AnalyzePlanRequest.Schema", () => [
  ["plan", 1, Plan, "optional"],
]);

export interface AnalyzePlanRequestExplain {
  plan?: Plan | null | undefined;
  explainMode: AnalyzePlanRequestExplainExplainMode;
}
export const AnalyzePlanRequestExplain: Codec<AnalyzePlanRequestExplain> = message("spark.connect.AnalyzePlanRequest.Explain", () => [
  ["plan", 1, Plan, "optional"],
  ["explainMode", 2, "int32"],
]);

export const AnalyzePlanRequestExplainExplainMode = {
  EXPLAIN_MODE_UNSPECIFIED: 0,
  EXPLAIN_MODE_SIMPLE: 1,
  EXPLAIN_MODE_EXTENDED: 2,
  EXPLAIN_MODE_CODEGEN: 3,
  EXPLAIN_MODE_COST: 4,
  EXPLAIN_MODE_FORMATTED: 5,
} as const;
export type AnalyzePlanRequestExplainExplainMode = (typeof AnalyzePlanRequestExplainExplainMode)[keyof typeof AnalyzePlanRequestExplainExplainMode];

export interface AnalyzePlanRequestTreeString {
  plan?: Plan | null | undefined;
  level?: number | null | undefined;
}
export const AnalyzePlanRequestTreeString: Codec<AnalyzePlanRequestTreeString> = message("spark.connect.AnalyzePlanRequest.TreeString", () => [
  ["plan", 1, Plan, "optional"],
  ["level", 2, "int32", "optional"],
]);

export type AnalyzePlanRequestSparkVersion = Record<never, never>;
export const AnalyzePlanRequestSparkVersion: Codec<AnalyzePlanRequestSparkVersion> = message("spark.connect.AnalyzePlanRequest.SparkVersion", () => []);

export interface AnalyzePlanRequestDDLParse {
  ddlString: string;
}
export const AnalyzePlanRequestDDLParse: Codec<AnalyzePlanRequestDDLParse> = message("spark.connect.AnalyzePlanRequest.DDLParse", () => [
  ["ddlString", 1, "string"],
]);

export interface AnalyzePlanRequestIsLocal {
  plan?: Plan | null | undefined;
}
export const AnalyzePlanRequestIsLocal: Codec<AnalyzePlanRequestIsLocal> = message("spark.connect.AnalyzePlanRequest.IsLocal", () => [
  ["plan", 1, Plan, "optional"],
]);

export interface AnalyzePlanRequestInputFiles {
  plan?: Plan | null | undefined;
}
export const AnalyzePlanRequestInputFiles: Codec<AnalyzePlanRequestInputFiles> = message("spark.connect.AnalyzePlanRequest.InputFiles", () => [
  ["plan", 1, Plan, "optional"],
]);

export interface AnalyzePlanRequestSameSemantics {
  targetPlan?: Plan | null | undefined;
  otherPlan?: Plan | null | undefined;
}
export const AnalyzePlanRequestSameSemantics: Codec<AnalyzePlanRequestSameSemantics> = message("spark.connect.AnalyzePlanRequest.SameSemantics", () => [
  ["targetPlan", 1, Plan, "optional"],
  ["otherPlan", 2, Plan, "optional"],
]);

export interface AnalyzePlanRequestSemanticHash {
  plan?: Plan | null | undefined;
}
export const AnalyzePlanRequestSemanticHash: Codec<AnalyzePlanRequestSemanticHash> = message("spark.connect.AnalyzePlanRequest.SemanticHash", () => [
  ["plan", 1, Plan, "optional"],
]);

export interface AnalyzePlanRequestPersist {
  relation?: Relation | null | undefined;
  storageLevel?: StorageLevel | null | undefined;
}
export const AnalyzePlanRequestPersist: Codec<AnalyzePlanRequestPersist> = message("spark.connect.AnalyzePlanRequest.Persist", () => [
  ["relation", 1, Relation, "optional"],
  ["storageLevel", 2, StorageLevel, "optional"],
]);

export interface AnalyzePlanRequestUnpersist {
  relation?: Relation | null | undefined;
  blocking?: boolean | null | undefined;
}
export const AnalyzePlanRequestUnpersist: Codec<AnalyzePlanRequestUnpersist> = message("spark.connect.AnalyzePlanRequest.Unpersist", () => [
  ["relation", 1, Relation, "optional"],
  ["blocking", 2, "bool", "optional"],
]);

export interface AnalyzePlanRequestGetStorageLevel {
  relation?: Relation | null | undefined;
}
export const AnalyzePlanRequestGetStorageLevel: Codec<AnalyzePlanRequestGetStorageLevel> = message("spark.connect.AnalyzePlanRequest.GetStorageLevel", () => [
  ["relation", 1, Relation, "optional"],
]);

export interface AnalyzePlanResponse {
  sessionId: string;
  schema?: AnalyzePlanResponseSchema | null | undefined;
  explain?: AnalyzePlanResponseExplain | null | undefined;
  treeString?: AnalyzePlanResponseTreeString | null | undefined;
  isLocal?: AnalyzePlanResponseIsLocal | null | undefined;
  inputFiles?: AnalyzePlanResponseInputFiles | null | undefined;
  sparkVersion?: AnalyzePlanResponseSparkVersion | null | undefined;
  ddlParse?: AnalyzePlanResponseDDLParse | null | undefined;
  sameSemantics?: AnalyzePlanResponseSameSemantics | null | undefined;
  semanticHash?: AnalyzePlanResponseSemanticHash | null | undefined;
  persist?: AnalyzePlanResponsePersist | null | undefined;
  unpersist?: AnalyzePlanResponseUnpersist | null | undefined;
  getStorageLevel?: AnalyzePlanResponseGetStorageLevel | null | undefined;
  serverSideSessionId: string;
}
export const AnalyzePlanResponse: Codec<AnalyzePlanResponse> = message("spark.connect.AnalyzePlanResponse", () => [
  ["sessionId", 1, "string"],
  ["schema", 2, AnalyzePlanResponseSchema, "optional"],
  ["explain", 3, AnalyzePlanResponseExplain, "optional"],
  ["treeString", 4, AnalyzePlanResponseTreeString, "optional"],
  ["isLocal", 5, AnalyzePlanResponseIsLocal, "optional"],
  ["inputFiles", 7, AnalyzePlanResponseInputFiles, "optional"],
  ["sparkVersion", 8, AnalyzePlanResponseSparkVersion, "optional"],
  ["ddlParse", 9, AnalyzePlanResponseDDLParse, "optional"],
  ["sameSemantics", 10, AnalyzePlanResponseSameSemantics, "optional"],
  ["semanticHash", 11, AnalyzePlanResponseSemanticHash, "optional"],
  ["persist", 12, AnalyzePlanResponsePersist, "optional"],
  ["unpersist", 13, AnalyzePlanResponseUnpersist, "optional"],
  ["getStorageLevel", 14, AnalyzePlanResponseGetStorageLevel, "optional"],
  ["serverSideSessionId", 15, "string"],
]);

export interface AnalyzePlanResponseSchema {
  schema?: DataType | null | undefined;
}
export const AnalyzePlanResponseSchema: Codec<AnalyzePlanResponseSchema> = message("spark.connect.AnalyzePlanResponse.Schema", () => [
  ["schema", 1, DataType, "optional"],
]);

export interface AnalyzePlanResponseExplain {
  explainString: string;
}
export const AnalyzePlanResponseExplain: Codec<AnalyzePlanResponseExplain> = message("spark.connect.AnalyzePlanResponse.Explain", () => [
  ["explainString", 1, "string"],
]);

export interface AnalyzePlanResponseTreeString {
  treeString: string;
}
export const AnalyzePlanResponseTreeString: Codec<AnalyzePlanResponseTreeString> = message("spark.connect.AnalyzePlanResponse.TreeString", () => [
  ["treeString", 1, "string"],
]);

export interface AnalyzePlanResponseSparkVersion {
  version: string;
}
export const AnalyzePlanResponseSparkVersion: Codec<AnalyzePlanResponseSparkVersion> = message("spark.connect.AnalyzePlanResponse.SparkVersion", () => [
  ["version", 1, "string"],
]);

export interface AnalyzePlanResponseDDLParse {
  parsed?: DataType | null | undefined;
}
export const AnalyzePlanResponseDDLParse: Codec<AnalyzePlanResponseDDLParse> = message("spark.connect.AnalyzePlanResponse.DDLParse", () => [
  ["parsed", 1, DataType, "optional"],
]);

export interface AnalyzePlanResponseIsLocal {
  isLocal: boolean;
}
export const AnalyzePlanResponseIsLocal: Codec<AnalyzePlanResponseIsLocal> = message("spark.connect.AnalyzePlanResponse.IsLocal", () => [
  ["isLocal", 1, "bool"],
]);

export interface AnalyzePlanResponseInputFiles {
  files: readonly string[];
}
export const AnalyzePlanResponseInputFiles: Codec<AnalyzePlanResponseInputFiles> = message("spark.connect.AnalyzePlanResponse.InputFiles", () => [
  ["files", 1, "string", "repeated"],
]);

export interface AnalyzePlanResponseSameSemantics {
  result: boolean;
}
export const AnalyzePlanResponseSameSemantics: Codec<AnalyzePlanResponseSameSemantics> = message("spark.connect.AnalyzePlanResponse.SameSemantics", () => [
  ["result", 1, "bool"],
]);

export interface AnalyzePlanResponseSemanticHash {
  result: number;
}
export const AnalyzePlanResponseSemanticHash: Codec<AnalyzePlanResponseSemanticHash> = message("spark.connect.AnalyzePlanResponse.SemanticHash", () => [
  ["result", 1, "int32"],
]);

export type AnalyzePlanResponsePersist = Record<never, never>;
export const AnalyzePlanResponsePersist: Codec<AnalyzePlanResponsePersist> = message("spark.connect.AnalyzePlanResponse.Persist", () => []);

export type AnalyzePlanResponseUnpersist = Record<never, never>;
export const AnalyzePlanResponseUnpersist: Codec<AnalyzePlanResponseUnpersist> = message("spark.connect.AnalyzePlanResponse.Unpersist", () => []);

export interface AnalyzePlanResponseGetStorageLevel {
  storageLevel?: StorageLevel | null | undefined;
}
export const AnalyzePlanResponseGetStorageLevel: Codec<AnalyzePlanResponseGetStorageLevel> = message("spark.connect.AnalyzePlanResponse.GetStorageLevel", () => [
  ["storageLevel", 1, StorageLevel, "optional"],
]);

export interface KeyValue {
  key: string;
  value?: string | null | undefined;
}
export const KeyValue: Codec<KeyValue> = message("spark.connect.KeyValue", () => [
  ["key", 1, "string"],
  ["value", 2, "string", "optional"],
]);

export interface ConfigRequest {
  sessionId: string;
  userContext?: UserContext | null | undefined;
  operation?: ConfigRequestOperation | null | undefined;
  clientType?: string | null | undefined;
  clientObservedServerSideSessionId?: string | null | undefined;
}
export const ConfigRequest: Codec<ConfigRequest> = message("spark.connect.ConfigRequest", () => [
  ["sessionId", 1, "string"],
  ["userContext", 2, UserContext, "optional"],
  ["operation", 3, ConfigRequestOperation, "optional"],
  ["clientType", 4, "string", "optional"],
  ["clientObservedServerSideSessionId", 8, "string", "optional"],
]);

export interface ConfigRequestOperation {
  set?: ConfigRequestSet | null | undefined;
  get?: ConfigRequestGet | null | undefined;
  getWithDefault?: ConfigRequestGetWithDefault | null | undefined;
  getOption?: ConfigRequestGetOption | null | undefined;
  getAll?: ConfigRequestGetAll | null | undefined;
  unset?: ConfigRequestUnset | null | undefined;
  isModifiable?: ConfigRequestIsModifiable | null | undefined;
}
export const ConfigRequestOperation: Codec<ConfigRequestOperation> = message("spark.connect.ConfigRequest.Operation", () => [
  ["set", 1, ConfigRequestSet, "optional"],
  ["get", 2, ConfigRequestGet, "optional"],
  ["getWithDefault", 3, ConfigRequestGetWithDefault, "optional"],
  ["getOption", 4, ConfigRequestGetOption, "optional"],
  ["getAll", 5, ConfigRequestGetAll, "optional"],
  ["unset", 6, ConfigRequestUnset, "optional"],
  ["isModifiable", 7, ConfigRequestIsModifiable, "optional"],
]);

export interface ConfigRequestSet {
  pairs: readonly KeyValue[];
  silent?: boolean | null | undefined;
}
export const ConfigRequestSet: Codec<ConfigRequestSet> = message("spark.connect.ConfigRequest.Set", () => [
  ["pairs", 1, KeyValue, "repeated"],
  ["silent", 2, "bool", "optional"],
]);

export interface ConfigRequestGet {
  keys: readonly string[];
}
export const ConfigRequestGet: Codec<ConfigRequestGet> = message("spark.connect.ConfigRequest.Get", () => [
  ["keys", 1, "string", "repeated"],
]);

export interface ConfigRequestGetWithDefault {
  pairs: readonly KeyValue[];
}
export const ConfigRequestGetWithDefault: Codec<ConfigRequestGetWithDefault> = message("spark.connect.ConfigRequest.GetWithDefault", () => [
  ["pairs", 1, KeyValue, "repeated"],
]);

export interface ConfigRequestGetOption {
  keys: readonly string[];
}
export const ConfigRequestGetOption: Codec<ConfigRequestGetOption> = message("spark.connect.ConfigRequest.GetOption", () => [
  ["keys", 1, "string", "repeated"],
]);

export interface ConfigRequestGetAll {
  prefix?: string | null | undefined;
}
export const ConfigRequestGetAll: Codec<ConfigRequestGetAll> = message("spark.connect.ConfigRequest.GetAll", () => [
  ["prefix", 1, "string", "optional"],
]);

export interface ConfigRequestUnset {
  keys: readonly string[];
}
export const ConfigRequestUnset: Codec<ConfigRequestUnset> = message("spark.connect.ConfigRequest.Unset", () => [
  ["keys", 1, "string", "repeated"],
]);

export interface ConfigRequestIsModifiable {
  keys: readonly string[];
}
export const ConfigRequestIsModifiable: Codec<ConfigRequestIsModifiable> = message("spark.connect.ConfigRequest.IsModifiable", () => [
  ["keys", 1, "string", "repeated"],
]);

export interface ConfigResponse {
  sessionId: string;
  pairs: readonly KeyValue[];
  warnings: readonly string[];
  serverSideSessionId: string;
}
export const ConfigResponse: Codec<ConfigResponse> = message("spark.connect.ConfigResponse", () => [
  ["sessionId", 1, "string"],
  ["pairs", 2, KeyValue, "repeated"],
  ["warnings", 3, "string", "repeated"],
  ["serverSideSessionId", 4, "string"],
]);

export interface AddArtifactsRequest {
  sessionId: string;
  userContext?: UserContext | null | undefined;
  batch?: AddArtifactsRequestBatch | null | undefined;
  beginChunk?: AddArtifactsRequestBeginChunkedArtifact | null | undefined;
  chunk?: AddArtifactsRequestArtifactChunk | null | undefined;
  clientType?: string | null | undefined;
  clientObservedServerSideSessionId?: string | null | undefined;
}
export const AddArtifactsRequest: Codec<AddArtifactsRequest> = message("spark.connect.AddArtifactsRequest", () => [
  ["sessionId", 1, "string"],
  ["userContext", 2, UserContext, "optional"],
  ["batch", 3, AddArtifactsRequestBatch, "optional"],
  ["beginChunk", 4, AddArtifactsRequestBeginChunkedArtifact, "optional"],
  ["chunk", 5, AddArtifactsRequestArtifactChunk, "optional"],
  ["clientType", 6, "string", "optional"],
  ["clientObservedServerSideSessionId", 7, "string", "optional"],
]);

export interface AddArtifactsRequestArtifactChunk {
  data: Uint8Array;
  crc: bigint;
}
export const AddArtifactsRequestArtifactChunk: Codec<AddArtifactsRequestArtifactChunk> = message("spark.connect.AddArtifactsRequest.ArtifactChunk", () => [
  ["data", 1, "bytes"],
  ["crc", 2, "int64:bigint"],
]);

export interface AddArtifactsRequestSingleChunkArtifact {
  name: string;
  data?: AddArtifactsRequestArtifactChunk | null | undefined;
}
export const AddArtifactsRequestSingleChunkArtifact: Codec<AddArtifactsRequestSingleChunkArtifact> = message("spark.connect.AddArtifactsRequest.SingleChunkArtifact", () => [
  ["name", 1, "string"],
  ["data", 2, AddArtifactsRequestArtifactChunk, "optional"],
]);

export interface AddArtifactsRequestBatch {
  artifacts: readonly AddArtifactsRequestSingleChunkArtifact[];
}
export const AddArtifactsRequestBatch: Codec<AddArtifactsRequestBatch> = message("spark.connect.AddArtifactsRequest.Batch", () => [
  ["artifacts", 1, AddArtifactsRequestSingleChunkArtifact, "repeated"],
]);

export interface AddArtifactsRequestBeginChunkedArtifact {
  name: string;
  totalBytes: bigint;
  numChunks: bigint;
  initialChunk?: AddArtifactsRequestArtifactChunk | null | undefined;
}
export const AddArtifactsRequestBeginChunkedArtifact: Codec<AddArtifactsRequestBeginChunkedArtifact> = message("spark.connect.AddArtifactsRequest.BeginChunkedArtifact", () => [
  ["name", 1, "string"],
  ["totalBytes", 2, "int64:bigint"],
  ["numChunks", 3, "int64:bigint"],
  ["initialChunk", 4, AddArtifactsRequestArtifactChunk, "optional"],
]);

export interface AddArtifactsResponse {
  artifacts: readonly AddArtifactsResponseArtifactSummary[];
  sessionId: string;
  serverSideSessionId: string;
}
export const AddArtifactsResponse: Codec<AddArtifactsResponse> = message("spark.connect.AddArtifactsResponse", () => [
  ["artifacts", 1, AddArtifactsResponseArtifactSummary, "repeated"],
  ["sessionId", 2, "string"],
  ["serverSideSessionId", 3, "string"],
]);

export interface AddArtifactsResponseArtifactSummary {
  name: string;
  isCrcSuccessful: boolean;
}
export const AddArtifactsResponseArtifactSummary: Codec<AddArtifactsResponseArtifactSummary> = message("spark.connect.AddArtifactsResponse.ArtifactSummary", () => [
  ["name", 1, "string"],
  ["isCrcSuccessful", 2, "bool"],
]);

export interface ArtifactStatusesRequest {
  sessionId: string;
  userContext?: UserContext | null | undefined;
  clientType?: string | null | undefined;
  names: readonly string[];
  clientObservedServerSideSessionId?: string | null | undefined;
}
export const ArtifactStatusesRequest: Codec<ArtifactStatusesRequest> = message("spark.connect.ArtifactStatusesRequest", () => [
  ["sessionId", 1, "string"],
  ["userContext", 2, UserContext, "optional"],
  ["clientType", 3, "string", "optional"],
  ["names", 4, "string", "repeated"],
  ["clientObservedServerSideSessionId", 5, "string", "optional"],
]);

export interface ArtifactStatusesResponse {
  statuses: Readonly<Record<string, ArtifactStatusesResponseArtifactStatus>>;
  sessionId: string;
  serverSideSessionId: string;
}
export const ArtifactStatusesResponse: Codec<ArtifactStatusesResponse> = message("spark.connect.ArtifactStatusesResponse", () => [
  ["statuses", 1, ArtifactStatusesResponseArtifactStatus, "map"],
  ["sessionId", 2, "string"],
  ["serverSideSessionId", 3, "string"],
]);

export interface ArtifactStatusesResponseArtifactStatus {
  exists: boolean;
}
export const ArtifactStatusesResponseArtifactStatus: Codec<ArtifactStatusesResponseArtifactStatus> = message("spark.connect.ArtifactStatusesResponse.ArtifactStatus", () => [
  ["exists", 1, "bool"],
]);

export interface InterruptRequest {
  sessionId: string;
  userContext?: UserContext | null | undefined;
  clientType?: string | null | undefined;
  interruptType: InterruptRequestInterruptType;
  operationTag?: string | null | undefined;
  operationId?: string | null | undefined;
  clientObservedServerSideSessionId?: string | null | undefined;
}
export const InterruptRequest: Codec<InterruptRequest> = message("spark.connect.InterruptRequest", () => [
  ["sessionId", 1, "string"],
  ["userContext", 2, UserContext, "optional"],
  ["clientType", 3, "string", "optional"],
  ["interruptType", 4, "int32"],
  ["operationTag", 5, "string", "optional"],
  ["operationId", 6, "string", "optional"],
  ["clientObservedServerSideSessionId", 7, "string", "optional"],
]);

export const InterruptRequestInterruptType = {
  INTERRUPT_TYPE_UNSPECIFIED: 0,
  INTERRUPT_TYPE_ALL: 1,
  INTERRUPT_TYPE_TAG: 2,
  INTERRUPT_TYPE_OPERATION_ID: 3,
} as const;
export type InterruptRequestInterruptType = (typeof InterruptRequestInterruptType)[keyof typeof InterruptRequestInterruptType];

export interface InterruptResponse {
  sessionId: string;
  interruptedIds: readonly string[];
  serverSideSessionId: string;
}
export const InterruptResponse: Codec<InterruptResponse> = message("spark.connect.InterruptResponse", () => [
  ["sessionId", 1, "string"],
  ["interruptedIds", 2, "string", "repeated"],
  ["serverSideSessionId", 3, "string"],
]);

export interface ReattachExecuteRequest {
  sessionId: string;
  userContext?: UserContext | null | undefined;
  operationId: string;
  clientType?: string | null | undefined;
  lastResponseId?: string | null | undefined;
  clientObservedServerSideSessionId?: string | null | undefined;
}
export const ReattachExecuteRequest: Codec<ReattachExecuteRequest> = message("spark.connect.ReattachExecuteRequest", () => [
  ["sessionId", 1, "string"],
  ["userContext", 2, UserContext, "optional"],
  ["operationId", 3, "string"],
  ["clientType", 4, "string", "optional"],
  ["lastResponseId", 5, "string", "optional"],
  ["clientObservedServerSideSessionId", 6, "string", "optional"],
]);

export interface ReleaseExecuteRequest {
  sessionId: string;
  userContext?: UserContext | null | undefined;
  operationId: string;
  clientType?: string | null | undefined;
  releaseAll?: ReleaseExecuteRequestReleaseAll | null | undefined;
  releaseUntil?: ReleaseExecuteRequestReleaseUntil | null | undefined;
  clientObservedServerSideSessionId?: string | null | undefined;
}
export const ReleaseExecuteRequest: Codec<ReleaseExecuteRequest> = message("spark.connect.ReleaseExecuteRequest", () => [
  ["sessionId", 1, "string"],
  ["userContext", 2, UserContext, "optional"],
  ["operationId", 3, "string"],
  ["clientType", 4, "string", "optional"],
  ["releaseAll", 5, ReleaseExecuteRequestReleaseAll, "optional"],
  ["releaseUntil", 6, ReleaseExecuteRequestReleaseUntil, "optional"],
  ["clientObservedServerSideSessionId", 7, "string", "optional"],
]);

export type ReleaseExecuteRequestReleaseAll = Record<never, never>;
export const ReleaseExecuteRequestReleaseAll: Codec<ReleaseExecuteRequestReleaseAll> = message("spark.connect.ReleaseExecuteRequest.ReleaseAll", () => []);

export interface ReleaseExecuteRequestReleaseUntil {
  responseId: string;
}
export const ReleaseExecuteRequestReleaseUntil: Codec<ReleaseExecuteRequestReleaseUntil> = message("spark.connect.ReleaseExecuteRequest.ReleaseUntil", () => [
  ["responseId", 1, "string"],
]);

export interface ReleaseExecuteResponse {
  sessionId: string;
  operationId?: string | null | undefined;
  serverSideSessionId: string;
}
export const ReleaseExecuteResponse: Codec<ReleaseExecuteResponse> = message("spark.connect.ReleaseExecuteResponse", () => [
  ["sessionId", 1, "string"],
  ["operationId", 2, "string", "optional"],
  ["serverSideSessionId", 3, "string"],
]);

export interface ReleaseSessionRequest {
  sessionId: string;
  userContext?: UserContext | null | undefined;
  clientType?: string | null | undefined;
  allowReconnect: boolean;
}
export const ReleaseSessionRequest: Codec<ReleaseSessionRequest> = message("spark.connect.ReleaseSessionRequest", () => [
  ["sessionId", 1, "string"],
  ["userContext", 2, UserContext, "optional"],
  ["clientType", 3, "string", "optional"],
  ["allowReconnect", 4, "bool"],
]);

export interface ReleaseSessionResponse {
  sessionId: string;
  serverSideSessionId: string;
}
export const ReleaseSessionResponse: Codec<ReleaseSessionResponse> = message("spark.connect.ReleaseSessionResponse", () => [
  ["sessionId", 1, "string"],
  ["serverSideSessionId", 2, "string"],
]);

export interface FetchErrorDetailsRequest {
  sessionId: string;
  userContext?: UserContext | null | undefined;
  errorId: string;
  clientType?: string | null | undefined;
  clientObservedServerSideSessionId?: string | null | undefined;
}
export const FetchErrorDetailsRequest: Codec<FetchErrorDetailsRequest> = message("spark.connect.FetchErrorDetailsRequest", () => [
  ["sessionId", 1, "string"],
  ["userContext", 2, UserContext, "optional"],
  ["errorId", 3, "string"],
  ["clientType", 4, "string", "optional"],
  ["clientObservedServerSideSessionId", 5, "string", "optional"],
]);

export interface FetchErrorDetailsResponse {
  rootErrorIdx?: number | null | undefined;
  errors: readonly FetchErrorDetailsResponseError[];
  serverSideSessionId: string;
  sessionId: string;
}
export const FetchErrorDetailsResponse: Codec<FetchErrorDetailsResponse> = message("spark.connect.FetchErrorDetailsResponse", () => [
  ["rootErrorIdx", 1, "int32", "optional"],
  ["errors", 2, FetchErrorDetailsResponseError, "repeated"],
  ["serverSideSessionId", 3, "string"],
  ["sessionId", 4, "string"],
]);

export interface FetchErrorDetailsResponseQueryContext {
  contextType: FetchErrorDetailsResponseQueryContextContextType;
  objectType: string;
  objectName: string;
  startIndex: number;
  stopIndex: number;
  fragment: string;
  callSite: string;
  summary: string;
}
export const FetchErrorDetailsResponseQueryContext: Codec<FetchErrorDetailsResponseQueryContext> = message("spark.connect.FetchErrorDetailsResponse.QueryContext", () => [
  ["contextType", 10, "int32"],
  ["objectType", 1, "string"],
  ["objectName", 2, "string"],
  ["startIndex", 3, "int32"],
  ["stopIndex", 4, "int32"],
  ["fragment", 5, "string"],
  ["callSite", 6, "string"],
  ["summary", 7, "string"],
]);

export const FetchErrorDetailsResponseQueryContextContextType = {
  SQL: 0,
  DATAFRAME: 1,
} as const;
export type FetchErrorDetailsResponseQueryContextContextType = (typeof FetchErrorDetailsResponseQueryContextContextType)[keyof typeof FetchErrorDetailsResponseQueryContextContextType];

export interface FetchErrorDetailsResponseSparkThrowable {
  errorClass?: string | null | undefined;
  messageParameters: Readonly<Record<string, string>>;
  queryContexts: readonly FetchErrorDetailsResponseQueryContext[];
  sqlState?: string | null | undefined;
}
export const FetchErrorDetailsResponseSparkThrowable: Codec<FetchErrorDetailsResponseSparkThrowable> = message("spark.connect.FetchErrorDetailsResponse.SparkThrowable", () => [
  ["errorClass", 1, "string", "optional"],
  ["messageParameters", 2, "string", "map"],
  ["queryContexts", 3, FetchErrorDetailsResponseQueryContext, "repeated"],
  ["sqlState", 4, "string", "optional"],
]);

export interface FetchErrorDetailsResponseError {
  errorTypeHierarchy: readonly string[];
  message: string;
  causeIdx?: number | null | undefined;
  sparkThrowable?: FetchErrorDetailsResponseSparkThrowable | null | undefined;
}
export const FetchErrorDetailsResponseError: Codec<FetchErrorDetailsResponseError> = message("spark.connect.FetchErrorDetailsResponse.Error", () => [
  ["errorTypeHierarchy", 1, "string", "repeated"],
  ["message", 2, "string"],
  ["causeIdx", 4, "int32", "optional"],
  ["sparkThrowable", 5, FetchErrorDetailsResponseSparkThrowable, "optional"],
]);

export interface StorageLevel {
  useDisk: boolean;
  useMemory: boolean;
  useOffHeap: boolean;
  deserialized: boolean;
  replication: number;
}
export const StorageLevel: Codec<StorageLevel> = message("spark.connect.StorageLevel", () => [
  ["useDisk", 1, "bool"],
  ["useMemory", 2, "bool"],
  ["useOffHeap", 3, "bool"],
  ["deserialized", 4, "bool"],
  ["replication", 5, "int32"],
]);

export interface DataType {
  null?: DataTypeNULL | null | undefined;
  binary?: DataTypeBinary | null | undefined;
  boolean?: DataTypeBoolean | null | undefined;
  byte?: DataTypeByte | null | undefined;
  short?: DataTypeShort | null | undefined;
  integer?: DataTypeInteger | null | undefined;
  long?: DataTypeLong | null | undefined;
  float?: DataTypeFloat | null | undefined;
  double?: DataTypeDouble | null | undefined;
  decimal?: DataTypeDecimal | null | undefined;
  string?: DataTypeString | null | undefined;
  char?: DataTypeChar | null | undefined;
  varChar?: DataTypeVarChar | null | undefined;
  date?: DataTypeDate | null | undefined;
  timestamp?: DataTypeTimestamp | null | undefined;
  timestampNtz?: DataTypeTimestampNTZ | null | undefined;
  calendarInterval?: DataTypeCalendarInterval | null | undefined;
  yearMonthInterval?: DataTypeYearMonthInterval | null | undefined;
  dayTimeInterval?: DataTypeDayTimeInterval | null | undefined;
  array?: DataTypeArray | null | undefined;
  struct?: DataTypeStruct | null | undefined;
  map?: DataTypeMap | null | undefined;
  unparsed?: DataTypeUnparsed | null | undefined;
  variant?: DataTypeVariant | null | undefined;
  time?: DataTypeTime | null | undefined;
}
export const DataType: Codec<DataType> = message("spark.connect.DataType", () => [
  ["null", 1, DataTypeNULL, "optional"],
  ["binary", 2, DataTypeBinary, "optional"],
  ["boolean", 3, DataTypeBoolean, "optional"],
  ["byte", 4, DataTypeByte, "optional"],
  ["short", 5, DataTypeShort, "optional"],
  ["integer", 6, DataTypeInteger, "optional"],
  ["long", 7, DataTypeLong, "optional"],
  ["float", 8, DataTypeFloat, "optional"],
  ["double", 9, DataTypeDouble, "optional"],
  ["decimal", 10, DataTypeDecimal, "optional"],
  ["string", 11, DataTypeString, "optional"],
  ["char", 12, DataTypeChar, "optional"],
  ["varChar", 13, DataTypeVarChar, "optional"],
  ["date", 14, DataTypeDate, "optional"],
  ["timestamp", 15, DataTypeTimestamp, "optional"],
  ["timestampNtz", 16, DataTypeTimestampNTZ, "optional"],
  ["calendarInterval", 17, DataTypeCalendarInterval, "optional"],
  ["yearMonthInterval", 18, DataTypeYearMonthInterval, "optional"],
  ["dayTimeInterval", 19, DataTypeDayTimeInterval, "optional"],
  ["array", 20, DataTypeArray, "optional"],
  ["struct", 21, DataTypeStruct, "optional"],
  ["map", 22, DataTypeMap, "optional"],
  ["unparsed", 24, DataTypeUnparsed, "optional"],
  ["variant", 25, DataTypeVariant, "optional"],
  ["time", 28, DataTypeTime, "optional"],
]);

export type DataTypeNULL = Record<never, never>;
export const DataTypeNULL: Codec<DataTypeNULL> = message("spark.connect.DataType.NULL", () => []);

export type DataTypeBinary = Record<never, never>;
export const DataTypeBinary: Codec<DataTypeBinary> = message("spark.connect.DataType.Binary", () => []);

export type DataTypeBoolean = Record<never, never>;
export const DataTypeBoolean: Codec<DataTypeBoolean> = message("spark.connect.DataType.Boolean", () => []);

export type DataTypeByte = Record<never, never>;
export const DataTypeByte: Codec<DataTypeByte> = message("spark.connect.DataType.Byte", () => []);

export type DataTypeShort = Record<never, never>;
export const DataTypeShort: Codec<DataTypeShort> = message("spark.connect.DataType.Short", () => []);

export type DataTypeInteger = Record<never, never>;
export const DataTypeInteger: Codec<DataTypeInteger> = message("spark.connect.DataType.Integer", () => []);

export type DataTypeLong = Record<never, never>;
export const DataTypeLong: Codec<DataTypeLong> = message("spark.connect.DataType.Long", () => []);

export type DataTypeFloat = Record<never, never>;
export const DataTypeFloat: Codec<DataTypeFloat> = message("spark.connect.DataType.Float", () => []);

export type DataTypeDouble = Record<never, never>;
export const DataTypeDouble: Codec<DataTypeDouble> = message("spark.connect.DataType.Double", () => []);

export type DataTypeDate = Record<never, never>;
export const DataTypeDate: Codec<DataTypeDate> = message("spark.connect.DataType.Date", () => []);

export type DataTypeTimestamp = Record<never, never>;
export const DataTypeTimestamp: Codec<DataTypeTimestamp> = message("spark.connect.DataType.Timestamp", () => []);

export type DataTypeTimestampNTZ = Record<never, never>;
export const DataTypeTimestampNTZ: Codec<DataTypeTimestampNTZ> = message("spark.connect.DataType.TimestampNTZ", () => []);

export type DataTypeCalendarInterval = Record<never, never>;
export const DataTypeCalendarInterval: Codec<DataTypeCalendarInterval> = message("spark.connect.DataType.CalendarInterval", () => []);

export type DataTypeVariant = Record<never, never>;
export const DataTypeVariant: Codec<DataTypeVariant> = message("spark.connect.DataType.Variant", () => []);

export interface DataTypeDecimal {
  scale?: number | null | undefined;
  precision?: number | null | undefined;
}
export const DataTypeDecimal: Codec<DataTypeDecimal> = message("spark.connect.DataType.Decimal", () => [
  ["scale", 1, "int32", "optional"],
  ["precision", 2, "int32", "optional"],
]);

export interface DataTypeString {
  collation: string;
}
export const DataTypeString: Codec<DataTypeString> = message("spark.connect.DataType.String", () => [
  ["collation", 2, "string"],
]);

export interface DataTypeChar {
  length: number;
}
export const DataTypeChar: Codec<DataTypeChar> = message("spark.connect.DataType.Char", () => [
  ["length", 1, "int32"],
]);

export interface DataTypeVarChar {
  length: number;
}
export const DataTypeVarChar: Codec<DataTypeVarChar> = message("spark.connect.DataType.VarChar", () => [
  ["length", 1, "int32"],
]);

export interface DataTypeYearMonthInterval {
  startField?: number | null | undefined;
  endField?: number | null | undefined;
}
export const DataTypeYearMonthInterval: Codec<DataTypeYearMonthInterval> = message("spark.connect.DataType.YearMonthInterval", () => [
  ["startField", 1, "int32", "optional"],
  ["endField", 2, "int32", "optional"],
]);

export interface DataTypeDayTimeInterval {
  startField?: number | null | undefined;
  endField?: number | null | undefined;
}
export const DataTypeDayTimeInterval: Codec<DataTypeDayTimeInterval> = message("spark.connect.DataType.DayTimeInterval", () => [
  ["startField", 1, "int32", "optional"],
  ["endField", 2, "int32", "optional"],
]);

export interface DataTypeArray {
  elementType?: DataType | null | undefined;
  containsNull: boolean;
}
export const DataTypeArray: Codec<DataTypeArray> = message("spark.connect.DataType.Array", () => [
  ["elementType", 1, DataType, "optional"],
  ["containsNull", 2, "bool"],
]);

export interface DataTypeStructField {
  name: string;
  dataType?: DataType | null | undefined;
  nullable: boolean;
  metadata?: string | null | undefined;
}
export const DataTypeStructField: Codec<DataTypeStructField> = message("spark.connect.DataType.StructField", () => [
  ["name", 1, "string"],
  ["dataType", 2, DataType, "optional"],
  ["nullable", 3, "bool"],
  ["metadata", 4, "string", "optional"],
]);

export interface DataTypeStruct {
  fields: readonly DataTypeStructField[];
}
export const DataTypeStruct: Codec<DataTypeStruct> = message("spark.connect.DataType.Struct", () => [
  ["fields", 1, DataTypeStructField, "repeated"],
]);

export interface DataTypeMap {
  keyType?: DataType | null | undefined;
  valueType?: DataType | null | undefined;
  valueContainsNull: boolean;
}
export const DataTypeMap: Codec<DataTypeMap> = message("spark.connect.DataType.Map", () => [
  ["keyType", 1, DataType, "optional"],
  ["valueType", 2, DataType, "optional"],
  ["valueContainsNull", 3, "bool"],
]);

export interface DataTypeUnparsed {
  dataTypeString: string;
}
export const DataTypeUnparsed: Codec<DataTypeUnparsed> = message("spark.connect.DataType.Unparsed", () => [
  ["dataTypeString", 1, "string"],
]);

export interface DataTypeTime {
  precision?: number | null | undefined;
}
export const DataTypeTime: Codec<DataTypeTime> = message("spark.connect.DataType.Time", () => [
  ["precision", 1, "int32", "optional"],
]);

export interface Origin {
  pythonOrigin?: PythonOrigin | null | undefined;
}
export const Origin: Codec<Origin> = message("spark.connect.Origin", () => [
  ["pythonOrigin", 1, PythonOrigin, "optional"],
]);

export interface PythonOrigin {
  fragment: string;
  callSite: string;
}
export const PythonOrigin: Codec<PythonOrigin> = message("spark.connect.PythonOrigin", () => [
  ["fragment", 1, "string"],
  ["callSite", 2, "string"],
]);

export interface ExpressionCommon {
  origin?: Origin | null | undefined;
}
export const ExpressionCommon: Codec<ExpressionCommon> = message("spark.connect.ExpressionCommon", () => [
  ["origin", 1, Origin, "optional"],
]);

export interface Expression {
  literal?: ExpressionLiteral | null | undefined;
  unresolvedAttribute?: ExpressionUnresolvedAttribute | null | undefined;
  unresolvedFunction?: ExpressionUnresolvedFunction | null | undefined;
  expressionString?: ExpressionExpressionString | null | undefined;
  unresolvedStar?: ExpressionUnresolvedStar | null | undefined;
  alias?: ExpressionAlias | null | undefined;
  cast?: ExpressionCast | null | undefined;
  unresolvedRegex?: ExpressionUnresolvedRegex | null | undefined;
  sortOrder?: ExpressionSortOrder | null | undefined;
  lambdaFunction?: ExpressionLambdaFunction | null | undefined;
  window?: ExpressionWindow | null | undefined;
  unresolvedExtractValue?: ExpressionUnresolvedExtractValue | null | undefined;
  updateFields?: ExpressionUpdateFields | null | undefined;
  unresolvedNamedLambdaVariable?: ExpressionUnresolvedNamedLambdaVariable | null | undefined;
  callFunction?: CallFunction | null | undefined;
  extension?: Any | null | undefined;
  common?: ExpressionCommon | null | undefined;
}
export const Expression: Codec<Expression> = message("spark.connect.Expression", () => [
  ["literal", 1, ExpressionLiteral, "optional"],
  ["unresolvedAttribute", 2, ExpressionUnresolvedAttribute, "optional"],
  ["unresolvedFunction", 3, ExpressionUnresolvedFunction, "optional"],
  ["expressionString", 4, ExpressionExpressionString, "optional"],
  ["unresolvedStar", 5, ExpressionUnresolvedStar, "optional"],
  ["alias", 6, ExpressionAlias, "optional"],
  ["cast", 7, ExpressionCast, "optional"],
  ["unresolvedRegex", 8, ExpressionUnresolvedRegex, "optional"],
  ["sortOrder", 9, ExpressionSortOrder, "optional"],
  ["lambdaFunction", 10, ExpressionLambdaFunction, "optional"],
  ["window", 11, ExpressionWindow, "optional"],
  ["unresolvedExtractValue", 12, ExpressionUnresolvedExtractValue, "optional"],
  ["updateFields", 13, ExpressionUpdateFields, "optional"],
  ["unresolvedNamedLambdaVariable", 14, ExpressionUnresolvedNamedLambdaVariable, "optional"],
  ["callFunction", 16, CallFunction, "optional"],
  ["extension", 999, Any, "optional"],
  ["common", 18, ExpressionCommon, "optional"],
]);

export interface ExpressionLiteral {
  null?: DataType | null | undefined;
  binary?: Uint8Array | null | undefined;
  boolean?: boolean | null | undefined;
  byte?: number | null | undefined;
  short?: number | null | undefined;
  integer?: number | null | undefined;
  long?: bigint | null | undefined;
  float?: number | null | undefined;
  double?: number | null | undefined;
  decimal?: ExpressionLiteralDecimal | null | undefined;
  string?: string | null | undefined;
  date?: number | null | undefined;
  timestamp?: bigint | null | undefined;
  timestampNtz?: bigint | null | undefined;
  yearMonthInterval?: number | null | undefined;
  dayTimeInterval?: bigint | null | undefined;
  array?: ExpressionLiteralArray | null | undefined;
  map?: ExpressionLiteralMap | null | undefined;
  struct?: ExpressionLiteralStruct | null | undefined;
  dataType?: DataType | null | undefined;
}
export const ExpressionLiteral: Codec<ExpressionLiteral> = message("spark.connect.Expression.Literal", () => [
  ["null", 1, DataType, "optional"],
  ["binary", 2, "bytes", "optional"],
  ["boolean", 3, "bool", "optional"],
  ["byte", 4, "int32", "optional"],
  ["short", 5, "int32", "optional"],
  ["integer", 6, "int32", "optional"],
  ["long", 7, "int64:bigint", "optional"],
  ["float", 10, "float", "optional"],
  ["double", 11, "double", "optional"],
  ["decimal", 12, ExpressionLiteralDecimal, "optional"],
  ["string", 13, "string", "optional"],
  ["date", 16, "int32", "optional"],
  ["timestamp", 17, "int64:bigint", "optional"],
  ["timestampNtz", 18, "int64:bigint", "optional"],
  ["yearMonthInterval", 20, "int32", "optional"],
  ["dayTimeInterval", 21, "int64:bigint", "optional"],
  ["array", 22, ExpressionLiteralArray, "optional"],
  ["map", 23, ExpressionLiteralMap, "optional"],
  ["struct", 24, ExpressionLiteralStruct, "optional"],
  ["dataType", 100, DataType, "optional"],
]);

export interface ExpressionLiteralDecimal {
  value: string;
  precision?: number | null | undefined;
  scale?: number | null | undefined;
}
export const ExpressionLiteralDecimal: Codec<ExpressionLiteralDecimal> = message("spark.connect.Expression.Literal.Decimal", () => [
  ["value", 1, "string"],
  ["precision", 2, "int32", "optional"],
  ["scale", 3, "int32", "optional"],
]);

export interface ExpressionLiteralArray {
  elementType?: DataType | null | undefined;
  elements: readonly ExpressionLiteral[];
}
export const ExpressionLiteralArray: Codec<ExpressionLiteralArray> = message("spark.connect.Expression.Literal.Array", () => [
  ["elementType", 1, DataType, "optional"],
  ["elements", 2, ExpressionLiteral, "repeated"],
]);

export interface ExpressionLiteralMap {
  keyType?: DataType | null | undefined;
  valueType?: DataType | null | undefined;
  keys: readonly ExpressionLiteral[];
  values: readonly ExpressionLiteral[];
}
export const ExpressionLiteralMap: Codec<ExpressionLiteralMap> = message("spark.connect.Expression.Literal.Map", () => [
  ["keyType", 1, DataType, "optional"],
  ["valueType", 2, DataType, "optional"],
  ["keys", 3, ExpressionLiteral, "repeated"],
  ["values", 4, ExpressionLiteral, "repeated"],
]);

export interface ExpressionLiteralStruct {
  structType?: DataType | null | undefined;
  elements: readonly ExpressionLiteral[];
}
export const ExpressionLiteralStruct: Codec<ExpressionLiteralStruct> = message("spark.connect.Expression.Literal.Struct", () => [
  ["structType", 1, DataType, "optional"],
  ["elements", 2, ExpressionLiteral, "repeated"],
]);

export interface ExpressionUnresolvedAttribute {
  unparsedIdentifier: string;
  planId?: bigint | null | undefined;
}
export const ExpressionUnresolvedAttribute: Codec<ExpressionUnresolvedAttribute> = message("spark.connect.Expression.UnresolvedAttribute", () => [
  ["unparsedIdentifier", 1, "string"],
  ["planId", 2, "int64:bigint", "optional"],
]);

export interface ExpressionUnresolvedFunction {
  functionName: string;
  arguments: readonly Expression[];
  isDistinct: boolean;
  isUserDefinedFunction: boolean;
  isInternal?: boolean | null | undefined;
}
export const ExpressionUnresolvedFunction: Codec<ExpressionUnresolvedFunction> = message("spark.connect.Expression.UnresolvedFunction", () => [
  ["functionName", 1, "string"],
  ["arguments", 2, Expression, "repeated"],
  ["isDistinct", 3, "bool"],
  ["isUserDefinedFunction", 4, "bool"],
  ["isInternal", 5, "bool", "optional"],
]);

export interface ExpressionExpressionString {
  expression: string;
}
export const ExpressionExpressionString: Codec<ExpressionExpressionString> = message("spark.connect.Expression.ExpressionString", () => [
  ["expression", 1, "string"],
]);

export interface ExpressionUnresolvedStar {
  unparsedTarget?: string | null | undefined;
  planId?: bigint | null | undefined;
}
export const ExpressionUnresolvedStar: Codec<ExpressionUnresolvedStar> = message("spark.connect.Expression.UnresolvedStar", () => [
  ["unparsedTarget", 1, "string", "optional"],
  ["planId", 2, "int64:bigint", "optional"],
]);

export interface ExpressionUnresolvedRegex {
  colName: string;
  planId?: bigint | null | undefined;
}
export const ExpressionUnresolvedRegex: Codec<ExpressionUnresolvedRegex> = message("spark.connect.Expression.UnresolvedRegex", () => [
  ["colName", 1, "string"],
  ["planId", 2, "int64:bigint", "optional"],
]);

export interface ExpressionUnresolvedExtractValue {
  child?: Expression | null | undefined;
  extraction?: Expression | null | undefined;
}
export const ExpressionUnresolvedExtractValue: Codec<ExpressionUnresolvedExtractValue> = message("spark.connect.Expression.UnresolvedExtractValue", () => [
  ["child", 1, Expression, "optional"],
  ["extraction", 2, Expression, "optional"],
]);

export interface ExpressionUpdateFields {
  structExpression?: Expression | null | undefined;
  fieldName: string;
  valueExpression?: Expression | null | undefined;
}
export const ExpressionUpdateFields: Codec<ExpressionUpdateFields> = message("spark.connect.Expression.UpdateFields", () => [
  ["structExpression", 1, Expression, "optional"],
  ["fieldName", 2, "string"],
  ["valueExpression", 3, Expression, "optional"],
]);

export interface ExpressionLambdaFunction {
  function?: Expression | null | undefined;
  arguments: readonly ExpressionUnresolvedNamedLambdaVariable[];
}
export const ExpressionLambdaFunction: Codec<ExpressionLambdaFunction> = message("spark.connect.Expression.LambdaFunction", () => [
  ["function", 1, Expression, "optional"],
  ["arguments", 2, ExpressionUnresolvedNamedLambdaVariable, "repeated"],
]);

export interface ExpressionUnresolvedNamedLambdaVariable {
  nameParts: readonly string[];
}
export const ExpressionUnresolvedNamedLambdaVariable: Codec<ExpressionUnresolvedNamedLambdaVariable> = message("spark.connect.Expression.UnresolvedNamedLambdaVariable", () => [
  ["nameParts", 1, "string", "repeated"],
]);

export interface ExpressionAlias {
  expr?: Expression | null | undefined;
  name: readonly string[];
  metadata?: string | null | undefined;
}
export const ExpressionAlias: Codec<ExpressionAlias> = message("spark.connect.Expression.Alias", () => [
  ["expr", 1, Expression, "optional"],
  ["name", 2, "string", "repeated"],
  ["metadata", 3, "string", "optional"],
]);

export interface ExpressionCast {
  expr?: Expression | null | undefined;
  type?: DataType | null | undefined;
  typeStr?: string | null | undefined;
  evalMode: ExpressionCastEvalMode;
}
export const ExpressionCast: Codec<ExpressionCast> = message("spark.connect.Expression.Cast", () => [
  ["expr", 1, Expression, "optional"],
  ["type", 2, DataType, "optional"],
  ["typeStr", 3, "string", "optional"],
  ["evalMode", 4, "int32"],
]);

export const ExpressionCastEvalMode = {
  EVAL_MODE_UNSPECIFIED: 0,
  EVAL_MODE_LEGACY: 1,
  EVAL_MODE_ANSI: 2,
  EVAL_MODE_TRY: 3,
} as const;
export type ExpressionCastEvalMode = (typeof ExpressionCastEvalMode)[keyof typeof ExpressionCastEvalMode];

export interface ExpressionWindow {
  windowFunction?: Expression | null | undefined;
  partitionSpec: readonly Expression[];
  orderSpec: readonly ExpressionSortOrder[];
  frameSpec?: ExpressionWindowWindowFrame | null | undefined;
}
export const ExpressionWindow: Codec<ExpressionWindow> = message("spark.connect.Expression.Window", () => [
  ["windowFunction", 1, Expression, "optional"],
  ["partitionSpec", 2, Expression, "repeated"],
  ["orderSpec", 3, ExpressionSortOrder, "repeated"],
  ["frameSpec", 4, ExpressionWindowWindowFrame, "optional"],
]);

export interface ExpressionWindowWindowFrame {
  frameType: ExpressionWindowWindowFrameFrameType;
  lower?: ExpressionWindowWindowFrameFrameBoundary | null | undefined;
  upper?: ExpressionWindowWindowFrameFrameBoundary | null | undefined;
}
export const ExpressionWindowWindowFrame: Codec<ExpressionWindowWindowFrame> = message("spark.connect.Expression.Window.WindowFrame", () => [
  ["frameType", 1, "int32"],
  ["lower", 2, ExpressionWindowWindowFrameFrameBoundary, "optional"],
  ["upper", 3, ExpressionWindowWindowFrameFrameBoundary, "optional"],
]);

export const ExpressionWindowWindowFrameFrameType = {
  FRAME_TYPE_UNDEFINED: 0,
  FRAME_TYPE_ROW: 1,
  FRAME_TYPE_RANGE: 2,
} as const;
export type ExpressionWindowWindowFrameFrameType = (typeof ExpressionWindowWindowFrameFrameType)[keyof typeof ExpressionWindowWindowFrameFrameType];

export interface ExpressionWindowWindowFrameFrameBoundary {
  currentRow?: boolean | null | undefined;
  unbounded?: boolean | null | undefined;
  value?: Expression | null | undefined;
}
export const ExpressionWindowWindowFrameFrameBoundary: Codec<ExpressionWindowWindowFrameFrameBoundary> = message("spark.connect.Expression.Window.WindowFrame.FrameBoundary", () => [
  ["currentRow", 1, "bool", "optional"],
  ["unbounded", 2, "bool", "optional"],
  ["value", 3, Expression, "optional"],
]);

export interface ExpressionSortOrder {
  child?: Expression | null | undefined;
  direction: ExpressionSortOrderSortDirection;
  nullOrdering: ExpressionSortOrderNullOrdering;
}
export const ExpressionSortOrder: Codec<ExpressionSortOrder> = message("spark.connect.Expression.SortOrder", () => [
  ["child", 1, Expression, "optional"],
  ["direction", 2, "int32"],
  ["nullOrdering", 3, "int32"],
]);

export const ExpressionSortOrderSortDirection = {
  SORT_DIRECTION_UNSPECIFIED: 0,
  SORT_DIRECTION_ASCENDING: 1,
  SORT_DIRECTION_DESCENDING: 2,
} as const;
export type ExpressionSortOrderSortDirection = (typeof ExpressionSortOrderSortDirection)[keyof typeof ExpressionSortOrderSortDirection];

export const ExpressionSortOrderNullOrdering = {
  SORT_NULLS_UNSPECIFIED: 0,
  SORT_NULLS_FIRST: 1,
  SORT_NULLS_LAST: 2,
} as const;
export type ExpressionSortOrderNullOrdering = (typeof ExpressionSortOrderNullOrdering)[keyof typeof ExpressionSortOrderNullOrdering];

export interface CallFunction {
  functionName: string;
  arguments: readonly Expression[];
}
export const CallFunction: Codec<CallFunction> = message("spark.connect.CallFunction", () => [
  ["functionName", 1, "string"],
  ["arguments", 2, Expression, "repeated"],
]);

export interface Relation {
  common?: RelationCommon | null | undefined;
  read?: Read | null | undefined;
  project?: Project | null | undefined;
  filter?: Filter | null | undefined;
  join?: Join | null | undefined;
  setOp?: SetOperation | null | undefined;
  sort?: Sort | null | undefined;
  limit?: Limit | null | undefined;
  aggregate?: Aggregate | null | undefined;
  localRelation?: LocalRelation | null | undefined;
  sample?: Sample | null | undefined;
  offset?: Offset | null | undefined;
  deduplicate?: Deduplicate | null | undefined;
  range?: Range | null | undefined;
  subqueryAlias?: SubqueryAlias | null | undefined;
  repartition?: Repartition | null | undefined;
  toDf?: ToDF | null | undefined;
  withColumnsRenamed?: WithColumnsRenamed | null | undefined;
  drop?: Drop | null | undefined;
  tail?: Tail | null | undefined;
  withColumns?: WithColumns | null | undefined;
  hint?: Hint | null | undefined;
  unpivot?: Unpivot | null | undefined;
  toSchema?: ToSchema | null | undefined;
  repartitionByExpression?: RepartitionByExpression | null | undefined;
  collectMetrics?: CollectMetrics | null | undefined;
  cachedRemoteRelation?: CachedRemoteRelation | null | undefined;
  withRelations?: WithRelations | null | undefined;
  fillNa?: NAFill | null | undefined;
  dropNa?: NADrop | null | undefined;
  replace?: NAReplace | null | undefined;
  summary?: StatSummary | null | undefined;
  describe?: StatDescribe | null | undefined;
  approxQuantile?: StatApproxQuantile | null | undefined;
  freqItems?: StatFreqItems | null | undefined;
  sampleBy?: StatSampleBy | null | undefined;
  catalog?: Catalog | null | undefined;
  extension?: Any | null | undefined;
}
export const Relation: Codec<Relation> = message("spark.connect.Relation", () => [
  ["common", 1, RelationCommon, "optional"],
  ["read", 2, Read, "optional"],
  ["project", 3, Project, "optional"],
  ["filter", 4, Filter, "optional"],
  ["join", 5, Join, "optional"],
  ["setOp", 6, SetOperation, "optional"],
  ["sort", 7, Sort, "optional"],
  ["limit", 8, Limit, "optional"],
  ["aggregate", 9, Aggregate, "optional"],
  ["localRelation", 11, LocalRelation, "optional"],
  ["sample", 12, Sample, "optional"],
  ["offset", 13, Offset, "optional"],
  ["deduplicate", 14, Deduplicate, "optional"],
  ["range", 15, Range, "optional"],
  ["subqueryAlias", 16, SubqueryAlias, "optional"],
  ["repartition", 17, Repartition, "optional"],
  ["toDf", 18, ToDF, "optional"],
  ["withColumnsRenamed", 19, WithColumnsRenamed, "optional"],
  ["drop", 21, Drop, "optional"],
  ["tail", 22, Tail, "optional"],
  ["withColumns", 23, WithColumns, "optional"],
  ["hint", 24, Hint, "optional"],
  ["unpivot", 25, Unpivot, "optional"],
  ["toSchema", 26, ToSchema, "optional"],
  ["repartitionByExpression", 27, RepartitionByExpression, "optional"],
  ["collectMetrics", 29, CollectMetrics, "optional"],
  ["cachedRemoteRelation", 37, CachedRemoteRelation, "optional"],
  ["withRelations", 41, WithRelations, "optional"],
  ["fillNa", 90, NAFill, "optional"],
  ["dropNa", 91, NADrop, "optional"],
  ["replace", 92, NAReplace, "optional"],
  ["summary", 100, StatSummary, "optional"],
  ["describe", 102, StatDescribe, "optional"],
  ["approxQuantile", 105, StatApproxQuantile, "optional"],
  ["freqItems", 106, StatFreqItems, "optional"],
  ["sampleBy", 107, StatSampleBy, "optional"],
  ["catalog", 200, Catalog, "optional"],
  ["extension", 998, Any, "optional"],
]);

export interface RelationCommon {
  planId?: bigint | null | undefined;
  origin?: Origin | null | undefined;
}
export const RelationCommon: Codec<RelationCommon> = message("spark.connect.RelationCommon", () => [
  ["planId", 2, "int64:bigint", "optional"],
  ["origin", 3, Origin, "optional"],
]);

export interface Read {
  namedTable?: ReadNamedTable | null | undefined;
  dataSource?: ReadDataSource | null | undefined;
  isStreaming: boolean;
}
export const Read: Codec<Read> = message("spark.connect.Read", () => [
  ["namedTable", 1, ReadNamedTable, "optional"],
  ["dataSource", 2, ReadDataSource, "optional"],
  ["isStreaming", 3, "bool"],
]);

export interface ReadNamedTable {
  unparsedIdentifier: string;
  options: Readonly<Record<string, string>>;
}
export const ReadNamedTable: Codec<ReadNamedTable> = message("spark.connect.Read.NamedTable", () => [
  ["unparsedIdentifier", 1, "string"],
  ["options", 2, "string", "map"],
]);

export interface ReadDataSource {
  format?: string | null | undefined;
  schema?: string | null | undefined;
  options: Readonly<Record<string, string>>;
  paths: readonly string[];
  predicates: readonly string[];
}
export const ReadDataSource: Codec<ReadDataSource> = message("spark.connect.Read.DataSource", () => [
  ["format", 1, "string", "optional"],
  ["schema", 2, "string", "optional"],
  ["options", 3, "string", "map"],
  ["paths", 4, "string", "repeated"],
  ["predicates", 5, "string", "repeated"],
]);

export interface CachedRemoteRelation {
  relationId: string;
}
export const CachedRemoteRelation: Codec<CachedRemoteRelation> = message("spark.connect.CachedRemoteRelation", () => [
  ["relationId", 1, "string"],
]);

export interface Project {
  input?: Relation | null | undefined;
  expressions: readonly Expression[];
}
export const Project: Codec<Project> = message("spark.connect.Project", () => [
  ["input", 1, Relation, "optional"],
  ["expressions", 3, Expression, "repeated"],
]);

export interface Filter {
  input?: Relation | null | undefined;
  condition?: Expression | null | undefined;
}
export const Filter: Codec<Filter> = message("spark.connect.Filter", () => [
  ["input", 1, Relation, "optional"],
  ["condition", 2, Expression, "optional"],
]);

export interface Join {
  left?: Relation | null | undefined;
  right?: Relation | null | undefined;
  joinCondition?: Expression | null | undefined;
  joinType: JoinJoinType;
  usingColumns: readonly string[];
}
export const Join: Codec<Join> = message("spark.connect.Join", () => [
  ["left", 1, Relation, "optional"],
  ["right", 2, Relation, "optional"],
  ["joinCondition", 3, Expression, "optional"],
  ["joinType", 4, "int32"],
  ["usingColumns", 5, "string", "repeated"],
]);

export const JoinJoinType = {
  JOIN_TYPE_UNSPECIFIED: 0,
  JOIN_TYPE_INNER: 1,
  JOIN_TYPE_FULL_OUTER: 2,
  JOIN_TYPE_LEFT_OUTER: 3,
  JOIN_TYPE_RIGHT_OUTER: 4,
  JOIN_TYPE_LEFT_ANTI: 5,
  JOIN_TYPE_LEFT_SEMI: 6,
  JOIN_TYPE_CROSS: 7,
} as const;
export type JoinJoinType = (typeof JoinJoinType)[keyof typeof JoinJoinType];

export interface SetOperation {
  leftInput?: Relation | null | undefined;
  rightInput?: Relation | null | undefined;
  setOpType: SetOperationSetOpType;
  isAll?: boolean | null | undefined;
  byName?: boolean | null | undefined;
  allowMissingColumns?: boolean | null | undefined;
}
export const SetOperation: Codec<SetOperation> = message("spark.connect.SetOperation", () => [
  ["leftInput", 1, Relation, "optional"],
  ["rightInput", 2, Relation, "optional"],
  ["setOpType", 3, "int32"],
  ["isAll", 4, "bool", "optional"],
  ["byName", 5, "bool", "optional"],
  ["allowMissingColumns", 6, "bool", "optional"],
]);

export const SetOperationSetOpType = {
  SET_OP_TYPE_UNSPECIFIED: 0,
  SET_OP_TYPE_INTERSECT: 1,
  SET_OP_TYPE_UNION: 2,
  SET_OP_TYPE_EXCEPT: 3,
} as const;
export type SetOperationSetOpType = (typeof SetOperationSetOpType)[keyof typeof SetOperationSetOpType];

export interface Sort {
  input?: Relation | null | undefined;
  order: readonly ExpressionSortOrder[];
  isGlobal?: boolean | null | undefined;
}
export const Sort: Codec<Sort> = message("spark.connect.Sort", () => [
  ["input", 1, Relation, "optional"],
  ["order", 2, ExpressionSortOrder, "repeated"],
  ["isGlobal", 3, "bool", "optional"],
]);

export interface Limit {
  input?: Relation | null | undefined;
  limit: number;
}
export const Limit: Codec<Limit> = message("spark.connect.Limit", () => [
  ["input", 1, Relation, "optional"],
  ["limit", 2, "int32"],
]);

export interface Offset {
  input?: Relation | null | undefined;
  offset: number;
}
export const Offset: Codec<Offset> = message("spark.connect.Offset", () => [
  ["input", 1, Relation, "optional"],
  ["offset", 2, "int32"],
]);

export interface Tail {
  input?: Relation | null | undefined;
  limit: number;
}
export const Tail: Codec<Tail> = message("spark.connect.Tail", () => [
  ["input", 1, Relation, "optional"],
  ["limit", 2, "int32"],
]);

export interface ToSchema {
  input?: Relation | null | undefined;
  schema?: DataType | null | undefined;
}
export const ToSchema: Codec<ToSchema> = message("spark.connect.ToSchema", () => [
  ["input", 1, Relation, "optional"],
  ["schema", 2, DataType, "optional"],
]);

export interface ToDF {
  input?: Relation | null | undefined;
  columnNames: readonly string[];
}
export const ToDF: Codec<ToDF> = message("spark.connect.ToDF", () => [
  ["input", 1, Relation, "optional"],
  ["columnNames", 2, "string", "repeated"],
]);

export interface Aggregate {
  input?: Relation | null | undefined;
  groupType: AggregateGroupType;
  groupingExpressions: readonly Expression[];
  aggregateExpressions: readonly Expression[];
  pivot?: AggregatePivot | null | undefined;
  groupingSets: readonly AggregateGroupingSets[];
}
export const Aggregate: Codec<Aggregate> = message("spark.connect.Aggregate", () => [
  ["input", 1, Relation, "optional"],
  ["groupType", 2, "int32"],
  ["groupingExpressions", 3, Expression, "repeated"],
  ["aggregateExpressions", 4, Expression, "repeated"],
  ["pivot", 5, AggregatePivot, "optional"],
  ["groupingSets", 6, AggregateGroupingSets, "repeated"],
]);

export interface AggregatePivot {
  col?: Expression | null | undefined;
  values: readonly ExpressionLiteral[];
}
export const AggregatePivot: Codec<AggregatePivot> = message("spark.connect.Aggregate.Pivot", () => [
  ["col", 1, Expression, "optional"],
  ["values", 2, ExpressionLiteral, "repeated"],
]);

export interface AggregateGroupingSets {
  groupingSet: readonly Expression[];
}
export const AggregateGroupingSets: Codec<AggregateGroupingSets> = message("spark.connect.Aggregate.GroupingSets", () => [
  ["groupingSet", 1, Expression, "repeated"],
]);

export const AggregateGroupType = {
  GROUP_TYPE_UNSPECIFIED: 0,
  GROUP_TYPE_GROUPBY: 1,
  GROUP_TYPE_ROLLUP: 2,
  GROUP_TYPE_CUBE: 3,
  GROUP_TYPE_PIVOT: 4,
  GROUP_TYPE_GROUPING_SETS: 5,
} as const;
export type AggregateGroupType = (typeof AggregateGroupType)[keyof typeof AggregateGroupType];

export interface LocalRelation {
  data?: Uint8Array | null | undefined;
  schema?: string | null | undefined;
}
export const LocalRelation: Codec<LocalRelation> = message("spark.connect.LocalRelation", () => [
  ["data", 1, "bytes", "optional"],
  ["schema", 2, "string", "optional"],
]);

export interface Sample {
  input?: Relation | null | undefined;
  lowerBound: number;
  upperBound: number;
  withReplacement?: boolean | null | undefined;
  seed?: bigint | null | undefined;
  deterministicOrder: boolean;
}
export const Sample: Codec<Sample> = message("spark.connect.Sample", () => [
  ["input", 1, Relation, "optional"],
  ["lowerBound", 2, "double"],
  ["upperBound", 3, "double"],
  ["withReplacement", 4, "bool", "optional"],
  ["seed", 5, "int64:bigint", "optional"],
  ["deterministicOrder", 6, "bool"],
]);

export interface Deduplicate {
  input?: Relation | null | undefined;
  columnNames: readonly string[];
  allColumnsAsKeys?: boolean | null | undefined;
  withinWatermark?: boolean | null | undefined;
}
export const Deduplicate: Codec<Deduplicate> = message("spark.connect.Deduplicate", () => [
  ["input", 1, Relation, "optional"],
  ["columnNames", 2, "string", "repeated"],
  ["allColumnsAsKeys", 3, "bool", "optional"],
  ["withinWatermark", 4, "bool", "optional"],
]);

export interface Range {
  start?: bigint | null | undefined;
  end: bigint;
  step: bigint;
  numPartitions?: number | null | undefined;
}
export const Range: Codec<Range> = message("spark.connect.Range", () => [
  ["start", 1, "int64:bigint", "optional"],
  ["end", 2, "int64:bigint"],
  ["step", 3, "int64:bigint"],
  ["numPartitions", 4, "int32", "optional"],
]);

export interface SubqueryAlias {
  input?: Relation | null | undefined;
  alias: string;
  qualifier: readonly string[];
}
export const SubqueryAlias: Codec<SubqueryAlias> = message("spark.connect.SubqueryAlias", () => [
  ["input", 1, Relation, "optional"],
  ["alias", 2, "string"],
  ["qualifier", 3, "string", "repeated"],
]);

export interface Repartition {
  input?: Relation | null | undefined;
  numPartitions: number;
  shuffle?: boolean | null | undefined;
}
export const Repartition: Codec<Repartition> = message("spark.connect.Repartition", () => [
  ["input", 1, Relation, "optional"],
  ["numPartitions", 2, "int32"],
  ["shuffle", 3, "bool", "optional"],
]);

export interface RepartitionByExpression {
  input?: Relation | null | undefined;
  partitionExprs: readonly Expression[];
  numPartitions?: number | null | undefined;
}
export const RepartitionByExpression: Codec<RepartitionByExpression> = message("spark.connect.RepartitionByExpression", () => [
  ["input", 1, Relation, "optional"],
  ["partitionExprs", 2, Expression, "repeated"],
  ["numPartitions", 3, "int32", "optional"],
]);

export interface WithColumnsRenamed {
  input?: Relation | null | undefined;
  renameColumnsMap: Readonly<Record<string, string>>;
  renames: readonly WithColumnsRenamedRename[];
}
export const WithColumnsRenamed: Codec<WithColumnsRenamed> = message("spark.connect.WithColumnsRenamed", () => [
  ["input", 1, Relation, "optional"],
  ["renameColumnsMap", 2, "string", "map"],
  ["renames", 3, WithColumnsRenamedRename, "repeated"],
]);

export interface WithColumnsRenamedRename {
  colName: string;
  newColName: string;
}
export const WithColumnsRenamedRename: Codec<WithColumnsRenamedRename> = message("spark.connect.WithColumnsRenamed.Rename", () => [
  ["colName", 1, "string"],
  ["newColName", 2, "string"],
]);

export interface WithColumns {
  input?: Relation | null | undefined;
  aliases: readonly ExpressionAlias[];
}
export const WithColumns: Codec<WithColumns> = message("spark.connect.WithColumns", () => [
  ["input", 1, Relation, "optional"],
  ["aliases", 2, ExpressionAlias, "repeated"],
]);

export interface Drop {
  input?: Relation | null | undefined;
  columns: readonly Expression[];
  columnNames: readonly string[];
}
export const Drop: Codec<Drop> = message("spark.connect.Drop", () => [
  ["input", 1, Relation, "optional"],
  ["columns", 2, Expression, "repeated"],
  ["columnNames", 3, "string", "repeated"],
]);

export interface Hint {
  input?: Relation | null | undefined;
  name: string;
  parameters: readonly Expression[];
}
export const Hint: Codec<Hint> = message("spark.connect.Hint", () => [
  ["input", 1, Relation, "optional"],
  ["name", 2, "string"],
  ["parameters", 3, Expression, "repeated"],
]);

export interface Unpivot {
  input?: Relation | null | undefined;
  ids: readonly Expression[];
  values?: UnpivotValues | null | undefined;
  variableColumnName: string;
  valueColumnName: string;
}
export const Unpivot: Codec<Unpivot> = message("spark.connect.Unpivot", () => [
  ["input", 1, Relation, "optional"],
  ["ids", 2, Expression, "repeated"],
  ["values", 3, UnpivotValues, "optional"],
  ["variableColumnName", 4, "string"],
  ["valueColumnName", 5, "string"],
]);

export interface UnpivotValues {
  values: readonly Expression[];
}
export const UnpivotValues: Codec<UnpivotValues> = message("spark.connect.Unpivot.Values", () => [
  ["values", 1, Expression, "repeated"],
]);

export interface CollectMetrics {
  input?: Relation | null | undefined;
  name: string;
  metrics: readonly Expression[];
}
export const CollectMetrics: Codec<CollectMetrics> = message("spark.connect.CollectMetrics", () => [
  ["input", 1, Relation, "optional"],
  ["name", 2, "string"],
  ["metrics", 3, Expression, "repeated"],
]);

export interface NAFill {
  input?: Relation | null | undefined;
  cols: readonly string[];
  values: readonly ExpressionLiteral[];
}
export const NAFill: Codec<NAFill> = message("spark.connect.NAFill", () => [
  ["input", 1, Relation, "optional"],
  ["cols", 2, "string", "repeated"],
  ["values", 3, ExpressionLiteral, "repeated"],
]);

export interface NADrop {
  input?: Relation | null | undefined;
  cols: readonly string[];
  minNonNulls?: number | null | undefined;
}
export const NADrop: Codec<NADrop> = message("spark.connect.NADrop", () => [
  ["input", 1, Relation, "optional"],
  ["cols", 2, "string", "repeated"],
  ["minNonNulls", 3, "int32", "optional"],
]);

export interface NAReplace {
  input?: Relation | null | undefined;
  cols: readonly string[];
  replacements: readonly NAReplaceReplacement[];
}
export const NAReplace: Codec<NAReplace> = message("spark.connect.NAReplace", () => [
  ["input", 1, Relation, "optional"],
  ["cols", 2, "string", "repeated"],
  ["replacements", 3, NAReplaceReplacement, "repeated"],
]);

export interface NAReplaceReplacement {
  oldValue?: ExpressionLiteral | null | undefined;
  newValue?: ExpressionLiteral | null | undefined;
}
export const NAReplaceReplacement: Codec<NAReplaceReplacement> = message("spark.connect.NAReplace.Replacement", () => [
  ["oldValue", 1, ExpressionLiteral, "optional"],
  ["newValue", 2, ExpressionLiteral, "optional"],
]);

export interface StatSummary {
  input?: Relation | null | undefined;
  statistics: readonly string[];
}
export const StatSummary: Codec<StatSummary> = message("spark.connect.StatSummary", () => [
  ["input", 1, Relation, "optional"],
  ["statistics", 2, "string", "repeated"],
]);

export interface StatDescribe {
  input?: Relation | null | undefined;
  cols: readonly string[];
}
export const StatDescribe: Codec<StatDescribe> = message("spark.connect.StatDescribe", () => [
  ["input", 1, Relation, "optional"],
  ["cols", 2, "string", "repeated"],
]);

export interface StatApproxQuantile {
  input?: Relation | null | undefined;
  cols: readonly string[];
  probabilities: readonly number[];
  relativeError: number;
}
export const StatApproxQuantile: Codec<StatApproxQuantile> = message("spark.connect.StatApproxQuantile", () => [
  ["input", 1, Relation, "optional"],
  ["cols", 2, "string", "repeated"],
  ["probabilities", 3, "double", "repeated"],
  ["relativeError", 4, "double"],
]);

export interface StatFreqItems {
  input?: Relation | null | undefined;
  cols: readonly string[];
  support?: number | null | undefined;
}
export const StatFreqItems: Codec<StatFreqItems> = message("spark.connect.StatFreqItems", () => [
  ["input", 1, Relation, "optional"],
  ["cols", 2, "string", "repeated"],
  ["support", 3, "double", "optional"],
]);

export interface StatSampleBy {
  input?: Relation | null | undefined;
  col?: Expression | null | undefined;
  fractions: readonly StatSampleByFraction[];
  seed?: bigint | null | undefined;
}
export const StatSampleBy: Codec<StatSampleBy> = message("spark.connect.StatSampleBy", () => [
  ["input", 1, Relation, "optional"],
  ["col", 2, Expression, "optional"],
  ["fractions", 3, StatSampleByFraction, "repeated"],
  ["seed", 5, "int64:bigint", "optional"],
]);

export interface StatSampleByFraction {
  stratum?: ExpressionLiteral | null | undefined;
  fraction: number;
}
export const StatSampleByFraction: Codec<StatSampleByFraction> = message("spark.connect.StatSampleBy.Fraction", () => [
  ["stratum", 1, ExpressionLiteral, "optional"],
  ["fraction", 2, "double"],
]);

export interface WithRelations {
  root?: Relation | null | undefined;
  references: readonly Relation[];
}
export const WithRelations: Codec<WithRelations> = message("spark.connect.WithRelations", () => [
  ["root", 1, Relation, "optional"],
  ["references", 2, Relation, "repeated"],
]);

export interface Catalog {
  clearCache?: ClearCache | null | undefined;
}
export const Catalog: Codec<Catalog> = message("spark.connect.Catalog", () => [
  ["clearCache", 21, ClearCache, "optional"],
]);

export type ClearCache = Record<never, never>;
export const ClearCache: Codec<ClearCache> = message("spark.connect.ClearCache", () => []);

export interface Command {
  writeOperation?: WriteOperation | null | undefined;
  checkpointCommand?: CheckpointCommand | null | undefined;
  removeCachedRemoteRelationCommand?: RemoveCachedRemoteRelationCommand | null | undefined;
  extension?: Any | null | undefined;
}
export const Command: Codec<Command> = message("spark.connect.Command", () => [
  ["writeOperation", 2, WriteOperation, "optional"],
  ["checkpointCommand", 14, CheckpointCommand, "optional"],
  ["removeCachedRemoteRelationCommand", 15, RemoveCachedRemoteRelationCommand, "optional"],
  ["extension", 999, Any, "optional"],
]);

export interface CheckpointCommand {
  relation?: Relation | null | undefined;
  local: boolean;
  eager: boolean;
  storageLevel?: StorageLevel | null | undefined;
}
export const CheckpointCommand: Codec<CheckpointCommand> = message("spark.connect.CheckpointCommand", () => [
  ["relation", 1, Relation, "optional"],
  ["local", 2, "bool"],
  ["eager", 3, "bool"],
  ["storageLevel", 4, StorageLevel, "optional"],
]);

export interface RemoveCachedRemoteRelationCommand {
  relation?: CachedRemoteRelation | null | undefined;
}
export const RemoveCachedRemoteRelationCommand: Codec<RemoveCachedRemoteRelationCommand> = message("spark.connect.RemoveCachedRemoteRelationCommand", () => [
  ["relation", 1, CachedRemoteRelation, "optional"],
]);

export interface WriteOperation {
  input?: Relation | null | undefined;
  source?: string | null | undefined;
  path?: string | null | undefined;
  table?: WriteOperationSaveTable | null | undefined;
  mode: WriteOperationSaveMode;
  sortColumnNames: readonly string[];
  partitioningColumns: readonly string[];
  bucketBy?: WriteOperationBucketBy | null | undefined;
  options: Readonly<Record<string, string>>;
  clusteringColumns: readonly string[];
}
export const WriteOperation: Codec<WriteOperation> = message("spark.connect.WriteOperation", () => [
  ["input", 1, Relation, "optional"],
  ["source", 2, "string", "optional"],
  ["path", 3, "string", "optional"],
  ["table", 4, WriteOperationSaveTable, "optional"],
  ["mode", 5, "int32"],
  ["sortColumnNames", 6, "string", "repeated"],
  ["partitioningColumns", 7, "string", "repeated"],
  ["bucketBy", 8, WriteOperationBucketBy, "optional"],
  ["options", 9, "string", "map"],
  ["clusteringColumns", 10, "string", "repeated"],
]);

export interface WriteOperationSaveTable {
  tableName: string;
}
export const WriteOperationSaveTable: Codec<WriteOperationSaveTable> = message("spark.connect.WriteOperation.SaveTable", () => [
  ["tableName", 1, "string"],
]);

export interface WriteOperationBucketBy {
  bucketColumnNames: readonly string[];
  numBuckets: number;
}
export const WriteOperationBucketBy: Codec<WriteOperationBucketBy> = message("spark.connect.WriteOperation.BucketBy", () => [
  ["bucketColumnNames", 1, "string", "repeated"],
  ["numBuckets", 2, "int32"],
]);

export const WriteOperationSaveMode = {
  SAVE_MODE_UNSPECIFIED: 0,
  SAVE_MODE_APPEND: 1,
  SAVE_MODE_OVERWRITE: 2,
  SAVE_MODE_ERROR_IF_EXISTS: 3,
  SAVE_MODE_IGNORE: 4,
} as const;
export type WriteOperationSaveMode = (typeof WriteOperationSaveMode)[keyof typeof WriteOperationSaveMode];

export interface Any {
  typeUrl: string;
  value: Uint8Array;
}
export const Any: Codec<Any> = message("google.protobuf.Any", () => [
  ["typeUrl", 1, "string"],
  ["value", 2, "bytes"],
]);
