import type { DataFiles, Segment } from "./data-files.ts";

const bufferSize = 256 * 1024;
const spare: Buffer[] = [];
const mostSpare = 32;

/**
 * Reads segments in order through two reused buffers, the next read running while a chunk is being used: a chunk is
 * valid until the one after it has been asked for.
 */
export async function* readSegments(files: DataFiles, segments: readonly Segment[], chunkSize = bufferSize): AsyncGenerator<Buffer> {
  const buffers = [spare.pop() ?? Buffer.allocUnsafeSlow(bufferSize), spare.pop() ?? Buffer.allocUnsafeSlow(bufferSize)] as const;
  const size = Math.max(1, Math.min(chunkSize, bufferSize));
  let turn = 0;
  let pending: Promise<Buffer> | undefined;
  try {
    for (const { file, offset, length } of segments) {
      const handle = await files.open(file);
      try {
        const readAt = async (position: number): Promise<Buffer> => {
          const buffer = buffers[(turn ^= 1)] as Buffer;
          const wanted = Math.min(size, length - position);
          const { bytesRead } = await handle.read(buffer, 0, wanted, offset + position);
          if (bytesRead === 0) throw new Error(`data file ${file} is shorter than recorded`);
          return buffer.subarray(0, bytesRead);
        };
        let position = 0;
        pending = readAt(0);
        while (position < length) {
          const chunk = await (pending as Promise<Buffer>);
          position += chunk.length;
          pending = position < length ? readAt(position) : undefined;
          pending?.catch(() => {});
          yield chunk;
        }
      } finally {
        await pending?.catch(() => {});
        await handle.close();
      }
    }
  } finally {
    for (const buffer of buffers) if (spare.length < mostSpare) spare.push(buffer);
  }
}
