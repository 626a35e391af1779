import type { ArrowSchema } from "../arrow/arrow-type.ts";
import { planBatch, type Slice } from "../read/assemble.ts";
import { cutRows } from "../read/cut.ts";
import { ArrowFormatError, type Frame } from "@volley/protocol/arrow";
import { DuckDBError } from "../errors.ts";
import { tableOfFrame } from "../native/frame-table.ts";
import { encodeSchema } from "../arrow/ipc-schema.ts";
import { type Layout, layoutOf } from "../arrow/layout.ts";
import { keepAlive } from "../native/memory.ts";
import { buildBlock, type ScatterBlock } from "./block.ts";
import { giveKernel } from "./kernel.ts";
import { ScatterPartitions } from "./partitions.ts";
import { planScatter } from "./plan.ts";
import { spreadStage, stageBatch } from "./stage.ts";

/** How rows are distributed over partitions. */
export interface ScatterOptions {
  /** Number of partitions; the partition column holds 0 to `partitions - 1`. */
  readonly partitions: number;
  /** Name or index of the integer column that says which partition a row goes to; the last one by default. It is left out of the blocks. */
  readonly partitionColumn?: string | number;
  /** Rows from which on a partition's block is given out; 8,000 by default. */
  readonly blockRows?: number;
  /** Bytes from which on a partition's block is given out; 1 MiB by default. */
  readonly blockBytes?: number;
  /**
   * Bytes that all partitions together may hold, 64 MiB by default. When they are used up, the largest partition is
   * given out although its block is small.
   */
  readonly budgetBytes?: number;
}

/** Takes a block; the next one waits for its promise. */
export type BlockConsumer = (block: ScatterBlock) => Promise<void> | void;

/** Rows that are staged at once at most, and bytes about. */
export const stageRows = 8192;
export const stageBytes = 1 << 20;

const smallestPage = 2 << 10;
const largestPage = 256 << 10;

/**
 * Distributes rows over partitions and gives them out as record batches of one partition each, in the order in which
 * the rows came. Holds about `budgetBytes`, plus some MiB for input.
 */
export class Scatter {
  /** The schema of the blocks: the input's without the partition column. */
  readonly schema: ArrowSchema;
  readonly schemaFrame: Frame;
  readonly #layout: Layout;
  readonly #partitions: ScatterPartitions;
  readonly #onBlock: BlockConsumer;
  readonly #blockRows: number;
  readonly #blockBytes: number;
  #busy = false;

  /** Throws ArrowFormatError when the partition column is missing or no integer, or a type cannot be scattered. */
  constructor(schema: ArrowSchema, options: ScatterOptions, onBlock: BlockConsumer) {
    const { partitions, budgetBytes = 64 << 20 } = options;
    const column = columnIndex(schema, options.partitionColumn ?? schema.fields.length - 1);
    if (!Number.isInteger(partitions) || partitions < 1) {
      throw new ArrowFormatError(`the number of partitions must be a positive integer, not ${partitions}`);
    }
    this.#layout = layoutOf(schema);
    this.schema = { ...schema, fields: schema.fields.filter((_, index) => index !== column) };
    this.schemaFrame = encodeSchema(this.schema);
    const chains = planScatter(this.#layout, column, smallestPage);
    const kinds = chains.levels.length + chains.chains;
    const pageSize = Math.min(largestPage, Math.max(smallestPage, budgetBytes / (2 * partitions * kinds)));
    const plan = planScatter(this.#layout, column, Math.floor(pageSize));
    this.#partitions = new ScatterPartitions(plan, partitions, Math.floor(budgetBytes / plan.pageSize));
    this.#onBlock = onBlock;
    this.#blockRows = options.blockRows ?? 8000;
    this.#blockBytes = options.blockBytes ?? 1 << 20;
  }

  /**
   * Adds a record batch of the input's schema and gives out the blocks that are full by then. Await it before the
   * next call.
   * Throws ArrowFormatError when the batch is damaged or names a partition that does not exist; what the consumer throws.
   */
  async push(frame: Frame): Promise<void> {
    const { table, alive } = tableOfFrame(this.#layout, frame);
    for (const cut of cutRows(table.rows, frame.bodyLength, stageRows, stageBytes)) {
      await this.pushSlices([{ table, ...cut }]);
    }
    keepAlive(alive);
  }

  /** As `push`, for rows in native memory, which is not needed afterwards. */
  async pushSlices(slices: readonly Slice[]): Promise<void> {
    await this.#exclusive(async () => {
      const stage = stageBatch(this.#partitions, planBatch(this.#layout, slices));
      await this.#makeRoom();
      spreadStage(this.#partitions, stage);
      for (let partition = 0; partition < this.#partitions.count; partition++) {
        const { rows, bytes } = this.#partitions.sizeOf(partition);
        if (rows >= this.#blockRows || bytes >= this.#blockBytes) await this.#give(partition);
      }
    });
  }

  /** Gives out what the partitions still hold, in their order. */
  async flush(): Promise<void> {
    await this.#exclusive(async () => {
      for (let partition = 0; partition < this.#partitions.count; partition++) {
        if (this.#partitions.sizeOf(partition).rows > 0) await this.#give(partition);
      }
    });
  }

  /** Gives back what it holds, for another to use: the blocks' bytes are gone with it, and nothing may be pushed any more. */
  end(): void {
    if (this.#busy) return;
    this.#busy = true;
    giveKernel(this.#partitions.kernel);
  }

  async #exclusive(work: () => Promise<void>): Promise<void> {
    if (this.#busy) throw new DuckDBError("usage", "Scatter: await a call before the next one");
    this.#busy = true;
    await work();
    this.#busy = false;
  }

  /** Gives out the largest partitions until the staged batch has room. */
  async #makeRoom(): Promise<void> {
    const partitions = this.#partitions;
    let needed = partitions.pagesFor();
    if (needed <= partitions.available) return;
    for (const partition of partitions.largestFirst()) {
      needed -= partitions.pagesForPartition(partition);
      await this.#give(partition);
      needed += partitions.pagesForPartition(partition);
      if (needed <= partitions.available) return;
    }
  }

  async #give(partition: number): Promise<void> {
    await this.#onBlock(buildBlock(this.#partitions, partition));
    this.#partitions.reset(partition);
  }
}

function columnIndex(schema: ArrowSchema, column: string | number): number {
  const index = typeof column === "number" ? column : schema.fields.findIndex(({ name }) => name === column);
  if (schema.fields[index] === undefined) throw new ArrowFormatError(`there is no column ${column} to partition by`);
  return index;
}
