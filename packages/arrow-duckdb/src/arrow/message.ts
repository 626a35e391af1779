import { ArrowFormatError, FlatTable, guarded } from "@volley/protocol/arrow";
import { FlatBuilder } from "./flat-builder.ts";

const metadataVersion5 = 4;

/** Numbers of the union `MessageHeader` in Arrow's Message.fbs. */
export const messageKind = { schema: 1, dictionaryBatch: 2, recordBatch: 3 } as const;

/** Encodes a Message around a header that `write` puts into the builder. */
export function encodeMessage(
  kind: (typeof messageKind)[keyof typeof messageKind],
  bodyLength: number,
  write: (builder: FlatBuilder) => number,
): Uint8Array {
  const builder = new FlatBuilder();
  const header = write(builder);
  const message = builder.table((slot) => {
    slot(3, () => builder.int64(bodyLength));
    slot(2, () => builder.reference(header));
    slot(0, () => builder.int16(metadataVersion5));
    slot(1, () => builder.int8(kind));
  });
  return builder.finish(message);
}

/** Decodes a Message: the number of its kind and its header's table. */
export function decodeMessage(header: Uint8Array): { kind: number; table: FlatTable } {
  return guarded(() => {
    const message = FlatTable.root(header);
    const table = message.table(2);
    if (table === undefined) throw new ArrowFormatError("the Arrow message has no header");
    return { kind: message.int8(1, 0), table };
  });
}

/** Whether a frame is a Schema message. */
export function isSchemaMessage(frame: { readonly header: Uint8Array }): boolean {
  return guarded(() => FlatTable.root(frame.header).int8(1, 0) === messageKind.schema);
}
