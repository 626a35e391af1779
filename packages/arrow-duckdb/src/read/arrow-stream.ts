import type { ArrowSchema } from "../arrow/arrow-type.ts";
import { assembleBatch } from "./assemble.ts";
import { groupChunks } from "./group-chunks.ts";
import type { ChunkSource } from "./chunk-source.ts";
import type { Frame } from "@volley/protocol/arrow";
import { encodeSchema } from "../arrow/ipc-schema.ts";

/** How a query is executed for Arrow. */
export interface QueryOptions {
  /** Ends the query with a `DuckDBError` of type `"interrupt"` whose cause is the signal's reason. */
  readonly signal?: AbortSignal;
  /**
   * Gives decimals of 5 to 18 digits in 32 or 64 bits, as DuckDB keeps them, instead of 128: less work and fewer bytes,
   * for readers that know these types (Arrow 18 and later). Decimals inside of nested types stay as they are.
   */
  readonly narrowDecimals?: boolean;
}

/** How a result is cut into batches. A batch ends at whichever bound it reaches first. */
export interface StreamOptions extends QueryOptions {
  /** Rows of a batch at most; 65,536 by default. */
  readonly maxRows?: number;
  /** Bytes of a batch, about; 1 MiB by default. A single row may be larger. */
  readonly maxBytes?: number;
}

/** A record batch of a stream. */
export interface ArrowBatch {
  readonly frame: Frame;
  readonly rows: number;
  /** Bytes of the body. */
  readonly bytes: number;
}

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
   * Throws DuckDBError when the query fails, is aborted, or the stream is closed before its end.
   */
  async *[Symbol.asyncIterator](): AsyncGenerator<ArrowBatch, void, undefined> {
    for await (const { slices, rows } of groupChunks(this.#source, this.#maxRows, this.#maxBytes)) {
      const frame = assembleBatch(this.#source.layout, slices);
      yield { frame, rows, bytes: frame.bodyLength };
    }
  }

  /** Ends the query if it still runs and frees what it holds. May be called at any time, also again. */
  close(): Promise<void> {
    return this.#source.close();
  }
}
