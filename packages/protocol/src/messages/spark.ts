// Generated from proto/ by scripts/generate-proto.mjs; do not edit.
import generated from "../../generated/spark.js";
import { type Codec, codec } from "../codec.ts";

export interface Plan {
  root?: Relation | null | undefined;
  command?: Command | null | undefined;
}
export const Plan: Codec<Plan> = codec(generated.spark.connect.Plan, "bigint");

export interface UserContext {
  userId: string;
  userName: string;
  extensions: readonly Any[];
}
export const UserContext: Codec<UserContext> = codec(generated.spark.connect.UserContext, "bigint");

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
export const ExecutePlanRequest: Codec<ExecutePlanRequest> = codec(generated.spark.connect.ExecutePlanRequest, "bigint");

export interface ExecutePlanRequestRequestOption {
  reattachOptions?: ReattachOptions | null | undefined;
  extension?: Any | null | undefined;
}
export const ExecutePlanRequestRequestOption: Codec<ExecutePlanRequestRequestOption> = codec(generated.spark.connect.ExecutePlanRequest.RequestOption, "bigint");

export interface ReattachOptions {
  reattachable: boolean;
}
export const ReattachOptions: Codec<ReattachOptions> = codec(generated.spark.connect.ReattachOptions, "bigint");

export interface ExecutePlanResponse {
  sessionId: string;
  arrowBatch?: ExecutePlanResponseArrowBatch | null | undefined;
  resultComplete?: ExecutePlanResponseResultComplete | null | undefined;
  executionProgress?: ExecutePlanResponseExecutionProgress | null | undefined;
  extension?: Any | null | undefined;
  metrics?: ExecutePlanResponseMetrics | null | undefined;
  schema?: DataType | null | undefined;
  operationId: string;
  responseId: string;
  serverSideSessionId: string;
}
export const ExecutePlanResponse: Codec<ExecutePlanResponse> = codec(generated.spark.connect.ExecutePlanResponse, "bigint");

export interface ExecutePlanResponseArrowBatch {
  rowCount: bigint;
  data: Uint8Array;
  startOffset?: bigint | null | undefined;
}
export const ExecutePlanResponseArrowBatch: Codec<ExecutePlanResponseArrowBatch> = codec(generated.spark.connect.ExecutePlanResponse.ArrowBatch, "bigint");

export interface ExecutePlanResponseResultComplete {
}
export const ExecutePlanResponseResultComplete: Codec<ExecutePlanResponseResultComplete> = codec(generated.spark.connect.ExecutePlanResponse.ResultComplete, "bigint");

export interface ExecutePlanResponseMetrics {
  metrics: readonly ExecutePlanResponseMetricsMetricObject[];
}
export const ExecutePlanResponseMetrics: Codec<ExecutePlanResponseMetrics> = codec(generated.spark.connect.ExecutePlanResponse.Metrics, "bigint");

export interface ExecutePlanResponseMetricsMetricObject {
  name: string;
  planId: bigint;
  parent: bigint;
  executionMetrics: Readonly<Record<string, ExecutePlanResponseMetricsMetricValue>>;
}
export const ExecutePlanResponseMetricsMetricObject: Codec<ExecutePlanResponseMetricsMetricObject> = codec(generated.spark.connect.ExecutePlanResponse.Metrics.MetricObject, "bigint");

export interface ExecutePlanResponseMetricsMetricValue {
  name: string;
  value: bigint;
  metricType: string;
}
export const ExecutePlanResponseMetricsMetricValue: Codec<ExecutePlanResponseMetricsMetricValue> = codec(generated.spark.connect.ExecutePlanResponse.Metrics.MetricValue, "bigint");

export interface ExecutePlanResponseExecutionProgress {
  stages: readonly ExecutePlanResponseExecutionProgressStageInfo[];
  numInflightTasks: bigint;
}
export const ExecutePlanResponseExecutionProgress: Codec<ExecutePlanResponseExecutionProgress> = codec(generated.spark.connect.ExecutePlanResponse.ExecutionProgress, "bigint");

export interface ExecutePlanResponseExecutionProgressStageInfo {
  stageId: bigint;
  numTasks: bigint;
  numCompletedTasks: bigint;
  inputBytesRead: bigint;
  done: boolean;
}
export const ExecutePlanResponseExecutionProgressStageInfo: Codec<ExecutePlanResponseExecutionProgressStageInfo> = codec(generated.spark.connect.ExecutePlanResponse.ExecutionProgress.StageInfo, "bigint");

export interface AnalyzePlanRequest {
  sessionId: string;
  userContext?: UserContext | null | undefined;
  clientType?: string | null | undefined;
  schema?: AnalyzePlanRequestSchema | null | undefined;
  explain?: AnalyzePlanRequestExplain | null | undefined;
  treeString?: AnalyzePlanRequestTreeString | null | undefined;
  sparkVersion?: AnalyzePlanRequestSparkVersion | null | undefined;
  ddlParse?: AnalyzePlanRequestDDLParse | null | undefined;
  clientObservedServerSideSessionId?: string | null | undefined;
}
export const AnalyzePlanRequest: Codec<AnalyzePlanRequest> = codec(generated.spark.connect.AnalyzePlanRequest, "bigint");

export interface AnalyzePlanRequestSchema {
  plan?: Plan | null | undefined;
}
export const AnalyzePlanRequestSchema: Codec<AnalyzePlanRequestSchema> = codec(generated.spark.connect.AnalyzePlanRequest.Schema, "bigint");

