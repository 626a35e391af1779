import type { ArrowSchema } from "../arrow/arrow-type.ts";
import type { ChunkSource } from "../read/chunk-source.ts";
import type { Frame } from "@volley/protocol/arrow";
import { groupChunks } from "../read/group-chunks.ts";
import { type BlockConsumer, Scatter, type ScatterOptions, stageBytes, stageRows } from "./scatter.ts";

/** What a scattered query gave in all. */
export interface ScatterResult {
  /** The schema of the blocks: the query's without the partition column. */
  readonly schema: ArrowSchema;
  readonly schemaFrame: Frame;
  readonly rows: number;
  readonly blocks: number;
  /** Bytes of all bodies. */
  readonly bytes: number;
}

/** Scatters the rows of a running query, and ends it. */
export async function scatterChunks(source: ChunkSource, options: ScatterOptions, onBlock: BlockConsumer): Promise<ScatterResult> {
  try {
    const sum = { rows: 0, blocks: 0, bytes: 0 };
    const scatter = new Scatter(source.schema, options, (block) => {
      sum.rows += block.rows;
      sum.blocks++;
      sum.bytes += block.bytes;
      return onBlock(block);
    });
    for await (const { slices } of groupChunks(source, stageRows, stageBytes)) await scatter.pushSlices(slices);
    await scatter.flush();
    scatter.end();
    return { schema: scatter.schema, schemaFrame: scatter.schemaFrame, ...sum };
  } finally {
    await source.close();
  }
}
