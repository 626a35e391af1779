import type { Draft } from "../../codec.ts";
import type { CallContext, Handlers, ServedService } from "../../grpc/server.ts";
import { serve } from "../../grpc/server.ts";
import type { FlightInfo } from "../../messages/flight.ts";
import { flightService } from "../../services.ts";
import type { FlightMessage } from "../flight-data.ts";
import type { Frame } from "../../arrow/frame.ts";

/** What a ticket gives: the schema's Message FlatBuffer, then frames as they are asked for. */
interface FlightStream {
  readonly schema: Uint8Array;
  readonly frames: AsyncIterable<Frame> | Iterable<Frame>;
  /** Set where a Volley peer asks: see FlightMessage. */
  readonly align?: boolean;
}

type Call<Request, Response> = (request: Request, context: CallContext) => Response;

export interface FlightHandlers {
  readonly doGet: Call<Uint8Array, FlightStream | Promise<FlightStream>>;
  readonly listFlights?: Call<Uint8Array, AsyncIterable<Draft<FlightInfo>>>;
  readonly getFlightInfo?: Handlers<typeof flightService>["getFlightInfo"];
  readonly getSchema?: Handlers<typeof flightService>["getSchema"];
  readonly handshake?: Handlers<typeof flightService>["handshake"];
}

/**
 * A Flight service for `startServer`. Frames are sent as they are, at most two ahead of the network; when the client
 * cancels, the iteration of `frames` is ended.
 */
export function createFlightService(handlers: FlightHandlers): ServedService {
  const { listFlights, doGet, ...others } = handlers;
  return serve(flightService, {
    ...others,
    doGet: ({ ticket }, context) => messages(doGet(ticket, context)),
    ...(listFlights && { listFlights: ({ expression }, context) => listFlights(expression, context) }),
  });
}

async function* messages(opening: FlightStream | Promise<FlightStream>): AsyncGenerator<FlightMessage> {
  const { schema, frames, align = false } = await opening;
  yield { header: schema, body: [], bodyLength: 0 };
  for await (const { header, body, bodyLength } of frames) yield { header, body, bodyLength, align };
}