export interface AnalyzePlanRequestExplain {
  plan?: Plan | null | undefined;
  explainMode: AnalyzePlanRequestExplainExplainMode;
}
export const AnalyzePlanRequestExplain: Codec<AnalyzePlanRequestExplain> = codec(generated.spark.connect.AnalyzePlanRequest.Explain, "bigint");

export const AnalyzePlanRequestExplainExplainMode = {EXPLAIN_MODE_UNSPECIFIED:0,EXPLAIN_MODE_SIMPLE:1,EXPLAIN_MODE_EXTENDED:2,EXPLAIN_MODE_CODEGEN:3,EXPLAIN_MODE_COST:4,EXPLAIN_MODE_FORMATTED:5} as const;
export type AnalyzePlanRequestExplainExplainMode = (typeof AnalyzePlanRequestExplainExplainMode)[keyof typeof AnalyzePlanRequestExplainExplainMode];

export interface AnalyzePlanRequestTreeString {
  plan?: Plan | null | undefined;
  level?: number | null | undefined;
}
export const AnalyzePlanRequestTreeString: Codec<AnalyzePlanRequestTreeString> = codec(generated.spark.connect.AnalyzePlanRequest.TreeString, "bigint");

export interface AnalyzePlanRequestSparkVersion {
}
export const AnalyzePlanRequestSparkVersion: Codec<AnalyzePlanRequestSparkVersion> = codec(generated.spark.connect.AnalyzePlanRequest.SparkVersion, "bigint");

export interface AnalyzePlanRequestDDLParse {
  ddlString: string;
}
export const AnalyzePlanRequestDDLParse: Codec<AnalyzePlanRequestDDLParse> = codec(generated.spark.connect.AnalyzePlanRequest.DDLParse, "bigint");

export interface AnalyzePlanResponse {
  sessionId: string;
  schema?: AnalyzePlanResponseSchema | null | undefined;
  explain?: AnalyzePlanResponseExplain | null | undefined;
  treeString?: AnalyzePlanResponseTreeString | null | undefined;
  sparkVersion?: AnalyzePlanResponseSparkVersion | null | undefined;
  ddlParse?: AnalyzePlanResponseDDLParse | null | undefined;
  serverSideSessionId: string;
}
export const AnalyzePlanResponse: Codec<AnalyzePlanResponse> = codec(generated.spark.connect.AnalyzePlanResponse, "bigint");

export interface AnalyzePlanResponseSchema {
  schema?: DataType | null | undefined;
}
export const AnalyzePlanResponseSchema: Codec<AnalyzePlanResponseSchema> = codec(generated.spark.connect.AnalyzePlanResponse.Schema, "bigint");

export interface AnalyzePlanResponseExplain {
  explainString: string;
}
export const AnalyzePlanResponseExplain: Codec<AnalyzePlanResponseExplain> = codec(generated.spark.connect.AnalyzePlanResponse.Explain, "bigint");

export interface AnalyzePlanResponseTreeString {
  treeString: string;
}
export const AnalyzePlanResponseTreeString: Codec<AnalyzePlanResponseTreeString> = codec(generated.spark.connect.AnalyzePlanResponse.TreeString, "bigint");

export interface AnalyzePlanResponseSparkVersion {
  version: string;
}
export const AnalyzePlanResponseSparkVersion: Codec<AnalyzePlanResponseSparkVersion> = codec(generated.spark.connect.AnalyzePlanResponse.SparkVersion, "bigint");

export interface AnalyzePlanResponseDDLParse {
  parsed?: DataType | null | undefined;
}
export const AnalyzePlanResponseDDLParse: Codec<AnalyzePlanResponseDDLParse> = codec(generated.spark.connect.AnalyzePlanResponse.DDLParse, "bigint");

export interface KeyValue {
  key: string;
  value?: string | null | undefined;
}
export const KeyValue: Codec<KeyValue> = codec(generated.spark.connect.KeyValue, "bigint");

export interface ConfigRequest {
  sessionId: string;
  userContext?: UserContext | null | undefined;
  operation?: ConfigRequestOperation | null | undefined;
  clientType?: string | null | undefined;
  clientObservedServerSideSessionId?: string | null | undefined;
}
export const ConfigRequest: Codec<ConfigRequest> = codec(generated.spark.connect.ConfigRequest, "bigint");

export interface ConfigRequestOperation {
  set?: ConfigRequestSet | null | undefined;
  get?: ConfigRequestGet | null | undefined;
  getWithDefault?: ConfigRequestGetWithDefault | null | undefined;
  getOption?: ConfigRequestGetOption | null | undefined;
  getAll?: ConfigRequestGetAll | null | undefined;
  unset?: ConfigRequestUnset | null | undefined;
  isModifiable?: ConfigRequestIsModifiable | null | undefined;
}
export const ConfigRequestOperation: Codec<ConfigRequestOperation> = codec(generated.spark.connect.ConfigRequest.Operation, "bigint");

export interface ConfigRequestSet {
  pairs: readonly KeyValue[];
  silent?: boolean | null | undefined;
}
export const ConfigRequestSet: Codec<ConfigRequestSet> = codec(generated.spark.connect.ConfigRequest.Set, "bigint");

