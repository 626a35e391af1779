import { getHeapStatistics } from "node:v8";
import { type Origin, VolleyError } from "@volley/plan";
import type { BatchBytes } from "../backend.ts";

/** Bytes of Arrow whose rows, as objects five to ten times as large, leave the heap room for what else the program has. */
export const bytesForObjects = (): number => Math.floor(getHeapStatistics().heap_size_limit / 16);

/**
 * Passes batches on as long as they hold no more than so many bytes in all: a program whose heap is full is ended without a word.
 * Throws RESULT_TOO_LARGE, which ends what runs.
 */
export async function* bounded(
  batches: AsyncIterable<BatchBytes>,
  most: number,
  action: string,
  origin: Origin | undefined,
): AsyncGenerator<BatchBytes> {
  let bytes = 0;
  for await (const batch of batches) {
    bytes += batch instanceof Uint8Array ? batch.length : batch.reduce((sum, part) => sum + part.length, 0);
    if (bytes > most) throw tooLarge(most, action, origin);
    yield batch;
  }
}

function tooLarge(most: number, action: string, origin: Origin | undefined): VolleyError {
  const size = most < 2 ** 20 ? `${most} bytes` : `${Math.floor(most / 2 ** 20)} MiB`;
  return new VolleyError("RESULT_TOO_LARGE", `${action} keeps all rows in memory, and these are more than ${size}`, {
    origin,
    hints: [
      "toLocalIterator() and batches() give rows as they come; write stores them; limit() takes fewer",
      "result.bytes allows more; node --max-old-space-size=MIB gives the program a larger heap",
    ],
  });
}
