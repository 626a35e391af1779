import {
  type handleUnaryCall,
  Metadata,
  Server,
  type ServerDuplexStream,
  type ServerReadableStream,
  type ServerUnaryCall,
  type ServerWritableStream,
  type UntypedHandleCall,
} from "@grpc/grpc-js";
import type { Draft } from "../codec.ts";
import { callError, ListenError, statusCodes } from "../errors.ts";
import type { Method, Service } from "../service.ts";
import { serverChannelOptions } from "./channel-options.ts";
import { serviceDefinition } from "./definition.ts";
import { carriesToken, requireProtection, type Security, serverCredentials } from "./security.ts";
import { silenceGrpc } from "./silence.ts";
import { statusOf } from "./status.ts";
import { writeAll } from "./write-all.ts";

/** What a handler knows of its call. */
export interface CallContext {
  /** Aborted when the client cancels, goes away, or its deadline passes. */
  readonly signal: AbortSignal;
  readonly peer: string;
  readonly metadata: Metadata;
  /** Sends initial metadata; before the first response. */
  readonly sendMetadata: (metadata: Readonly<Record<string, string>>) => void;
}

type Awaitable<T> = T | Promise<T>;

type Handler<M> =
  M extends Method<infer Request, infer Response, infer Kind>
    ? {
        unary: (request: Request, context: CallContext) => Awaitable<Draft<Response>>;
        serverStream: (request: Request, context: CallContext) => AsyncIterable<Draft<Response>>;
        clientStream: (requests: AsyncIterable<Request>, context: CallContext) => Awaitable<Draft<Response>>;
        duplex: (call: ServerDuplexStream<Request, Draft<Response>>, context: CallContext) => void;
      }[Kind]
    : never;

export type { ServerDuplexStream } from "@grpc/grpc-js";

/** Handlers by method; those left out answer UNIMPLEMENTED. What they throw becomes the status: see `statusOf`. */
export type Handlers<S extends Service> = { readonly [K in keyof S]?: Handler<S[K]> };

export interface ServedService {
  readonly service: Service;
  readonly handlers: Readonly<Record<string, unknown>>;
}

/** Pairs a service with its handlers, checked. */
export function serve<S extends Service>(service: S, handlers: Handlers<S>): ServedService {
  return { service, handlers };
}

export interface ServerOptions extends Security {
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Default 0: any free port. */
  readonly port?: number;
  readonly services: readonly ServedService[];
}

export interface RunningServer {
  readonly host: string;
  readonly port: number;
  /** host:port */
  readonly address: string;
  /** Takes no more calls, gives those under way `graceMs` (default 0), then ends them. */
  close(graceMs?: number): Promise<void>;
}

/** Listens. Throws ListenError, and UnprotectedServerError beyond loopback without token or TLS. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { host = "127.0.0.1", port = 0, services } = options;
  requireProtection(host, options);
  silenceGrpc();
  const server = new Server(serverChannelOptions);
  for (const { service, handlers } of services) {
    const calls = Object.entries(service).map(([name, method]) => [name, grpcHandler(method, handlers[name], options)] as const);
    server.addService(serviceDefinition(service), Object.fromEntries(calls));
  }
  const named = host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
  const bound = await new Promise<number>((resolve, reject) => {
    server.bindAsync(`${named}:${port}`, serverCredentials(options), (error, boundPort) => {
      if (error) reject(new ListenError(`${named}:${port}`, error.message.includes("EADDRINUSE"), error));
      else resolve(boundPort);
    });
  });
  return { host, port: bound, address: `${named}:${bound}`, close: (graceMs = 0) => closeServer(server, graceMs) };
}

function closeServer(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const end = setTimeout(() => server.forceShutdown(), graceMs);
    server.tryShutdown(() => {
      clearTimeout(end);
      resolve();
    });
  });
}

type AnyCall = ServerUnaryCall<unknown, unknown> &
  ServerReadableStream<unknown, unknown> &
  ServerWritableStream<unknown, unknown> &
  ServerDuplexStream<unknown, unknown>;
/** `Handler` has the types, by kind. */
type AnyHandler = (...args: any[]) => any;
type Reply = Parameters<handleUnaryCall<unknown, unknown>>[1];

function grpcHandler(method: Method, handler: unknown, security: Security): UntypedHandleCall {
  const answersOnce = method.kind === "unary" || method.kind === "clientStream";
  return ((call: AnyCall, reply: Reply) => {
    const fail = (error: unknown): void => {
      if (answersOnce) reply(statusOf(error));
      else call.emit("error", statusOf(error));
    };
    if (security.token && !carriesToken(call.metadata, security.token)) {
      return fail(callError(statusCodes.UNAUTHENTICATED, "the token is missing or wrong"));
    }
    if (!handler) return fail(callError(statusCodes.UNIMPLEMENTED, `${method.path} is not served here`));
    run[method.kind](call, handler as AnyHandler, contextOf(call), reply).catch(fail);
  }) as UntypedHandleCall;
}

const run: Readonly<Record<Method["kind"], (call: AnyCall, handler: AnyHandler, context: CallContext, reply: Reply) => Promise<void>>> = {
  async unary(call, handler, context, reply) {
    reply(null, await handler(call.request, context));
  },
  async clientStream(call, handler, context, reply) {
    reply(null, await handler(call, context));
  },
  async serverStream(call, handler, context) {
    await writeAll(call, handler(call.request, context), context.signal);
    if (!context.signal.aborted) call.end();
  },
  async duplex(call, handler, context) {
    handler(call, context);
  },
};

function contextOf(call: AnyCall): CallContext {
  const controller = new AbortController();
  call.on("cancelled", () => controller.abort(callError(statusCodes.CANCELLED, "the client cancelled the call")));
  return {
    signal: controller.signal,
    peer: call.getPeer(),
    metadata: call.metadata,
    sendMetadata: (values) => {
      const metadata = new Metadata();
      for (const [key, value] of Object.entries(values)) metadata.set(key, value);
      call.sendMetadata(metadata);
    },
  };
}