export interface ConfigRequestGet {
  keys: readonly string[];
}
export const ConfigRequestGet: Codec<ConfigRequestGet> = codec(generated.spark.connect.ConfigRequest.Get, "bigint");

export interface ConfigRequestGetWithDefault {
  pairs: readonly KeyValue[];
}
export const ConfigRequestGetWithDefault: Codec<ConfigRequestGetWithDefault> = codec(generated.spark.connect.ConfigRequest.GetWithDefault, "bigint");

export interface ConfigRequestGetOption {
  keys: readonly string[];
}
export const ConfigRequestGetOption: Codec<ConfigRequestGetOption> = codec(generated.spark.connect.ConfigRequest.GetOption, "bigint");

export interface ConfigRequestGetAll {
  prefix?: string | null | undefined;
}
export const ConfigRequestGetAll: Codec<ConfigRequestGetAll> = codec(generated.spark.connect.ConfigRequest.GetAll, "bigint");

export interface ConfigRequestUnset {
  keys: readonly string[];
}
export const ConfigRequestUnset: Codec<ConfigRequestUnset> = codec(generated.spark.connect.ConfigRequest.Unset, "bigint");

export interface ConfigRequestIsModifiable {
  keys: readonly string[];
}
export const ConfigRequestIsModifiable: Codec<ConfigRequestIsModifiable> = codec(generated.spark.connect.ConfigRequest.IsModifiable, "bigint");

export interface ConfigResponse {
  sessionId: string;
  pairs: readonly KeyValue[];
  warnings: readonly string[];
  serverSideSessionId: string;
}
export const ConfigResponse: Codec<ConfigResponse> = codec(generated.spark.connect.ConfigResponse, "bigint");

export interface AddArtifactsRequest {
  sessionId: string;
  userContext?: UserContext | null | undefined;
  batch?: AddArtifactsRequestBatch | null | undefined;
  beginChunk?: AddArtifactsRequestBeginChunkedArtifact | null | undefined;
  chunk?: AddArtifactsRequestArtifactChunk | null | undefined;
  clientType?: string | null | undefined;
  clientObservedServerSideSessionId?: string | null | undefined;
}
export const AddArtifactsRequest: Codec<AddArtifactsRequest> = codec(generated.spark.connect.AddArtifactsRequest, "bigint");

export interface AddArtifactsRequestArtifactChunk {
  data: Uint8Array;
  crc: bigint;
}
export const AddArtifactsRequestArtifactChunk: Codec<AddArtifactsRequestArtifactChunk> = codec(generated.spark.connect.AddArtifactsRequest.ArtifactChunk, "bigint");

export interface AddArtifactsRequestSingleChunkArtifact {
  name: string;
  data?: AddArtifactsRequestArtifactChunk | null | undefined;
}
export const AddArtifactsRequestSingleChunkArtifact: Codec<AddArtifactsRequestSingleChunkArtifact> = codec(generated.spark.connect.AddArtifactsRequest.SingleChunkArtifact, "bigint");

export interface AddArtifactsRequestBatch {
  artifacts: readonly AddArtifactsRequestSingleChunkArtifact[];
}
export const AddArtifactsRequestBatch: Codec<AddArtifactsRequestBatch> = codec(generated.spark.connect.AddArtifactsRequest.Batch, "bigint");

export interface AddArtifactsRequestBeginChunkedArtifact {
  name: string;
  totalBytes: bigint;
  numChunks: bigint;
  initialChunk?: AddArtifactsRequestArtifactChunk | null | undefined;
}
export const AddArtifactsRequestBeginChunkedArtifact: Codec<AddArtifactsRequestBeginChunkedArtifact> = codec(generated.spark.connect.AddArtifactsRequest.BeginChunkedArtifact, "bigint");

export interface AddArtifactsResponse {
  artifacts: readonly AddArtifactsResponseArtifactSummary[];
  sessionId: string;
  serverSideSessionId: string;
}
export const AddArtifactsResponse: Codec<AddArtifactsResponse> = codec(generated.spark.connect.AddArtifactsResponse, "bigint");

export interface AddArtifactsResponseArtifactSummary {
  name: string;
  isCrcSuccessful: boolean;
}
export const AddArtifactsResponseArtifactSummary: Codec<AddArtifactsResponseArtifactSummary> = codec(generated.spark.connect.AddArtifactsResponse.ArtifactSummary, "bigint");

export interface ArtifactStatusesRequest {
  sessionId: string;
  userContext?: UserContext | null | undefined;
  clientType?: string | null | undefined;
  names: readonly string[];
  clientObservedServerSideSessionId?: string | null | undefined;
}
export const ArtifactStatusesRequest: Codec<ArtifactStatusesRequest> = codec(generated.spark.connect.ArtifactStatusesRequest, "bigint");

export interface ArtifactStatusesResponse {
  statuses: Readonly<Record<string, ArtifactStatusesResponseArtifactStatus>>;
  sessionId: string;
  serverSideSessionId: string;
}
export const ArtifactStatusesResponse: Codec<ArtifactStatusesResponse> = codec(generated.spark.connect.ArtifactStatusesResponse, "bigint");

export interface ArtifactStatusesResponseArtifactStatus {
  exists: boolean;
}
export const ArtifactStatusesResponseArtifactStatus: Codec<ArtifactStatusesResponseArtifactStatus> = codec(generated.spark.connect.ArtifactStatusesResponse.ArtifactStatus, "bigint");

