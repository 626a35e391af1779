import type { ArrowField } from "../arrow/arrow-type.ts";
import type { BatchReader, BatchSource } from "./batch-source.ts";
import { convertSchema, withChunk } from "../native/arrow-import.ts";
import { CBatch } from "../native/c-batch.ts";
import { tableOfFrame } from "../native/frame-table.ts";
import { layoutOf } from "../arrow/layout.ts";
import { isSchemaMessage } from "../arrow/message.ts";
import { native } from "../native/native.ts";

/** Rows of a vector of DuckDB, and so of one answer of a table function. */
const vectorRows = 2048;

/** One pass over a source for one reference in one query. */
export interface ArrowScan {
  /** Fills DuckDB's chunk with the next rows; none are left when its size stays 0. */
  fill(output: number): void;
  close(): void;
}

/**
 * Starts a pass. `wanted` are the columns in the order in which DuckDB wants them; an index that is no column
 * (DuckDB's row number, asked for by `count(*)`) is left empty.
 */
export function openScan(connection: number, fields: readonly ArrowField[], source: BatchSource, wanted: readonly number[]): ArrowScan {
  const library = native();
  const layout = layoutOf({ fields });
  const targets = wanted.map((column, target) => ({ column, target })).filter(({ column }) => column < fields.length);
  const chosen = targets.map(({ column }) => column);
  const schema = convertSchema(
    connection,
    chosen.map((column) => fields[column]!),
  );
  const batch = new CBatch(layout, chosen);
  let reader: BatchReader | undefined = source.open();
  let rows = 0;
  let start = 0;
  // DuckDB's vectors point into the batch; those of the last answer may still do so when the next batch is loaded.
  let alive: readonly (readonly Uint8Array[])[] = [];

  const advance = (): boolean => {
    while (start >= rows) {
      let frame = reader?.next();
      while (frame !== undefined && isSchemaMessage(frame)) frame = reader?.next();
      if (frame === undefined) return false;
      const loaded = tableOfFrame(layout, frame);
      batch.load(loaded.table);
      alive = [loaded.alive, ...alive.slice(0, 1)];
      rows = loaded.table.rows;
      start = 0;
    }
    return true;
  };

  const closeReader = () => {
    reader?.close();
    reader = undefined;
  };

  let open = true;
  return {
    fill: (output) => {
      if (!advance()) {
        closeReader();
        library.data_chunk_set_size(output, 0);
        return;
      }
      const count = Math.min(vectorRows, rows - start);
      if (chosen.length > 0) {
        batch.show(start, count);
        withChunk(connection, batch, schema, (chunk) => {
          targets.forEach(({ target }, index) => {
            library.vector_reference_vector(library.data_chunk_get_vector(output, target), library.data_chunk_get_vector(chunk, index));
          });
        });
      }
      library.data_chunk_set_size(output, count);
      start += count;
    },
    close: () => {
      if (!open) return;
      open = false;
      closeReader();
      schema.destroy();
      alive = [];
    },
  };
}
