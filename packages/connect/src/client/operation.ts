import { randomUUID } from "node:crypto";
import { CallError, callError, type Draft, statusCodes } from "@volley/protocol";
import { type Any, type ExecutePlanResponse, InterruptRequestInterruptType, type Plan } from "@volley/protocol/spark";
import { errorFromCall } from "../errors.ts";
import { Patience } from "./retry.ts";
import type { ConnectSession } from "./session.ts";

/** A plan, and what goes along with it outside of it. */
interface Work {
  readonly plan: Draft<Plan>;
  readonly extensions: readonly Any[];
}

/**
 * Runs a plan and gives its responses as they come, each once, whatever happens to the connection: the operation has
 * an id of our own, and a broken stream is taken up again after the last response that arrived. Leaving the loop, or
 * `signal`, interrupts it on the server. Throws VolleyError.
 */
export async function* runOperation(session: ConnectSession, work: Work, signal?: AbortSignal): AsyncGenerator<ExecutePlanResponse> {
  const operation = new Operation(session, work, signal);
  let complete = false;
  try {
    for await (const response of operation.responses()) {
      complete = response.resultComplete !== null && response.resultComplete !== undefined;
      yield response;
    }
  } finally {
    await operation.finish(complete);
  }
}

class Operation {
  private readonly session: ConnectSession;
  private readonly work: Work;
  private readonly signal: AbortSignal | undefined;
  private readonly operationId = randomUUID();
  private lastResponseId: string | undefined;
  /** The server may know of the operation. */
  private sent = false;
  private releasing: Promise<unknown> | undefined;

  constructor(session: ConnectSession, work: Work, signal: AbortSignal | undefined) {
    this.session = session;
    this.work = work;
    this.signal = signal;
  }

  async *responses(): AsyncGenerator<ExecutePlanResponse> {
    const patience = new Patience(this.session.limits, this.session.answered);
    for (;;) {
      let moved = false;
      try {
        for await (const response of this.stream()) {
          moved = true;
          patience.succeeded();
          this.session.observe(response);
          this.lastResponseId = response.responseId;
          yield response;
          if (response.resultComplete) return;
          this.releaseUntil(response.responseId);
        }
        // A stream that ends without saying that the result is complete was cut by the server, which limits its time and
        // size; one that brought nothing is a failure, or a server that never completes would be asked for ever.
        if (!moved) throw callError(statusCodes.UNAVAILABLE, "the stream of responses ended early");
      } catch (error) {
        if (this.isUnknown(error) && this.lastResponseId === undefined) this.sent = false;
        else if (!isAlreadyKnown(error)) await patience.failed(error, this.signal).catch((last: unknown) => this.fail(last));
      }
    }
  }

  /** Frees the operation on the server; interrupts it when it is not complete. Never throws. */
  async finish(complete: boolean): Promise<void> {
    if (!this.sent) return;
    const { client, ids } = this.session;
    const { operationId } = this;
    const brief = { timeoutMs: 2_000 };
    const interruptType = InterruptRequestInterruptType.INTERRUPT_TYPE_OPERATION_ID;
    if (!complete) await client.interrupt({ ...ids, interruptType, operationId }, brief).catch(() => undefined);
    await this.releasing;
    await client.releaseExecute({ ...ids, operationId, releaseAll: {} }, brief).catch(() => undefined);
  }

  private stream(): AsyncIterable<ExecutePlanResponse> {
    const { client, ids } = this.session;
    const { operationId, lastResponseId, signal } = this;
    if (this.sent) return client.reattachExecute({ ...ids, operationId, lastResponseId }, { signal });
    this.sent = true;
    const { plan, extensions } = this.work;
    const userContext = { ...ids.userContext, extensions };
    const requestOptions = [{ reattachOptions: { reattachable: true } }];
    return client.executePlan({ ...ids, userContext, operationId, plan, requestOptions }, { signal });
  }

  /** Lets the server forget what arrived; one request at a time, in the background, as it is advice only. */
  private releaseUntil(responseId: string): void {
    const { client, ids } = this.session;
    this.releasing ??= client
      .releaseExecute({ ...ids, operationId: this.operationId, releaseUntil: { responseId } }, { timeoutMs: 10_000 })
      .catch(() => undefined)
      .finally(() => {
        this.releasing = undefined;
      });
  }

  private isUnknown(error: unknown): boolean {
    return (
      this.sent &&
      error instanceof CallError &&
      /INVALID_HANDLE\.(OPERATION|SESSION)_NOT_FOUND/.test(`${error.info?.errorClass} ${error.message}`)
    );
  }

  private async fail(error: unknown): Promise<never> {
    if (this.signal?.aborted) throw errorFromCall(error, this.session.target);
    throw await this.session.explain(error);
  }
}

/** The plan was sent again although the first had arrived. */
function isAlreadyKnown(error: unknown): boolean {
  return error instanceof CallError && (error.info?.errorClass ?? error.message).includes("OPERATION_ALREADY_EXISTS");
}
