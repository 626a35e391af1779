import { MessageChannel, type MessagePort } from "node:worker_threads";
import { type CallRunnerData, controlBytes, type FunctionFailure } from "../messages.ts";
import { startUserThread } from "./user-thread.ts";

/** A thread for user functions that DuckDB calls. */
export interface CallRunner {
  /** The host's end of what it says. */
  readonly port: MessagePort;
  readonly control: SharedArrayBuffer;
  /** Ends it, whatever it does. */
  end(): void;
  /** Fulfilled when it has ended: words that follow a function's name. */
  readonly ended: Promise<FunctionFailure>;
}

const program = new URL("../../../dist/functions/runner/call-runner.js", import.meta.url);

export function startCallRunner(events: SharedArrayBuffer, heapMb: number): CallRunner {
  const { port1, port2 } = new MessageChannel();
  const control = new SharedArrayBuffer(controlBytes);
  const data: CallRunnerData = { port: port1, control, events };
  const { end, ended } = startUserThread(program, heapMb, data, [port1]);
  return { port: port2, control, end, ended };
}
