import { open } from "node:fs/promises";
import { type Connection, fileStart, IpcFooter } from "@volley/arrow-duckdb";
import { endOfStream, writeFrame } from "@volley/protocol/arrow";

/** Writes a query's rows as an Arrow IPC file, or as a stream (`arrows`); gives their number. */
export async function writeIpc(
  connection: Connection,
  sql: string,
  path: string,
  form: "arrow" | "arrows",
  signal: AbortSignal,
): Promise<number> {
  const stream = await connection.stream(sql, { signal });
  const file = await open(path, "w");
  let length = 0;
  let total = 0;
  const put = async (parts: readonly Uint8Array[]): Promise<void> => {
    const size = parts.reduce((sum, part) => sum + part.length, 0);
    const { bytesWritten } = await file.writev(parts, length);
    // A disk that is full takes a part.
    if (bytesWritten < size) throw Object.assign(new Error(`${path} could not be written to its end`), { code: "ENOSPC" });
    length += size;
  };
  try {
    const footer = new IpcFooter();
    if (form === "arrow") await put([fileStart]);
    await put(writeFrame(stream.schemaFrame));
    for await (const { frame, rows } of stream) {
      footer.add(frame, length);
      await put(writeFrame(frame));
      total += rows;
    }
    await put([form === "arrow" ? footer.ending(stream.schema) : endOfStream]);
  } finally {
    await stream.close();
    await file.close();
  }
  return total;
}
