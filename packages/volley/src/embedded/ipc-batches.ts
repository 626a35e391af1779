import { type Frame, headerOnly, ipcStream } from "@volley/protocol/arrow";

/** Each frame as a complete Arrow IPC stream, in pieces: nothing is copied. The schema alone when there is no frame. */
export async function* ipcBatches(schemaHeader: Uint8Array, frames: AsyncIterable<Frame>): AsyncGenerator<readonly Uint8Array[]> {
  const schema = headerOnly(schemaHeader);
  let any = false;
  for await (const frame of frames) {
    any = true;
    yield ipcStream(schema, [frame]);
  }
  if (!any && schemaHeader.length > 0) yield ipcStream(schema, []);
}
