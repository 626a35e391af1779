import type { ArrowSchema } from "./arrow-type.ts";
import { assembleBatch, type Slice } from "./assemble.ts";
import { chunkBytes } from "./chunk-bytes.ts";
import type { Chunk, ChunkSource } from "./chunk-source.ts";
import type { Frame } from "./frame.ts";
import { encodeSchema } from "./ipc-schema.ts";

/** How a result is cut into batches. A batch ends at whichever bound it reaches first. */
export interface StreamOptions {
  /** Rows of a batch at most; 65,536 by default. */
  readonly maxRows?: number;
  /** Bytes of a batch, about; 1 MiB by default. A single row may be larger. */
  readonly maxBytes?: number;
  /** Ends the query with a `DuckDBError` of type `"interrupt"` whose cause is the signal's reason. */
  readonly signal?: AbortSignal;
}

/** A record batch of a stream. */
export interface ArrowBatch {
  readonly frame: Frame;
  readonly rows: number;
  /** Bytes of the body. */
  readonly bytes: number;
}

/** How much over `maxBytes` a batch may get before a chunk is cut for it. */
const tolerance = 1.25;

/** The result of a query as Arrow record batches; iterate it once. */
export class ArrowStream implements AsyncIterable<ArrowBatch> {
  readonly schema: ArrowSchema;
  /** The Schema message, the first of an IPC stream. */
  readonly schemaFrame: Frame;
  readonly #source: ChunkSource;
  readonly #maxRows: number;
  readonly #maxBytes: number;

  /** For `Connection.stream`. */
  constructor(source: ChunkSource, options: StreamOptions) {
    this.#source = source;
    this.#maxRows = Math.max(1, options.maxRows ?? 65_536);
    this.#maxBytes = Math.max(1, options.maxBytes ?? 1 << 20);
    this.schema = source.schema;
    this.schemaFrame = encodeSchema(source.schema);
  }

  /**
   * The batches, in the order of the rows; leaving the loop early closes the stream.
   * @throws DuckDBError when the query fails, is aborted, or the stream is closed before its end.
   */
  async *[Symbol.asyncIterator](): AsyncGenerator<ArrowBatch, void, undefined> {
    const held: Chunk[] = [];
    const release = () => {
      for (const chunk of held.splice(0)) chunk.release();
    };
    try {
      let slices: Slice[] = [];
      let rows = 0;
      let bytes = 0;
      const assemble = (): ArrowBatch => {
        const frame = assembleBatch(this.#source.layout, slices);
        const batch = { frame, rows, bytes: frame.bodyLength };
        release();
        slices = [];
        rows = 0;
        bytes = 0;
        return batch;
      };
      for (let chunk = await this.#source.next(); chunk !== undefined; chunk = await this.#source.next()) {
        const { table } = chunk;
        const size = chunkBytes(this.#source.layout, table);
        const limit = this.#maxBytes * tolerance;
        if (rows > 0 && (rows + table.rows > this.#maxRows || bytes + size > limit)) yield assemble();
        held.push(chunk);
        const parts = Math.max(Math.ceil(table.rows / this.#maxRows), size > limit ? Math.ceil(size / this.#maxBytes) : 1);
        const step = parts === 1 ? table.rows : stepOf(table.rows, parts, this.#maxRows);
        for (let start = 0; start < table.rows; start += step) {
          const count = Math.min(step, table.rows - start);
          slices.push({ table, start, rows: count });
          rows += count;
          bytes += size * (count / table.rows);
          const last = start + count === table.rows;
          if (last) break;
          const frame = assembleBatch(this.#source.layout, slices);
          yield { frame, rows, bytes: frame.bodyLength };
          slices = [];
          rows = 0;
          bytes = 0;
        }
        if (rows >= this.#maxRows || bytes >= this.#maxBytes) yield assemble();
      }
      if (rows > 0) yield assemble();
    } finally {
      release();
      await this.#source.close();
    }
  }

  /** Ends the query if it still runs and frees what it holds. May be called at any time, also again. */
  close(): Promise<void> {
    return this.#source.close();
  }
}

/** Rows of a part, a multiple of 8 where possible: bitmaps are then copied by bytes. */
function stepOf(rows: number, parts: number, maxRows: number): number {
  const step = Math.ceil(rows / parts);
  const rounded = Math.ceil(step / 8) * 8;
  return rounded <= maxRows ? rounded : step;
}
