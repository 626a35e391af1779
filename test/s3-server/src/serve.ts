import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Segment } from "./data-files.ts";
import { messageOf, S3Error } from "./errors.ts";
import type { FaultEffects, FaultInjector } from "./faults.ts";
import type { S3Response } from "./handlers/exchange.ts";
import type { ObjectStore } from "./object-store.ts";
import { route, type S3Operation } from "./operations.ts";
import { pacer, pause } from "./pace.ts";
import { parseRequest, type S3Request } from "./request.ts";
import { type RawBody, verifiedBody } from "./request-body.ts";
import { sendResponse } from "./send.ts";
import { type S3Credentials, verifySignature } from "./signature-v4.ts";
import type { RequestCounter, StatsCollector } from "./stats.ts";
import { errorXml } from "./xml.ts";

export interface ServeContext {
  readonly store: ObjectStore;
  readonly faults: FaultInjector;
  readonly stats: StatsCollector;
  readonly credentials: S3Credentials;
  readonly region: string | undefined;
}

/** Thrown to cut the connection without an answer. */
class ConnectionCut extends Error {}

const uploads: readonly (S3Operation | undefined)[] = ["PutObject", "UploadPart"];

interface Incoming {
  readonly message: IncomingMessage;
  readonly response: ServerResponse;
  /** The client waits for "100 Continue" before it sends the body. */
  readonly awaitsContinue: boolean;
}

async function* rawBody(incoming: Incoming, operation: S3Operation, effects: FaultEffects, onBytes: (count: number) => void): RawBody {
  if (incoming.awaitsContinue) incoming.response.writeContinue();
  const pace = pacer(effects.bytesPerSecond);
  const cut = uploads.includes(operation) ? (effects.truncateAfterBytes ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;
  let received = 0;
  // The socket must outlive an iteration that ends early: the error is still to be sent on it.
  for await (const chunk of incoming.message.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    onBytes(chunk.length);
    received += chunk.length;
    if (received > cut) throw new ConnectionCut();
    yield chunk;
    await pace.pass(chunk.length);
  }
}

function errorResponse(
  error: Pick<S3Error, "code" | "status" | "message" | "details">,
  message: IncomingMessage,
  requestId: string,
): S3Response {
  const body = errorXml({
    Code: error.code,
    Message: error.message,
    ...error.details,
    Resource: message.url?.split("?")[0],
    RequestId: requestId,
  });
  return { status: error.status, headers: { "content-type": "application/xml" }, body };
}

/** Thrown to answer what a fault rule says. */
class InjectedError extends Error {
  readonly code: string;
  readonly status: number;
  readonly details = {};

  constructor({ status, code, message }: NonNullable<FaultEffects["failure"]>) {
    super(message ?? messageOf(code));
    this.code = code;
    this.status = status;
  }
}

function answerable(error: unknown): S3Error | InjectedError {
  if (error instanceof S3Error || error instanceof InjectedError) return error;
  console.error(error);
  return new S3Error("InternalError");
}

/** Leaves the connection usable for the client's next request, or closes it when the body may still come or not. */
function settleBody({ message, response, awaitsContinue }: Incoming, bodyWanted: boolean): void {
  if (awaitsContinue && !bodyWanted) response.setHeader("connection", "close");
  else message.resume();
}

/** Answers one S3 request: faults, signature, operation. Never rejects. */
export async function serve(incoming: Incoming, context: ServeContext): Promise<void> {
  const { message, response } = incoming;
  const { store } = context;
  const requestId = randomBytes(8).toString("hex").toUpperCase();
  response.setHeader("x-amz-request-id", requestId);
  response.on("error", () => {});

  let counter: RequestCounter | undefined;
  let effects: FaultEffects | undefined;
  let answer: S3Response;
  let held: readonly Segment[] = [];
  let bodyWanted = false;
  const cut = () => (message.socket as Socket).resetAndDestroy();
  try {
    try {
      const known = identify(message);
      counter = context.stats.begin(
        known.operation ?? "Unknown",
        known.request?.key === undefined ? undefined : `${known.request.bucket}/${known.request.key}`,
      );
      effects = context.faults.effects({
        method: message.method ?? "GET",
        op: known.operation,
        path: known.request ? `${known.request.bucket ?? ""}/${known.request.key ?? ""}` : "",
      });
      if (effects.delayMs > 0) await pause(effects.delayMs, response);
      if (effects.reset === "before") return void cut();
      if (effects.failure && !effects.failure.after) throw new InjectedError(effects.failure);
      if ("error" in known) throw known.error;

      const { request, operation, handler } = known;
      const protection = verifySignature(
        { method: request.method, target: request.target, headers: message.headersDistinct },
        { credentials: context.credentials, region: context.region },
      );
      const wire = rawBody(incoming, operation, effects, (count) => counter?.bytesIn(count));
      answer = await handler({
        request,
        store,
        region: context.region ?? "us-east-1",
        bucket: request.bucket ?? "",
        key: request.key ?? "",
        body: (options) => {
          bodyWanted = true;
          return verifiedBody(request, protection, wire, options);
        },
      });
      if (Array.isArray(answer.body)) held = answer.body as readonly Segment[];
      if (effects.reset === "after") return void cut();
      if (effects.failure) throw new InjectedError(effects.failure);
    } catch (error) {
      if (error instanceof ConnectionCut) return void cut();
      if (message.socket.destroyed || (message.destroyed && !message.complete)) return;
      const known = answerable(error);
      counter?.error(known.code);
      answer = errorResponse(known, message, requestId);
    }
    settleBody(incoming, bodyWanted);
    await sendResponse(response, answer, { files: store.files, effects, onBytes: (count) => counter?.bytesOut(count) });
  } catch (error) {
    console.error(error);
    response.destroy();
  } finally {
    store.files.release(held);
    counter?.end();
  }
}

type Identified =
  | ({ readonly request: S3Request } & ReturnType<typeof route>)
  | { readonly request: S3Request | undefined; readonly operation: undefined; readonly error: unknown };

function identify(message: IncomingMessage): Identified {
  let request: S3Request | undefined;
  try {
    request = parseRequest(message);
    return { request, ...route(request) };
  } catch (error) {
    return { request, operation: undefined, error };
  }
}