export interface InterruptRequest {
  sessionId: string;
  userContext?: UserContext | null | undefined;
  clientType?: string | null | undefined;
  interruptType: InterruptRequestInterruptType;
  operationTag?: string | null | undefined;
  operationId?: string | null | undefined;
  clientObservedServerSideSessionId?: string | null | undefined;
}
export const InterruptRequest: Codec<InterruptRequest> = codec(generated.spark.connect.InterruptRequest, "bigint");

export const InterruptRequestInterruptType = {INTERRUPT_TYPE_UNSPECIFIED:0,INTERRUPT_TYPE_ALL:1,INTERRUPT_TYPE_TAG:2,INTERRUPT_TYPE_OPERATION_ID:3} as const;
export type InterruptRequestInterruptType = (typeof InterruptRequestInterruptType)[keyof typeof InterruptRequestInterruptType];

export interface InterruptResponse {
  sessionId: string;
  interruptedIds: readonly string[];
  serverSideSessionId: string;
}
export const InterruptResponse: Codec<InterruptResponse> = codec(generated.spark.connect.InterruptResponse, "bigint");

export interface ReattachExecuteRequest {
  sessionId: string;
  userContext?: UserContext | null | undefined;
  operationId: string;
  clientType?: string | null | undefined;
  lastResponseId?: string | null | undefined;
  clientObservedServerSideSessionId?: string | null | undefined;
}
export const ReattachExecuteRequest: Codec<ReattachExecuteRequest> = codec(generated.spark.connect.ReattachExecuteRequest, "bigint");

export interface ReleaseExecuteRequest {
  sessionId: string;
  userContext?: UserContext | null | undefined;
  operationId: string;
  clientType?: string | null | undefined;
  releaseAll?: ReleaseExecuteRequestReleaseAll | null | undefined;
  releaseUntil?: ReleaseExecuteRequestReleaseUntil | null | undefined;
  clientObservedServerSideSessionId?: string | null | undefined;
}
export const ReleaseExecuteRequest: Codec<ReleaseExecuteRequest> = codec(generated.spark.connect.ReleaseExecuteRequest, "bigint");

export interface ReleaseExecuteRequestReleaseAll {
}
export const ReleaseExecuteRequestReleaseAll: Codec<ReleaseExecuteRequestReleaseAll> = codec(generated.spark.connect.ReleaseExecuteRequest.ReleaseAll, "bigint");

export interface ReleaseExecuteRequestReleaseUntil {
  responseId: string;
}
export const ReleaseExecuteRequestReleaseUntil: Codec<ReleaseExecuteRequestReleaseUntil> = codec(generated.spark.connect.ReleaseExecuteRequest.ReleaseUntil, "bigint");

export interface ReleaseExecuteResponse {
  sessionId: string;
  operationId?: string | null | undefined;
  serverSideSessionId: string;
}
export const ReleaseExecuteResponse: Codec<ReleaseExecuteResponse> = codec(generated.spark.connect.ReleaseExecuteResponse, "bigint");

export interface ReleaseSessionRequest {
  sessionId: string;
  userContext?: UserContext | null | undefined;
  clientType?: string | null | undefined;
  allowReconnect: boolean;
}
export const ReleaseSessionRequest: Codec<ReleaseSessionRequest> = codec(generated.spark.connect.ReleaseSessionRequest, "bigint");

export interface ReleaseSessionResponse {
  sessionId: string;
  serverSideSessionId: string;
}
export const ReleaseSessionResponse: Codec<ReleaseSessionResponse> = codec(generated.spark.connect.ReleaseSessionResponse, "bigint");

export interface FetchErrorDetailsRequest {
  sessionId: string;
  userContext?: UserContext | null | undefined;
  errorId: string;
  clientType?: string | null | undefined;
  clientObservedServerSideSessionId?: string | null | undefined;
}
export const FetchErrorDetailsRequest: Codec<FetchErrorDetailsRequest> = codec(generated.spark.connect.FetchErrorDetailsRequest, "bigint");

export interface FetchErrorDetailsResponse {
  rootErrorIdx?: number | null | undefined;
  errors: readonly FetchErrorDetailsResponseError[];
  serverSideSessionId: string;
  sessionId: string;
}
export const FetchErrorDetailsResponse: Codec<FetchErrorDetailsResponse> = codec(generated.spark.connect.FetchErrorDetailsResponse, "bigint");

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
export const FetchErrorDetailsResponseQueryContext: Codec<FetchErrorDetailsResponseQueryContext> = codec(generated.spark.connect.FetchErrorDetailsResponse.QueryContext, "bigint");

export const FetchErrorDetailsResponseQueryContextContextType = {SQL:0,DATAFRAME:1} as const;
export type FetchErrorDetailsResponseQueryContextContextType = (typeof FetchErrorDetailsResponseQueryContextContextType)[keyof typeof FetchErrorDetailsResponseQueryContextContextType];

export interface FetchErrorDetailsResponseSparkThrowable {
  errorClass?: string | null | undefined;
  messageParameters: Readonly<Record<string, string>>;
  queryContexts: readonly FetchErrorDetailsResponseQueryContext[];
  sqlState?: string | null | undefined;
}
export const FetchErrorDetailsResponseSparkThrowable: Codec<FetchErrorDetailsResponseSparkThrowable> = codec(generated.spark.connect.FetchErrorDetailsResponse.SparkThrowable, "bigint");

