import { type CallOptions as GrpcCallOptions, Client, type ClientDuplexStream, type ClientReadableStream, Metadata } from "@grpc/grpc-js";
import type { Draft } from "../codec.ts";
import { callError, statusCodes } from "../errors.ts";
import type { Method, Service } from "../service.ts";
import { clientChannelOptions } from "./channel-options.ts";
import { methodDefinition } from "./definition.ts";
import { bearer, clientCredentials, type Security } from "./security.ts";
import { silenceGrpc } from "./silence.ts";
import { errorOf } from "./status.ts";

export interface CallOptions {
  /** Ends the call with CallCancelledError. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds after which the call ends with DeadlineError. */
  readonly timeoutMs?: number;
  /** Waits for the connection (within `timeoutMs`) where the call would fail with PeerUnreachableError at once. */
  readonly waitForReady?: boolean;
  readonly metadata?: Readonly<Record<string, string>>;
}

export type { ClientDuplexStream } from "@grpc/grpc-js";

type ClientMethod<M> =
  M extends Method<infer Request, infer Response, infer Kind>
    ? {
        unary: (request: Draft<Request>, options?: CallOptions) => Promise<Response>;
        serverStream: (request: Draft<Request>, options?: CallOptions) => AsyncIterable<Response>;
        clientStream: (requests: Iterable<Draft<Request>> | AsyncIterable<Draft<Request>>, options?: CallOptions) => Promise<Response>;
        /** The call as grpc-js has it: without a listener for "error", its failure ends the process. `errorOf` makes a CallError of it. */
        duplex: (options?: CallOptions) => ClientDuplexStream<Draft<Request>, Response>;
      }[Kind]
    : never;

/** A service on the other side. Streams of responses are pulled: leaving the loop cancels the call. Calls throw CallError. */
export type ServiceClient<S extends Service> = { readonly [K in keyof S]: ClientMethod<S[K]> } & {
  /** Ends the connection. Calls under way fail. */
  close(): void;
};

export interface ConnectOptions extends Security {
  /** Sent with every call. */
  readonly metadata?: Readonly<Record<string, string>>;
}

// grpc-js queues 16 messages a stream on each side; two keep the wire busy.
const queuedMessages = 2;

/** A client of `service` at `host:port`. Connects with the first call. */
export function connect<S extends Service>(service: S, address: string, options: ConnectOptions = {}): ServiceClient<S> {
  silenceGrpc();
  const client = new Client(address, clientCredentials(options), clientChannelOptions);
  const calls = new Caller(client, address, options);
  const methods = Object.entries(service).map(([name, method]) => [name, (calls[method.kind] as AnyCall).bind(calls, method)]);
  return { ...Object.fromEntries(methods), close: () => client.close() } as ServiceClient<S>;
}

type AnyMethod = Method<any, any>;
type AnyCall = (method: AnyMethod, ...args: unknown[]) => unknown;

class Caller {
  private readonly client: Client;
  private readonly address: string;
  private readonly options: ConnectOptions;

  constructor(client: Client, address: string, options: ConnectOptions) {
    this.client = client;
    this.address = address;
    this.options = options;
  }

  unary(method: AnyMethod, request: unknown, options: CallOptions = {}): Promise<unknown> {
    const { path, requestSerialize, responseDeserialize } = methodDefinition(method, "");
    return new Promise((resolve, reject) => {
      if (options.signal?.aborted) return reject(this.cancelled());
      const call = this.client.makeUnaryRequest(
        path,
        requestSerialize,
        responseDeserialize,
        request,
        this.metadata(options),
        grpcOptions(options),
        (error, response) => {
          release();
          if (error) reject(errorOf(error, this.address));
          else resolve(response);
        },
      );
      const release = onAbort(options.signal, () => call.cancel());
    });
  }

  async *serverStream(method: AnyMethod, request: unknown, options: CallOptions = {}): AsyncGenerator<unknown> {
    if (options.signal?.aborted) throw this.cancelled();
    const { path, requestSerialize, responseDeserialize } = methodDefinition(method, "");
    const call = this.client.makeServerStreamRequest(
      path,
      requestSerialize,
      responseDeserialize,
      request,
      this.metadata(options),
      grpcOptions(options),
    );
    boundQueue(call);
    const release = onAbort(options.signal, () => call.cancel());
    try {
      yield* call;
    } catch (error) {
      throw errorOf(error, this.address);
    } finally {
      release();
      // Unheard errors of a call that nobody reads any more would end the process.
      call.on("error", () => {});
      call.cancel();
    }
  }

  clientStream(method: AnyMethod, requests: Iterable<unknown> | AsyncIterable<unknown>, options: CallOptions = {}): Promise<unknown> {
    const { path, requestSerialize, responseDeserialize } = methodDefinition(method, "");
    return new Promise((resolve, reject) => {
      if (options.signal?.aborted) return reject(this.cancelled());
      const call = this.client.makeClientStreamRequest(
        path,
        requestSerialize,
        responseDeserialize,
        this.metadata(options),
        grpcOptions(options),
        (error, response) => {
          release();
          if (error) reject(errorOf(error, this.address));
          else resolve(response);
        },
      );
      const release = onAbort(options.signal, () => call.cancel());
      const send = async (): Promise<void> => {
        for await (const message of requests) await new Promise<void>((sent) => call.write(message, () => sent()));
        call.end();
      };
      send().catch((error: unknown) => {
        call.cancel();
        reject(error);
      });
    });
  }

  duplex(method: AnyMethod, options: CallOptions = {}): ClientDuplexStream<unknown, unknown> {
    const { path, requestSerialize, responseDeserialize } = methodDefinition(method, "");
    const call = this.client.makeBidiStreamRequest(
      path,
      requestSerialize,
      responseDeserialize,
      this.metadata(options),
      grpcOptions(options),
    );
    const release = onAbort(options.signal, () => call.cancel());
    call.once("status", release);
    return call;
  }

  private metadata(options: CallOptions): Metadata {
    const metadata = new Metadata({ waitForReady: options.waitForReady ?? false });
    for (const [key, value] of Object.entries({ ...this.options.metadata, ...options.metadata })) metadata.set(key, value);
    if (this.options.token) metadata.set("authorization", bearer(this.options.token));
    return metadata;
  }

  private cancelled(): Error {
    return callError(statusCodes.CANCELLED, "cancelled before it began", { peer: this.address });
  }
}

function grpcOptions({ timeoutMs }: CallOptions): GrpcCallOptions {
  return timeoutMs === undefined ? {} : { deadline: Date.now() + timeoutMs };
}

function boundQueue(call: ClientReadableStream<unknown>): void {
  const state = (call as unknown as { _readableState?: { highWaterMark: number } })._readableState;
  if (state) state.highWaterMark = queuedMessages;
}

function onAbort(signal: AbortSignal | undefined, then: () => void): () => void {
  signal?.addEventListener("abort", then, { once: true });
  return () => signal?.removeEventListener("abort", then);
}
