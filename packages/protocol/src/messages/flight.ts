// Generated from proto/ by scripts/generate-proto.mjs; do not edit.
import type { Codec } from "../codec.ts";
import { message } from "../wire/message.ts";

export interface HandshakeRequest {
  protocolVersion: number;
  payload: Uint8Array;
}
export const HandshakeRequest: Codec<HandshakeRequest> = message("arrow.flight.protocol.HandshakeRequest", () => [
  ["protocolVersion", 1, "uint64"],
  ["payload", 2, "bytes"],
]);

export interface HandshakeResponse {
  protocolVersion: number;
  payload: Uint8Array;
}
export const HandshakeResponse: Codec<HandshakeResponse> = message("arrow.flight.protocol.HandshakeResponse", () => [
  ["protocolVersion", 1, "uint64"],
  ["payload", 2, "bytes"],
]);

export interface Criteria {
  expression: Uint8Array;
}
export const Criteria: Codec<Criteria> = message("arrow.flight.protocol.Criteria", () => [
  ["expression", 1, "bytes"],
]);

export interface FlightDescriptor {
  type: FlightDescriptorDescriptorType;
  cmd: Uint8Array;
  path: readonly string[];
}
export const FlightDescriptor: Codec<FlightDescriptor> = message("arrow.flight.protocol.FlightDescriptor", () => [
  ["type", 1, "int32"],
  ["cmd", 2, "bytes"],
  ["path", 3, "string", "repeated"],
]);

export const FlightDescriptorDescriptorType = {
  UNKNOWN: 0,
  PATH: 1,
  CMD: 2,
} as const;
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
export const FlightInfo: Codec<FlightInfo> = message("arrow.flight.protocol.FlightInfo", () => [
  ["schema", 1, "bytes"],
  ["flightDescriptor", 2, FlightDescriptor, "optional"],
  ["endpoint", 3, FlightEndpoint, "repeated"],
  ["totalRecords", 4, "int64"],
  ["totalBytes", 5, "int64"],
  ["ordered", 6, "bool"],
  ["appMetadata", 7, "bytes"],
]);

export interface FlightEndpoint {
  ticket?: Ticket | null | undefined;
  location: readonly Location[];
}
export const FlightEndpoint: Codec<FlightEndpoint> = message("arrow.flight.protocol.FlightEndpoint", () => [
  ["ticket", 1, Ticket, "optional"],
  ["location", 2, Location, "repeated"],
]);

export interface Location {
  uri: string;
}
export const Location: Codec<Location> = message("arrow.flight.protocol.Location", () => [
  ["uri", 1, "string"],
]);

export interface Ticket {
  ticket: Uint8Array;
}
export const Ticket: Codec<Ticket> = message("arrow.flight.protocol.Ticket", () => [
  ["ticket", 1, "bytes"],
]);

export interface SchemaResult {
  schema: Uint8Array;
}
export const SchemaResult: Codec<SchemaResult> = message("arrow.flight.protocol.SchemaResult", () => [
  ["schema", 1, "bytes"],
]);

export interface FlightData {
  flightDescriptor?: FlightDescriptor | null | undefined;
  dataHeader: Uint8Array;
  appMetadata: Uint8Array;
  dataBody: Uint8Array;
}
export const FlightData: Codec<FlightData> = message("arrow.flight.protocol.FlightData", () => [
  ["flightDescriptor", 1, FlightDescriptor, "optional"],
  ["dataHeader", 2, "bytes"],
  ["appMetadata", 3, "bytes"],
  ["dataBody", 1000, "bytes"],
]);
