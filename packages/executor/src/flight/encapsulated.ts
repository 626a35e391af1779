import { writeFrame } from "@volley/arrow-duckdb/frame";

/** A schema message with the prefix that Flight's descriptions want before it. */
export function encodeSchemaMessage(header: Uint8Array): Uint8Array {
  return Buffer.concat(writeFrame({ header, body: [], bodyLength: 0 }));
}
