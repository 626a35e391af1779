export { type BlockStore, openBlockStore, type StoredBlocks } from "./blocks/block-store.ts";
export { blockSource, type BlockRun } from "./blocks/block-source.ts";
export type { BlockEntry } from "./blocks/block-index.ts";
export { type ReadBlock, readBlocks } from "./blocks/read-blocks.ts";
export type { MapOutputSizes, MapOutputWriter } from "./blocks/map-output-writer.ts";
export { BlockCorruptError, BlockNotFoundError, ExecutorError, FetchFailedError, type MapOutputId } from "./errors.ts";
export type { FetchBlocks, FetchedBlock } from "./task/exchange-input.ts";
export { failureOf } from "./task/failure-of.ts";
export { createTaskRunner, type TaskRunner, type TaskRunnerOptions } from "./task/task-runner.ts";
