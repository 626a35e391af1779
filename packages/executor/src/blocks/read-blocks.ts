import { open } from "node:fs/promises";
import { type Frame, splitMessage } from "@volley/protocol/arrow";
import { BlockCorruptError, BlockNotFoundError } from "../errors.ts";
import type { BlockEntry } from "./block-index.ts";
import { checkedBlock } from "./block-source.ts";
import type { StoredBlocks } from "./block-store.ts";

export interface ReadBlock {
  readonly frame: Frame;
  readonly entry: BlockEntry;
}

/**
 * Reads blocks from their file, in order, and verifies them.
 * Throws BlockNotFoundError, BlockCorruptError.
 */
export async function* readBlocks(stored: StoredBlocks): AsyncGenerator<ReadBlock> {
  for await (const { entry, bytes } of readBytes(stored, (length) => Buffer.allocUnsafeSlow(length))) {
    yield { entry, frame: checkedBlock(bytes, entry.crc, stored.id) };
  }
}

/** As many blocks stay valid as the sender of a stream may hold unsent, and the one being read. */
const buffers = 3;

/**
 * Reads blocks without verifying them. A frame's bytes are valid until the third frame after it is asked for: reading
 * uses their memory again.
 */
export async function* readRawBlocks(stored: StoredBlocks): AsyncGenerator<ReadBlock> {
  const ring: Buffer[] = [];
  let turn = 0;
  const allocate = (length: number): Buffer => {
    const place = turn++ % buffers;
    const known = ring[place];
    const buffer = known !== undefined && known.length >= length ? known : Buffer.allocUnsafeSlow(length);
    ring[place] = buffer;
    return buffer.subarray(0, length);
  };
  for await (const { entry, bytes } of readBytes(stored, allocate)) yield { entry, frame: splitMessage(bytes) };
}

async function* readBytes(
  { id, path, blocks }: StoredBlocks,
  allocate: (length: number) => Buffer,
): AsyncGenerator<{ readonly entry: BlockEntry; readonly bytes: Buffer }> {
  if (blocks.length === 0) return;
  const file = await open(path, "r").catch((cause: NodeJS.ErrnoException) => {
    throw cause.code === "ENOENT" ? new BlockNotFoundError(id, { cause }) : cause;
  });
  try {
    for (const entry of blocks) {
      const bytes = allocate(entry.length);
      for (let at = 0; at < entry.length; ) {
        const { bytesRead } = await file.read(bytes, at, entry.length - at, entry.offset + at);
        if (bytesRead === 0) throw new BlockCorruptError(id, `its file ends at byte ${entry.offset + at}`);
        at += bytesRead;
      }
      yield { entry, bytes };
    }
  } finally {
    await file.close();
  }
}