export interface FetchErrorDetailsResponseError {
  errorTypeHierarchy: readonly string[];
  message: string;
  causeIdx?: number | null | undefined;
  sparkThrowable?: FetchErrorDetailsResponseSparkThrowable | null | undefined;
}
export const FetchErrorDetailsResponseError: Codec<FetchErrorDetailsResponseError> = codec(generated.spark.connect.FetchErrorDetailsResponse.Error, "bigint");

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
export const DataType: Codec<DataType> = codec(generated.spark.connect.DataType, "bigint");

export interface DataTypeNULL {
}
export const DataTypeNULL: Codec<DataTypeNULL> = codec(generated.spark.connect.DataType.NULL, "bigint");

export interface DataTypeBinary {
}
export const DataTypeBinary: Codec<DataTypeBinary> = codec(generated.spark.connect.DataType.Binary, "bigint");

export interface DataTypeBoolean {
}
export const DataTypeBoolean: Codec<DataTypeBoolean> = codec(generated.spark.connect.DataType.Boolean, "bigint");

export interface DataTypeByte {
}
export const DataTypeByte: Codec<DataTypeByte> = codec(generated.spark.connect.DataType.Byte, "bigint");

export interface DataTypeShort {
}
export const DataTypeShort: Codec<DataTypeShort> = codec(generated.spark.connect.DataType.Short, "bigint");

export interface DataTypeInteger {
}
export const DataTypeInteger: Codec<DataTypeInteger> = codec(generated.spark.connect.DataType.Integer, "bigint");

export interface DataTypeLong {
}
export const DataTypeLong: Codec<DataTypeLong> = codec(generated.spark.connect.DataType.Long, "bigint");

export interface DataTypeFloat {
}
export const DataTypeFloat: Codec<DataTypeFloat> = codec(generated.spark.connect.DataType.Float, "bigint");

export interface DataTypeDouble {
}
export const DataTypeDouble: Codec<DataTypeDouble> = codec(generated.spark.connect.DataType.Double, "bigint");

export interface DataTypeDate {
}
export const DataTypeDate: Codec<DataTypeDate> = codec(generated.spark.connect.DataType.Date, "bigint");

export interface DataTypeTimestamp {
}
export const DataTypeTimestamp: Codec<DataTypeTimestamp> = codec(generated.spark.connect.DataType.Timestamp, "bigint");

export interface DataTypeTimestampNTZ {
}
export const DataTypeTimestampNTZ: Codec<DataTypeTimestampNTZ> = codec(generated.spark.connect.DataType.TimestampNTZ, "bigint");

export interface DataTypeCalendarInterval {
}
export const DataTypeCalendarInterval: Codec<DataTypeCalendarInterval> = codec(generated.spark.connect.DataType.CalendarInterval, "bigint");

export interface DataTypeVariant {
}
export const DataTypeVariant: Codec<DataTypeVariant> = codec(generated.spark.connect.DataType.Variant, "bigint");

export interface DataTypeDecimal {
  scale?: number | null | undefined;
  precision?: number | null | undefined;
}
export const DataTypeDecimal: Codec<DataTypeDecimal> = codec(generated.spark.connect.DataType.Decimal, "bigint");

export interface DataTypeString {
  collation: string;
}
export const DataTypeString: Codec<DataTypeString> = codec(generated.spark.connect.DataType.String, "bigint");

export interface DataTypeChar {
  length: number;
}
export const DataTypeChar: Codec<DataTypeChar> = codec(generated.spark.connect.DataType.Char, "bigint");

export interface DataTypeVarChar {
  length: number;
}
export const DataTypeVarChar: Codec<DataTypeVarChar> = codec(generated.spark.connect.DataType.VarChar, "bigint");

export interface DataTypeYearMonthInterval {
  startField?: number | null | undefined;
  endField?: number | null | undefined;
}
export const DataTypeYearMonthInterval: Codec<DataTypeYearMonthInterval> = codec(generated.spark.connect.DataType.YearMonthInterval, "bigint");

export interface DataTypeDayTimeInterval {
  startField?: number | null | undefined;
  endField?: number | null | undefined;
}
export const DataTypeDayTimeInterval: Codec<DataTypeDayTimeInterval> = codec(generated.spark.connect.DataType.DayTimeInterval, "bigint");

export interface DataTypeArray {
  elementType?: DataType | null | undefined;
  containsNull: boolean;
}
export const DataTypeArray: Codec<DataTypeArray> = codec(generated.spark.connect.DataType.Array, "bigint");

export interface DataTypeStructField {
  name: string;
  dataType?: DataType | null | undefined;
  nullable: boolean;
  metadata?: string | null | undefined;
}
export const DataTypeStructField: Codec<DataTypeStructField> = codec(generated.spark.connect.DataType.StructField, "bigint");

export interface DataTypeStruct {
  fields: readonly DataTypeStructField[];
}
export const DataTypeStruct: Codec<DataTypeStruct> = codec(generated.spark.connect.DataType.Struct, "bigint");

export interface DataTypeMap {
  keyType?: DataType | null | undefined;
  valueType?: DataType | null | undefined;
  valueContainsNull: boolean;
}
export const DataTypeMap: Codec<DataTypeMap> = codec(generated.spark.connect.DataType.Map, "bigint");

