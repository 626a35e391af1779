import { flightDataCodec } from "./flight/flight-data.ts";
import { Criteria, FlightDescriptor, FlightInfo, HandshakeRequest, HandshakeResponse, SchemaResult, Ticket } from "./messages/flight.ts";
import { DriverMessage, ExecutorMessage } from "./messages/volley.ts";
import { method } from "./service.ts";

/** The control stream between an executor (client) and its driver. */
export const executorControl = {
  connect: method("volley.ExecutorControl", "duplex", "Connect", ExecutorMessage, DriverMessage),
};

const flight = "arrow.flight.protocol.FlightService";

/** The calls of Arrow Flight that Volley serves: data is pulled with DoGet. */
export const flightService = {
  handshake: method(flight, "duplex", "Handshake", HandshakeRequest, HandshakeResponse),
  listFlights: method(flight, "serverStream", "ListFlights", Criteria, FlightInfo),
  getFlightInfo: method(flight, "unary", "GetFlightInfo", FlightDescriptor, FlightInfo),
  getSchema: method(flight, "unary", "GetSchema", FlightDescriptor, SchemaResult),
  doGet: method(flight, "serverStream", "DoGet", Ticket, flightDataCodec),
};
