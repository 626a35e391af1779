// Generated from proto/ by scripts/generate-proto.mjs; do not edit.
import generated from "../../generated/flight.js";
import { type Codec, codec } from "../codec.ts";

export interface HandshakeRequest {
  protocolVersion: number;
  payload: Uint8Array;
}
export const HandshakeRequest: Codec<HandshakeRequest> = codec(generated.arrow.flight.protocol.HandshakeRequest, "number");

export interface HandshakeResponse {
  protocolVersion: number;
  payload: Uint8Array;
}
export const HandshakeResponse: Codec<HandshakeResponse> = codec(generated.arrow.flight.protocol.HandshakeResponse, "number");

export interface Criteria {
  expression: Uint8Array;
}
export const Criteria: Codec<Criteria> = codec(generated.arrow.flight.protocol.Criteria, "number");

export interface FlightDescriptor {
  type: FlightDescriptorDescriptorType;
  cmd: Uint8Array;
  path: readonly string[];
}
export const FlightDescriptor: Codec<FlightDescriptor> = codec(generated.arrow.flight.protocol.FlightDescriptor, "number");

export const FlightDescriptorDescriptorType = {UNKNOWN:0,PATH:1,CMD:2} as const;
export type FlightDescriptorDescriptorType = (typeof FlightDescriptorDescriptorType)[keyof typeof FlightDescriptorDescriptorType];

export interface FlightInfo {
  schema: Uint8Array;
  flightDescriptor?: FlightDescriptor | null | undefined;
  endpoint: readonly FlightEndpoint[];
  totalRecords: number;
  totalBytes: number;
  ordered: boolean;
  appMetadata: Uint8Array;
}
export const FlightInfo: Codec<FlightInfo> = codec(generated.arrow.flight.protocol.FlightInfo, "number");

export interface FlightEndpoint {
  ticket?: Ticket | null | undefined;
  location: readonly Location[];
}
export const FlightEndpoint: Codec<FlightEndpoint> = codec(generated.arrow.flight.protocol.FlightEndpoint, "number");

export interface Location {
  uri: string;
}
export const Location: Codec<Location> = codec(generated.arrow.flight.protocol.Location, "number");

export interface Ticket {
  ticket: Uint8Array;
}
export const Ticket: Codec<Ticket> = codec(generated.arrow.flight.protocol.Ticket, "number");

export interface SchemaResult {
  schema: Uint8Array;
}
export const SchemaResult: Codec<SchemaResult> = codec(generated.arrow.flight.protocol.SchemaResult, "number");

export interface FlightData {
  flightDescriptor?: FlightDescriptor | null | undefined;
  dataHeader: Uint8Array;
  appMetadata: Uint8Array;
  dataBody: Uint8Array;
}
export const FlightData: Codec<FlightData> = codec(generated.arrow.flight.protocol.FlightData, "number");