export interface DataTypeUnparsed {
  dataTypeString: string;
}
export const DataTypeUnparsed: Codec<DataTypeUnparsed> = codec(generated.spark.connect.DataType.Unparsed, "bigint");

export interface DataTypeTime {
  precision?: number | null | undefined;
}
export const DataTypeTime: Codec<DataTypeTime> = codec(generated.spark.connect.DataType.Time, "bigint");

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
  deduplicate?: Deduplicate | null | undefined;
  range?: Range | null | undefined;
  subqueryAlias?: SubqueryAlias | null | undefined;
  repartition?: Repartition | null | undefined;
  withColumnsRenamed?: WithColumnsRenamed | null | undefined;
  drop?: Drop | null | undefined;
  withColumns?: WithColumns | null | undefined;
  hint?: Hint | null | undefined;
  repartitionByExpression?: RepartitionByExpression | null | undefined;
  withRelations?: WithRelations | null | undefined;
  extension?: Any | null | undefined;
}
export const Relation: Codec<Relation> = codec(generated.spark.connect.Relation, "bigint");

export interface RelationCommon {
  planId?: bigint | null | undefined;
  origin?: Origin | null | undefined;
}
export const RelationCommon: Codec<RelationCommon> = codec(generated.spark.connect.RelationCommon, "bigint");

export interface Read {
  namedTable?: ReadNamedTable | null | undefined;
  dataSource?: ReadDataSource | null | undefined;
  isStreaming: boolean;
}
export const Read: Codec<Read> = codec(generated.spark.connect.Read, "bigint");

export interface ReadNamedTable {
  unparsedIdentifier: string;
  options: Readonly<Record<string, string>>;
}
export const ReadNamedTable: Codec<ReadNamedTable> = codec(generated.spark.connect.Read.NamedTable, "bigint");

export interface ReadDataSource {
  format?: string | null | undefined;
  schema?: string | null | undefined;
  options: Readonly<Record<string, string>>;
  paths: readonly string[];
  predicates: readonly string[];
}
export const ReadDataSource: Codec<ReadDataSource> = codec(generated.spark.connect.Read.DataSource, "bigint");

export interface Project {
  input?: Relation | null | undefined;
  expressions: readonly Expression[];
}
export const Project: Codec<Project> = codec(generated.spark.connect.Project, "bigint");

export interface Filter {
  input?: Relation | null | undefined;
  condition?: Expression | null | undefined;
}
export const Filter: Codec<Filter> = codec(generated.spark.connect.Filter, "bigint");

export interface Join {
  left?: Relation | null | undefined;
  right?: Relation | null | undefined;
  joinCondition?: Expression | null | undefined;
  joinType: JoinJoinType;
  usingColumns: readonly string[];
}
export const Join: Codec<Join> = codec(generated.spark.connect.Join, "bigint");

export const JoinJoinType = {JOIN_TYPE_UNSPECIFIED:0,JOIN_TYPE_INNER:1,JOIN_TYPE_FULL_OUTER:2,JOIN_TYPE_LEFT_OUTER:3,JOIN_TYPE_RIGHT_OUTER:4,JOIN_TYPE_LEFT_ANTI:5,JOIN_TYPE_LEFT_SEMI:6,JOIN_TYPE_CROSS:7} as const;
export type JoinJoinType = (typeof JoinJoinType)[keyof typeof JoinJoinType];

export interface SetOperation {
  leftInput?: Relation | null | undefined;
  rightInput?: Relation | null | undefined;
  setOpType: SetOperationSetOpType;
  isAll?: boolean | null | undefined;
  byName?: boolean | null | undefined;
  allowMissingColumns?: boolean | null | undefined;
}
export const SetOperation: Codec<SetOperation> = codec(generated.spark.connect.SetOperation, "bigint");

export const SetOperationSetOpType = {SET_OP_TYPE_UNSPECIFIED:0,SET_OP_TYPE_INTERSECT:1,SET_OP_TYPE_UNION:2,SET_OP_TYPE_EXCEPT:3} as const;
export type SetOperationSetOpType = (typeof SetOperationSetOpType)[keyof typeof SetOperationSetOpType];

export interface Sort {
  input?: Relation | null | undefined;
  order: readonly ExpressionSortOrder[];
  isGlobal?: boolean | null | undefined;
}
export const Sort: Codec<Sort> = codec(generated.spark.connect.Sort, "bigint");

export interface Limit {
  input?: Relation | null | undefined;
  limit: number;
}
export const Limit: Codec<Limit> = codec(generated.spark.connect.Limit, "bigint");

export interface Aggregate {
  input?: Relation | null | undefined;
  groupType: AggregateGroupType;
  groupingExpressions: readonly Expression[];
  aggregateExpressions: readonly Expression[];
}
export const Aggregate: Codec<Aggregate> = codec(generated.spark.connect.Aggregate, "bigint");

export const AggregateGroupType = {GROUP_TYPE_UNSPECIFIED:0,GROUP_TYPE_GROUPBY:1,GROUP_TYPE_ROLLUP:2,GROUP_TYPE_CUBE:3,GROUP_TYPE_PIVOT:4,GROUP_TYPE_GROUPING_SETS:5} as const;
export type AggregateGroupType = (typeof AggregateGroupType)[keyof typeof AggregateGroupType];

export interface LocalRelation {
  data?: Uint8Array | null | undefined;
  schema?: string | null | undefined;
}
export const LocalRelation: Codec<LocalRelation> = codec(generated.spark.connect.LocalRelation, "bigint");

