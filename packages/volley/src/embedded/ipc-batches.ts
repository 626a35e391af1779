import { ipcStream } from "@volley/arrow-duckdb";
import type { Frame } from "@volley/driver";

/** Each frame as a complete Arrow IPC stream; the schema alone when there is no frame. */
export async function* ipcBatches(schemaHeader: Uint8Array, frames: AsyncIterable<Frame>): AsyncGenerator<Uint8Array> {
  const schema = { header: schemaHeader, body: [], bodyLength: 0 };
  let any = false;
  for await (const { header, body, bodyLength } of frames) {
    any = true;
    yield joined(ipcStream(schema, [{ header, body: [...body], bodyLength }]));
  }
  if (!any && schemaHeader.length > 0) yield joined(ipcStream(schema, []));
}

function joined(parts: Uint8Array | Iterable<Uint8Array>): Uint8Array {
  return parts instanceof Uint8Array ? parts : Buffer.concat([...parts]);
}
