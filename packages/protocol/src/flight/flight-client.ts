import { WireFormatError } from "../errors.ts";
import type { CallOptions, ServiceClient } from "../grpc/client.ts";
import type { flightService } from "../services.ts";
import type { FlightMessage } from "./flight-data.ts";
import type { Frame } from "../arrow/frame.ts";

export type FlightClient = ServiceClient<typeof flightService>;

export interface FetchedStream {
  /** Message FlatBuffer of the schema. */
  readonly schema: Uint8Array;
  /** The frames after it, pulled: a slow reader slows the server. To be read once; leaving the loop cancels the call. */
  readonly frames: AsyncIterable<Frame>;
}

/**
 * Opens the stream of a ticket and reads its schema. Bodies begin at a multiple of 8 bytes; those of peers that do not
 * align them are copied. Throws CallError, and WireFormatError when what comes is no Arrow stream.
 */
export async function doGet(client: FlightClient, ticket: Uint8Array, options: CallOptions = {}): Promise<FetchedStream> {
  const source = client.doGet({ ticket }, options)[Symbol.asyncIterator]();
  const next = async (): Promise<FlightMessage | undefined> => {
    for (;;) {
      const { done, value } = await source.next();
      if (done) return undefined;
      // Messages of metadata alone are legal.
      if (value.header.length > 0) return value;
    }
  };
  const schema = await next();
  if (!schema) throw new WireFormatError("the Flight stream ended before its schema");
  const frames: AsyncIterator<Frame> = {
    async next() {
      const message = await next();
      return message ? { done: false, value: aligned(message) } : { done: true, value: undefined };
    },
    async return() {
      await source.return?.();
      return { done: true, value: undefined };
    },
  };
  return { schema: schema.header, frames: { [Symbol.asyncIterator]: () => frames } };
}

function aligned({ header, body, bodyLength }: FlightMessage): Frame {
  return { header, body: body.map((part) => (part.byteOffset % 8 === 0 ? part : new Uint8Array(part))), bodyLength };
}