export interface Sample {
  input?: Relation | null | undefined;
  lowerBound: number;
  upperBound: number;
  withReplacement?: boolean | null | undefined;
  seed?: bigint | null | undefined;
  deterministicOrder: boolean;
}
export const Sample: Codec<Sample> = codec(generated.spark.connect.Sample, "bigint");

export interface Deduplicate {
  input?: Relation | null | undefined;
  columnNames: readonly string[];
  allColumnsAsKeys?: boolean | null | undefined;
  withinWatermark?: boolean | null | undefined;
}
export const Deduplicate: Codec<Deduplicate> = codec(generated.spark.connect.Deduplicate, "bigint");

export interface Range {
  start?: bigint | null | undefined;
  end: bigint;
  step: bigint;
  numPartitions?: number | null | undefined;
}
export const Range: Codec<Range> = codec(generated.spark.connect.Range, "bigint");

export interface SubqueryAlias {
  input?: Relation | null | undefined;
  alias: string;
  qualifier: readonly string[];
}
export const SubqueryAlias: Codec<SubqueryAlias> = codec(generated.spark.connect.SubqueryAlias, "bigint");

export interface Repartition {
  input?: Relation | null | undefined;
  numPartitions: number;
  shuffle?: boolean | null | undefined;
}
export const Repartition: Codec<Repartition> = codec(generated.spark.connect.Repartition, "bigint");

export interface RepartitionByExpression {
  input?: Relation | null | undefined;
  partitionExprs: readonly Expression[];
  numPartitions?: number | null | undefined;
}
export const RepartitionByExpression: Codec<RepartitionByExpression> = codec(generated.spark.connect.RepartitionByExpression, "bigint");

export interface WithColumnsRenamed {
  input?: Relation | null | undefined;
  renameColumnsMap: Readonly<Record<string, string>>;
  renames: readonly WithColumnsRenamedRename[];
}
export const WithColumnsRenamed: Codec<WithColumnsRenamed> = codec(generated.spark.connect.WithColumnsRenamed, "bigint");

export interface WithColumnsRenamedRename {
  colName: string;
  newColName: string;
}
export const WithColumnsRenamedRename: Codec<WithColumnsRenamedRename> = codec(generated.spark.connect.WithColumnsRenamed.Rename, "bigint");

export interface WithColumns {
  input?: Relation | null | undefined;
  aliases: readonly ExpressionAlias[];
}
export const WithColumns: Codec<WithColumns> = codec(generated.spark.connect.WithColumns, "bigint");

export interface Drop {
  input?: Relation | null | undefined;
  columns: readonly Expression[];
  columnNames: readonly string[];
}
export const Drop: Codec<Drop> = codec(generated.spark.connect.Drop, "bigint");

export interface Hint {
  input?: Relation | null | undefined;
  name: string;
  parameters: readonly Expression[];
}
export const Hint: Codec<Hint> = codec(generated.spark.connect.Hint, "bigint");

export interface WithRelations {
  root?: Relation | null | undefined;
  references: readonly Relation[];
}
export const WithRelations: Codec<WithRelations> = codec(generated.spark.connect.WithRelations, "bigint");

export interface Origin {
  pythonOrigin?: PythonOrigin | null | undefined;
}
export const Origin: Codec<Origin> = codec(generated.spark.connect.Origin, "bigint");

export interface PythonOrigin {
  fragment: string;
  callSite: string;
}
export const PythonOrigin: Codec<PythonOrigin> = codec(generated.spark.connect.PythonOrigin, "bigint");

export interface ExpressionCommon {
  origin?: Origin | null | undefined;
}
export const ExpressionCommon: Codec<ExpressionCommon> = codec(generated.spark.connect.ExpressionCommon, "bigint");

export interface Expression {
  literal?: ExpressionLiteral | null | undefined;
  unresolvedAttribute?: ExpressionUnresolvedAttribute | null | undefined;
  unresolvedFunction?: ExpressionUnresolvedFunction | null | undefined;
  expressionString?: ExpressionExpressionString | null | undefined;
  unresolvedStar?: ExpressionUnresolvedStar | null | undefined;
  alias?: ExpressionAlias | null | undefined;
  cast?: ExpressionCast | null | undefined;
  sortOrder?: ExpressionSortOrder | null | undefined;
  callFunction?: CallFunction | null | undefined;
  extension?: Any | null | undefined;
  common?: ExpressionCommon | null | undefined;
}
export const Expression: Codec<Expression> = codec(generated.spark.connect.Expression, "bigint");

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
export const ExpressionLiteral: Codec<ExpressionLiteral> = codec(generated.spark.connect.Expression.Literal, "bigint");

export interface ExpressionLiteralDecimal {
  value: string;
  precision?: number | null | undefined;
  scale?: number | null | undefined;
}
export const ExpressionLiteralDecimal: Codec<ExpressionLiteralDecimal> = codec(generated.spark.connect.Expression.Literal.Decimal, "bigint");

export interface ExpressionLiteralArray {
  elementType?: DataType | null | undefined;
  elements: readonly ExpressionLiteral[];
}
export const ExpressionLiteralArray: Codec<ExpressionLiteralArray> = codec(generated.spark.connect.Expression.Literal.Array, "bigint");

