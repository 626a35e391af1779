import { ipcStream } from "@volley/arrow-duckdb";
import type { Frame } from "@volley/driver";

/** Each frame as a complete Arrow IPC stream, in pieces: nothing is copied. The schema alone when there is no frame. */
export async function* ipcBatches(schemaHeader: Uint8Array, frames: AsyncIterable<Frame>): AsyncGenerator<readonly Uint8Array[]> {
  const schema = { header: schemaHeader, body: [], bodyLength: 0 };
  let any = false;
  for await (const frame of frames) {
    any = true;
    yield ipcStream(schema, [frame]);
  }
  if (!any && schemaHeader.length > 0) yield ipcStream(schema, []);
}
