import type { Slice } from "./assemble.ts";
import { chunkBytes } from "./chunk-bytes.ts";
import type { Chunk } from "./chunk-reader.ts";
import type { ChunkSource } from "./chunk-source.ts";
import { cutRows } from "./cut.ts";

/** Rows of one or several chunks, to be joined while the chunks live: until the next group is asked for. */
export interface SliceGroup {
  readonly slices: readonly Slice[];
  readonly rows: number;
}

/** How far over `maxBytes` a group may get before a chunk is cut for it. */
const tolerance = 1.25;

/** Groups the chunks of a query by rows and bytes; ends the query when the loop is left. */
export async function* groupChunks(source: ChunkSource, maxRows: number, maxBytes: number): AsyncGenerator<SliceGroup, void, undefined> {
  const limit = maxBytes * tolerance;
  const held: Chunk[] = [];
  let slices: Slice[] = [];
  let rows = 0;
  let bytes = 0;
  const take = (): SliceGroup => {
    const group = { slices, rows };
    slices = [];
    rows = 0;
    bytes = 0;
    return group;
  };
  const release = () => {
    for (const chunk of held.splice(0)) chunk.release();
  };
  try {
    for (let chunk = await source.next(); chunk !== undefined; chunk = await source.next()) {
      const { table } = chunk;
      const size = chunkBytes(source.layout, table);
      if (rows > 0 && (rows + table.rows > maxRows || bytes + size > limit)) {
        held.push(chunk);
        yield take();
        held.pop();
        release();
      }
      held.push(chunk);
      const cuts = cutRows(table.rows, size, maxRows, size > limit ? maxBytes : limit);
      for (const [index, cut] of cuts.entries()) {
        slices.push({ table, ...cut });
        rows += cut.rows;
        bytes += size * (cut.rows / table.rows);
        if (index < cuts.length - 1) yield take();
      }
      if (rows >= maxRows || bytes >= maxBytes) {
        yield take();
        release();
      }
    }
    if (rows > 0) yield take();
  } finally {
    release();
    await source.close();
  }
}
