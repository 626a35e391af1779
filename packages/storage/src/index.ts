export { isLocal, localPath, normalizeAddress } from "./address.ts";
export { beginCommit, type CommitOptions } from "./commit/begin-commit.ts";
export { type CleanOptions, type CleanReport, cleanDestination, type DecidedOutput } from "./commit/clean-destination.ts";
export type { AbortResult, Commit, PublishOptions, PublishResult } from "./commit/commit.ts";
export { completeAll, type CompleteFiles, type FileToComplete, uploadMetadata } from "./commit/complete.ts";
export { removeOutput } from "./commit/remove-output.ts";
export { isHidden, type MarkerPlace, markerUrl, normaliseDestination } from "./commit/destination.ts";
export type { CommitMode, PartitionValues } from "./commit/entry.ts";
export type { CommittedFile } from "./commit/files.ts";
export type { Manifest } from "./commit/marker.ts";
export { type CommittedOutput, readCommitted, type ReadCommittedOptions } from "./commit/read-committed.ts";
export {
  CommitAbortedError,
  CommitUncertainError,
  CommitUnfinishedError,
  ConcurrentCommitError,
  DestinationExistsError,
  LostUploadError,
  NoSuchUploadError,
  ObjectChangedError,
  PreconditionFailedError,
  StorageError,
  type StorageErrorReason,
} from "./errors.ts";
export { compareKeys } from "./key-order.ts";
export { LocalStore } from "./local/local-store.ts";
export { makeFolders } from "./local/make-folders.ts";
export type { ByteRange, ObjectInfo, ObjectStore, PendingUpload, UploadedPart, WriteCondition } from "./object-store.ts";
export { openStorage } from "./open-storage.ts";
export { type FetchedParquet, fetchParquet, type ParquetSelection } from "./parquet/fetch-parquet.ts";
export type {
  ParquetChunk,
  ParquetField,
  ParquetFooter,
  ParquetLogical,
  ParquetPhysical,
  ParquetRowGroup,
  ParquetStatValue,
  ParquetStats,
  ParquetTimeUnit,
} from "./parquet/footer-types.ts";
export { parseFooter } from "./parquet/footer.ts";
export { readFooter } from "./parquet/read-footer.ts";
export { type ReadRangesOptions, streamRanges } from "./ranges.ts";
export { silenceNodeVersionWarning } from "./s3/client.ts";
export { S3Store } from "./s3/s3-store.ts";
export type { S3Options, StorageOptions } from "./storage-options.ts";
export { uploadFile, type UploadFileOptions, type UploadedFile } from "./upload-file.ts";
export { isGlob, unescapeGlob } from "./inputs/glob.ts";
export { type InputObject, listInputs, type ListInputsOptions } from "./inputs/list-inputs.ts";
export { csvDialect } from "./text/csv-dialect.ts";
export type { CsvDialect } from "./text/csv-dialect.ts";
export { checkCompressed } from "./text/check-compressed.ts";
export { fetchText, type FetchTextOptions } from "./text/fetch-text.ts";
export { readFirstRecord, splitText, type SplitTextOptions } from "./text/split-text.ts";
export { mapParallel } from "./parallel.ts";
