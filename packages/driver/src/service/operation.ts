import { ResponseLog } from "@volley/connect";

/** An execution on the driver: it produces responses whether or not a stream carries them at the moment. */
export interface Operation {
  readonly id: string;
  readonly reattachable: boolean;
  readonly responses: ResponseLog;
  readonly controller: AbortController;
  /** Streams that read at the moment, and since when there is none. */
  readers: number;
  idleSince: number;
  ended: boolean;
}

export function createOperation(
  session: { readonly id: string; readonly serverSideId: string },
  id: string,
  reattachable: boolean,
): Operation {
  const responses = new ResponseLog({ sessionId: session.id, serverSideSessionId: session.serverSideId, operationId: id, reattachable });
  return { id, reattachable, responses, controller: new AbortController(), readers: 0, idleSince: performance.now(), ended: false };
}

/** Ends an operation that nobody wants any more. */
export function dropOperation(operation: Operation): void {
  operation.controller.abort();
  operation.responses.close();
}
