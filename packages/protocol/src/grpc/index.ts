export { clientChannelOptions, serverChannelOptions } from "./channel-options.ts";
export type { CallOptions, ClientDuplexStream, ConnectOptions, ServiceClient } from "./client.ts";
export { connect } from "./client.ts";
export { serviceDefinition } from "./definition.ts";
export type { Security, TlsFiles } from "./security.ts";
export { isLoopback } from "./security.ts";
export type { CallContext, Handlers, RunningServer, ServedService, ServerDuplexStream, ServerOptions } from "./server.ts";
export { serve, startServer } from "./server.ts";
export { errorOf, statusOf } from "./status.ts";
