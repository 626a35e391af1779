import { ArrowFormatError, type Frame, guarded } from "@volley/protocol/arrow";
import { decodeMessage, encodeMessage, messageKind } from "./message.ts";

/** What the header of a RecordBatch message says. */
export interface BatchHeader {
  readonly rows: number;
  /** Length and null count of each field, depth first, flat. */
  readonly nodes: readonly number[];
  /** Offset in the body and length of each buffer, flat. */
  readonly buffers: readonly number[];
}

/** Encodes the header of a RecordBatch message. */
export function encodeBatchHeader(batch: BatchHeader, bodyLength: number): Uint8Array {
  return encodeMessage(messageKind.recordBatch, bodyLength, (builder) => {
    const buffers = builder.pairs(batch.buffers);
    const nodes = builder.pairs(batch.nodes);
    return builder.table((slot) => {
      slot(0, () => builder.int64(batch.rows));
      slot(1, () => builder.reference(nodes));
      slot(2, () => builder.reference(buffers));
    });
  });
}

/**
 * Decodes the header of a RecordBatch message.
 * Throws ArrowFormatError when it is another message, damaged or compressed.
 */
export function decodeBatchHeader(frame: Frame): BatchHeader {
  return guarded(() => {
    const { kind, table } = decodeMessage(frame.header);
    if (kind !== messageKind.recordBatch) throw new ArrowFormatError("the Arrow message is not a record batch");
    if (table.table(3) !== undefined) throw new ArrowFormatError("compressed Arrow record batches are not supported");
    return { rows: table.int64(0), nodes: table.pairs(1), buffers: table.pairs(2) };
  });
}
