import type { Codec } from "./codec.ts";

export type CallKind = "unary" | "clientStream" | "serverStream" | "duplex";

/** One RPC of a service: its path on the wire and the codecs of both directions. */
export interface Method<Request = unknown, Response = unknown, Kind extends CallKind = CallKind> {
  readonly path: string;
  readonly kind: Kind;
  readonly request: Codec<Request>;
  readonly response: Codec<Response>;
}

/** A service as a table: method name in camelCase → method. Clients and servers are made from it in `@volley/protocol/grpc`. */
// `any`, as codecs are invariant and a table holds methods of all messages.
export type Service = Readonly<Record<string, Method<any, any>>>;

/** Makes a method of `service`, e.g. `method("volley.ExecutorControl", "duplex", "Connect", ExecutorMessage, DriverMessage)`. */
export function method<Request, Response, Kind extends CallKind>(
  service: string,
  kind: Kind,
  name: string,
  request: Codec<Request>,
  response: Codec<Response>,
): Method<Request, Response, Kind> {
  return Object.freeze({ path: `/${service}/${name}`, kind, request, response });
}
