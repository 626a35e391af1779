export { type ArrowBatch, ArrowStream, type QueryOptions, type StreamOptions } from "./read/arrow-stream.ts";
export {
  type ArrowField,
  type ArrowSchema,
  type ArrowType,
  duckdbTypeKey,
  formatOfType,
  type TimeUnit,
  typeOfFormat,
} from "./arrow/arrow-type.ts";
export {
  type BatchReader,
  type BatchSource,
  concatSources,
  type FileRange,
  fileSource,
  memorySource,
} from "./scan/batch-source.ts";
export { Connection, type ResultColumn } from "./connection.ts";
export { Database, type DatabaseOptions, duckdbVersion, openDatabase } from "./database.ts";
export { DuckDBError, type DuckDBErrorType, UnsupportedPlatformError } from "./errors.ts";
export {
  type FunctionCall,
  type FunctionEvaluator,
  type FunctionValues,
  functionCallbacks,
} from "./functions/function-calls.ts";
export type { FunctionCallbacks, ScalarFunction } from "./functions/register-function.ts";
export { ArrowFormatError, type Frame } from "@volley/protocol/arrow";
export { type BatchHeader, decodeBatchHeader, encodeBatchHeader } from "./arrow/ipc-batch.ts";
export { fileStart, type IpcContent, IpcFooter, openIpc } from "./arrow/ipc-file.ts";
export { decodeSchema, encodeSchema } from "./arrow/ipc-schema.ts";
export { threadInUse } from "./native/leave.ts";
export { libraryPath } from "./native/platform.ts";
export type { Registration } from "./scan/register-arrow.ts";
export type { ScatterBlock } from "./scatter/block.ts";
export { type BlockConsumer, Scatter, type ScatterOptions } from "./scatter/scatter.ts";
export type { ScatterResult } from "./scatter/scatter-chunks.ts";
