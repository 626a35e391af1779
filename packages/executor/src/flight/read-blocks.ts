import { open } from "node:fs/promises";
import type { Frame } from "@volley/arrow-duckdb";
import type { BlockEntry } from "../blocks/block-index.ts";
import { splitBlock } from "../blocks/block-source.ts";
import type { StoredBlocks } from "../blocks/block-store.ts";
import { BlockCorruptError, BlockNotFoundError } from "../errors.ts";

export interface ReadBlock {
  readonly frame: Frame;
  readonly entry: BlockEntry;
}

/** As many blocks stay valid as the sender of a stream may hold unsent, and the one being read. */
const buffers = 3;

/**
 * Reads blocks from their file, in order, without verifying them. A frame's bytes are valid until the third frame
 * after it is asked for: reading reuses its memory.
 */
export async function* readBlocks({ id, path, blocks }: StoredBlocks): AsyncGenerator<ReadBlock> {
  if (blocks.length === 0) return;
  const file = await open(path, "r").catch((cause: NodeJS.ErrnoException) => {
    throw cause.code === "ENOENT" ? new BlockNotFoundError(id, { cause }) : cause;
  });
  const ring: Buffer[] = [];
  try {
    for (const [index, entry] of blocks.entries()) {
      const slot = index % buffers;
      const buffer = (ring[slot]?.length ?? 0) >= entry.length ? ring[slot]! : Buffer.allocUnsafeSlow(entry.length);
      ring[slot] = buffer;
      for (let at = 0; at < entry.length; ) {
        const { bytesRead } = await file.read(buffer, at, entry.length - at, entry.offset + at);
        if (bytesRead === 0) throw new BlockCorruptError(id, `its file ends at byte ${entry.offset + at}`);
        at += bytesRead;
      }
      yield { frame: splitBlock(buffer.subarray(0, entry.length)), entry };
    }
  } finally {
    await file.close();
  }
}
