export { type ArrowBatch, ArrowStream, type QueryOptions, type StreamOptions } from "./arrow-stream.ts";
export {
  type ArrowField,
  type ArrowSchema,
  type ArrowType,
  duckdbTypeKey,
  formatOfType,
  type TimeUnit,
  typeOfFormat,
} from "./arrow-type.ts";
export {
  type BatchReader,
  type BatchSource,
  concatSources,
  type FileRange,
  fileSource,
  memorySource,
} from "./batch-source.ts";
export { Connection, type ResultColumn } from "./connection.ts";
export { Database, type DatabaseOptions, duckdbVersion, openDatabase } from "./database.ts";
export { ArrowFormatError, DuckDBError, type DuckDBErrorType, UnsupportedPlatformError } from "./errors.ts";
export { bodyLengthOf, endOfStream, type Frame, frameLength, ipcStream, readFrames, writeFrame } from "./frame.ts";
export { type BatchHeader, decodeBatchHeader, encodeBatchHeader } from "./ipc-batch.ts";
export { decodeSchema, encodeSchema } from "./ipc-schema.ts";
export { libraryPath } from "./platform.ts";
export type { Registration } from "./register-arrow.ts";
export { type BlockConsumer, Scatter, type ScatterBlock, type ScatterOptions } from "./scatter.ts";
export type { ScatterResult } from "./scatter-chunks.ts";