export interface ExpressionLiteralMap {
  keyType?: DataType | null | undefined;
  valueType?: DataType | null | undefined;
  keys: readonly ExpressionLiteral[];
  values: readonly ExpressionLiteral[];
}
export const ExpressionLiteralMap: Codec<ExpressionLiteralMap> = codec(generated.spark.connect.Expression.Literal.Map, "bigint");

export interface ExpressionLiteralStruct {
  structType?: DataType | null | undefined;
  elements: readonly ExpressionLiteral[];
}
export const ExpressionLiteralStruct: Codec<ExpressionLiteralStruct> = codec(generated.spark.connect.Expression.Literal.Struct, "bigint");

export interface ExpressionUnresolvedAttribute {
  unparsedIdentifier: string;
  planId?: bigint | null | undefined;
}
export const ExpressionUnresolvedAttribute: Codec<ExpressionUnresolvedAttribute> = codec(generated.spark.connect.Expression.UnresolvedAttribute, "bigint");

export interface ExpressionUnresolvedFunction {
  functionName: string;
  arguments: readonly Expression[];
  isDistinct: boolean;
  isUserDefinedFunction: boolean;
  isInternal?: boolean | null | undefined;
}
export const ExpressionUnresolvedFunction: Codec<ExpressionUnresolvedFunction> = codec(generated.spark.connect.Expression.UnresolvedFunction, "bigint");

export interface ExpressionExpressionString {
  expression: string;
}
export const ExpressionExpressionString: Codec<ExpressionExpressionString> = codec(generated.spark.connect.Expression.ExpressionString, "bigint");

export interface ExpressionUnresolvedStar {
  unparsedTarget?: string | null | undefined;
  planId?: bigint | null | undefined;
}
export const ExpressionUnresolvedStar: Codec<ExpressionUnresolvedStar> = codec(generated.spark.connect.Expression.UnresolvedStar, "bigint");

export interface ExpressionAlias {
  expr?: Expression | null | undefined;
  name: readonly string[];
  metadata?: string | null | undefined;
}
export const ExpressionAlias: Codec<ExpressionAlias> = codec(generated.spark.connect.Expression.Alias, "bigint");

export interface ExpressionCast {
  expr?: Expression | null | undefined;
  type?: DataType | null | undefined;
  typeStr?: string | null | undefined;
  evalMode: ExpressionCastEvalMode;
}
export const ExpressionCast: Codec<ExpressionCast> = codec(generated.spark.connect.Expression.Cast, "bigint");

export const ExpressionCastEvalMode = {EVAL_MODE_UNSPECIFIED:0,EVAL_MODE_LEGACY:1,EVAL_MODE_ANSI:2,EVAL_MODE_TRY:3} as const;
export type ExpressionCastEvalMode = (typeof ExpressionCastEvalMode)[keyof typeof ExpressionCastEvalMode];

export interface ExpressionSortOrder {
  child?: Expression | null | undefined;
  direction: ExpressionSortOrderSortDirection;
  nullOrdering: ExpressionSortOrderNullOrdering;
}
export const ExpressionSortOrder: Codec<ExpressionSortOrder> = codec(generated.spark.connect.Expression.SortOrder, "bigint");

export const ExpressionSortOrderSortDirection = {SORT_DIRECTION_UNSPECIFIED:0,SORT_DIRECTION_ASCENDING:1,SORT_DIRECTION_DESCENDING:2} as const;
export type ExpressionSortOrderSortDirection = (typeof ExpressionSortOrderSortDirection)[keyof typeof ExpressionSortOrderSortDirection];

export const ExpressionSortOrderNullOrdering = {SORT_NULLS_UNSPECIFIED:0,SORT_NULLS_FIRST:1,SORT_NULLS_LAST:2} as const;
export type ExpressionSortOrderNullOrdering = (typeof ExpressionSortOrderNullOrdering)[keyof typeof ExpressionSortOrderNullOrdering];

export interface CallFunction {
  functionName: string;
  arguments: readonly Expression[];
}
export const CallFunction: Codec<CallFunction> = codec(generated.spark.connect.CallFunction, "bigint");

export interface Command {
  writeOperation?: WriteOperation | null | undefined;
  extension?: Any | null | undefined;
}
export const Command: Codec<Command> = codec(generated.spark.connect.Command, "bigint");

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
export const WriteOperation: Codec<WriteOperation> = codec(generated.spark.connect.WriteOperation, "bigint");

export interface WriteOperationSaveTable {
  tableName: string;
}
export const WriteOperationSaveTable: Codec<WriteOperationSaveTable> = codec(generated.spark.connect.WriteOperation.SaveTable, "bigint");

export interface WriteOperationBucketBy {
  bucketColumnNames: readonly string[];
  numBuckets: number;
}
export const WriteOperationBucketBy: Codec<WriteOperationBucketBy> = codec(generated.spark.connect.WriteOperation.BucketBy, "bigint");

export const WriteOperationSaveMode = {SAVE_MODE_UNSPECIFIED:0,SAVE_MODE_APPEND:1,SAVE_MODE_OVERWRITE:2,SAVE_MODE_ERROR_IF_EXISTS:3,SAVE_MODE_IGNORE:4} as const;
export type WriteOperationSaveMode = (typeof WriteOperationSaveMode)[keyof typeof WriteOperationSaveMode];

export interface Any {
  type_url: string;
  value: Uint8Array;
}
export const Any: Codec<Any> = codec(generated.google.protobuf.Any, "bigint");
