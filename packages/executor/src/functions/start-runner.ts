import { MessageChannel, type MessagePort } from "node:worker_threads";
import { controlBytes, type FunctionFailure, type RunnerThreadData } from "./messages.ts";
import { startUserThread } from "./user-thread.ts";

/** A thread for user functions that DuckDB calls. */
export interface Runner {
  /** The host's end of what it says. */
  readonly port: MessagePort;
  readonly control: SharedArrayBuffer;
  /** Ends it, whatever it does. */
  end(): void;
  /** Fulfilled when it has ended: words that follow a function's name. */
  readonly ended: Promise<FunctionFailure>;
}

const program = new URL("../../dist/functions/runner-thread.js", import.meta.url);

export function startRunner(events: SharedArrayBuffer, heapMb: number): Runner {
  const { port1, port2 } = new MessageChannel();
  const control = new SharedArrayBuffer(controlBytes);
  const data: RunnerThreadData = { port: port1, control, events };
  const { end, ended } = startUserThread(program, heapMb, data, [port1]);
  return { port: port2, control, end, ended };
}
