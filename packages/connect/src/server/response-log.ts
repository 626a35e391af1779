import { randomUUID } from "node:crypto";
import { callError, type Draft, statusCodes } from "@volley/protocol";
import type * as spark from "@volley/protocol/spark";
import { type ResponseBody, responseBytes } from "./responses.ts";

export interface ResponseLogOptions {
  readonly sessionId: string;
  readonly serverSideSessionId: string;
  readonly operationId: string;
  /** Whether sent responses are kept until released, so that a broken stream can be taken up again. */
  readonly reattachable: boolean;
  /** Producers wait while more bytes than this are unsent. Default 16 MiB. */
  readonly unsentLimit?: number;
  /** Sent responses beyond this are dropped, the oldest first, as Spark does. Default 16 MiB. */
  readonly sentLimit?: number;
}

interface Entry {
  readonly response: Draft<spark.ExecutePlanResponse>;
  readonly bytes: number;
}

/**
 * The responses of one operation, between the engine that makes them and the stream that sends them. The stream may
 * break and be taken up again after any response that was not released; a newer stream ends an older one.
 */
export class ResponseLog {
  private readonly options: Required<ResponseLogOptions>;
  private readonly ids: Pick<spark.ExecutePlanResponse, "sessionId" | "serverSideSessionId" | "operationId">;
  /** Kept entries are those numbered from `first`; `sent` is the number of the next one to send. */
  private entries: Entry[] = [];
  private first = 0;
  private sent = 0;
  private unsentBytes = 0;
  private sentBytes = 0;
  private ended: { readonly error?: unknown } | undefined;
  private reader: object | undefined;
  private readonly prefix = randomUUID();
  private waiting: (() => void)[] = [];

  constructor(options: ResponseLogOptions) {
    this.options = { unsentLimit: 16 << 20, sentLimit: 16 << 20, ...options };
    const { sessionId, serverSideSessionId, operationId } = options;
    this.ids = { sessionId, serverSideSessionId, operationId };
  }

  /** Adds a response; resolves when there is room for the next. After `end` or `close` it is dropped. */
  async append(body: ResponseBody): Promise<void> {
    if (this.ended) return;
    const responseId = `${this.prefix}/${this.first + this.entries.length}`;
    const entry = { response: { ...body, ...this.ids, responseId }, bytes: responseBytes(body) };
    this.entries.push(entry);
    this.unsentBytes += entry.bytes;
    this.wake();
    while (this.unsentBytes > this.options.unsentLimit && !this.ended) await this.change();
  }

  /** No more responses; with an error, the stream ends with it. */
  end(error?: unknown): void {
    this.ended ??= error === undefined ? {} : { error };
    this.wake();
  }

  /** The responses after the named one, or all, as they come. Throws the operation's error at its end; INVALID_CURSOR where they are no longer kept. */
  async *read(lastResponseId?: string | null, signal?: AbortSignal): AsyncGenerator<Draft<spark.ExecutePlanResponse>> {
    const self = {};
    this.reader = self;
    this.rewind(lastResponseId ? this.numberOf(lastResponseId) + 1 : 0);
    const aborted = (): void => this.wake();
    signal?.addEventListener("abort", aborted, { once: true });
    this.wake();
    try {
      for (;;) {
        if (this.reader !== self) throw cursor("DISCONNECTED", "another stream took this one's place");
        if (signal?.aborted) return;
        const entry = this.entries[this.sent - this.first];
        if (entry) {
          this.markSent(entry);
          yield entry.response;
        } else if (this.ended) {
          if ("error" in this.ended) throw this.ended.error;
          return;
        } else {
          await this.change();
        }
      }
    } finally {
      signal?.removeEventListener("abort", aborted);
    }
  }

  /** Forgets the responses up to and including this one. */
  releaseUntil(responseId: string): void {
    const until = Math.min(this.numberOf(responseId) + 1, this.sent);
    while (this.first < until) this.dropFirst();
  }

  /** Forgets everything; producer and reader end. */
  close(): void {
    this.ended ??= {};
    this.reader = undefined;
    this.entries = [];
    this.unsentBytes = 0;
    this.wake();
  }

  private markSent({ bytes }: Entry): void {
    this.sent++;
    this.unsentBytes -= bytes;
    this.sentBytes += bytes;
    // The newest is kept whatever its size: until the next one goes out, it may not have arrived.
    const [limit, last] = this.options.reattachable ? [this.options.sentLimit, this.sent - 1] : [0, this.sent];
    while (this.sentBytes > limit && this.first < last) this.dropFirst();
    this.wake();
  }

  private dropFirst(): void {
    this.sentBytes -= this.entries.shift()!.bytes;
    this.first++;
  }

  private rewind(to: number): void {
    if (to < this.first) throw cursor("POSITION_NOT_AVAILABLE", `response ${to} is no longer kept`);
    while (this.sent > to) this.moveBack();
    while (this.sent < to && this.sent < this.first + this.entries.length) this.markSent(this.entries[this.sent - this.first]!);
  }

  private moveBack(): void {
    const { bytes } = this.entries[--this.sent - this.first]!;
    this.sentBytes -= bytes;
    this.unsentBytes += bytes;
  }

  private numberOf(responseId: string): number {
    const [prefix, number] = responseId.split("/");
    if (prefix !== this.prefix || !/^\d+$/.test(number ?? ""))
      throw cursor("POSITION_NOT_FOUND", `${responseId} is no response of this operation`);
    return Number(number);
  }

  private change(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private wake(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}

function cursor(kind: string, text: string): Error {
  const errorClass = `INVALID_CURSOR.${kind}`;
  return callError(statusCodes.INTERNAL, `[${errorClass}] ${text}`, {
    info: { reason: "org.apache.spark.SparkException", errorClass, sqlState: "HY109", messageParameters: {}, errorId: "" },
  });
}

/** The answer to a request about an operation that does not exist, or not any more; clients then send their plan again. */
export function operationNotFound(operationId: string): Error {
  const errorClass = "INVALID_HANDLE.OPERATION_NOT_FOUND";
  return callError(statusCodes.INTERNAL, `[${errorClass}] The handle ${operationId} is invalid. Operation not found.`, {
    info: {
      reason: "org.apache.spark.SparkException",
      errorClass,
      sqlState: "HY000",
      messageParameters: { handle: operationId },
      errorId: "",
    },
  });
}
