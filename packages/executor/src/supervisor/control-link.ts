import { setTimeout as sleep } from "node:timers/promises";
import { type DriverMessage, type ExecutorMessage, executorControl, type Register, UnauthenticatedError } from "@volley/protocol";
import { type ClientDuplexStream, connect, errorOf, type Security } from "@volley/protocol/grpc";
import { ExecutorError } from "../errors.ts";

export interface ControlLinkOptions {
  readonly driver: string;
  readonly security: Security;
  readonly register: Register;
  /** Milliseconds during which a lost driver is looked for. */
  readonly reconnectMs: number;
  /** Called for every message that follows a registration, and for the registration itself. */
  readonly onMessage: (message: DriverMessage) => void;
  /** The driver is gone for good, or wants no such executor. */
  readonly onLost: (error: ExecutorError) => void;
}

/** The stream to the driver, renewed when it breaks. */
export interface ControlLink {
  /** Fulfilled when the driver has accepted; rejected with `ExecutorError` when it refuses or does not answer within `reconnectMs`. */
  readonly registered: Promise<void>;
  /** Sends now, or when the driver is there again. */
  send(message: Omit<ExecutorMessage, "epoch">): void;
  /** Sends only if the driver is there. */
  sendNow(message: Omit<ExecutorMessage, "epoch">): void;
  /** Says goodbye and ends. */
  close(reason: string): Promise<void>;
}

type Message = Omit<ExecutorMessage, "epoch">;
type Stream = ClientDuplexStream<Partial<ExecutorMessage>, DriverMessage>;

const firstPauseMs = 100;
const longestPauseMs = 1000;
/** Milliseconds that a driver may take to answer a registration. */
const answerMs = 5000;
const goodbyeMs = 500;

/** Begins to register with the driver. */
export function openControlLink(options: ControlLinkOptions): ControlLink {
  const client = connect(executorControl, options.driver, options.security);
  const waiting: Message[] = [];
  const state: { stream: Stream | undefined; epoch: number; closed: boolean } = { stream: undefined, epoch: 0, closed: false };

  /** One connection; fulfilled at its registration, `ended` when it is over. */
  function attempt(): { readonly registered: Promise<void>; readonly ended: Promise<void> } {
    const stream = client.connect() as Stream;
    let finish = (): void => undefined;
    const ended = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const registered = new Promise<void>((resolve, reject) => {
      stream.on("data", (message: DriverMessage) => {
        if (message.epoch < state.epoch) {
          stream.cancel();
          return;
        }
        if (message.refused) {
          reject(
            new ExecutorError(`the driver at ${options.driver} refused this executor: ${message.refused.reason}`, { reason: "refused" }),
          );
          stream.cancel();
          return;
        }
        if (message.registered) {
          clearTimeout(silent);
          state.epoch = message.epoch;
          state.stream = stream;
          resolve();
        }
        options.onMessage(message);
        if (message.registered) for (const held of waiting.splice(0)) write(held);
      });
      const silent = setTimeout(() => stream.cancel(), answerMs);
      const over = (error?: unknown): void => {
        clearTimeout(silent);
        if (state.stream === stream) state.stream = undefined;
        reject(error === undefined ? new Error("the stream ended") : errorOf(error, options.driver));
        finish();
      };
      stream.on("error", over);
      stream.on("end", () => over());
      stream.write({ register: options.register, epoch: state.epoch });
    });
    return { registered, ended };
  }

  function write(message: Message): void {
    state.stream?.write({ ...message, epoch: state.epoch });
  }

  /** Tries until the driver accepts; tells when that connection is over. */
  async function register(): Promise<{ readonly ended: Promise<void> }> {
    const until = performance.now() + options.reconnectMs;
    for (let pause = firstPauseMs; ; pause = Math.min(2 * pause, longestPauseMs)) {
      const { registered, ended } = attempt();
      try {
        await registered;
        return { ended };
      } catch (error) {
        if (error instanceof ExecutorError || state.closed) throw error;
        if (error instanceof UnauthenticatedError) throw denied(options.driver, error);
        if (performance.now() >= until) {
          const why = error instanceof Error ? error.message : String(error);
          throw new ExecutorError(`no driver answers at ${options.driver}: ${why}`, { cause: error, reason: "unreachable" });
        }
        await sleep(pause);
      }
    }
  }

  const first = register();
  const keep = async (): Promise<void> => {
    for (let connection = await first; !state.closed; connection = await register()) {
      await connection.ended;
      if (state.closed) return;
    }
  };
  keep().catch((error: unknown) => {
    if (!state.closed)
      options.onLost(error instanceof ExecutorError ? error : new ExecutorError("the control stream failed", { cause: error }));
  });
  return {
    registered: first.then(() => undefined),
    send(message) {
      if (state.stream === undefined) waiting.push(message);
      else write(message);
    },
    sendNow: write,
    async close(reason) {
      state.closed = true;
      const { stream } = state;
      if (stream !== undefined) {
        const ended = new Promise<void>((resolve) => stream.once("end", () => resolve()).once("error", () => resolve()));
        write({ goodbye: { reason } });
        stream.end();
        await Promise.race([ended, sleep(goodbyeMs)]);
        stream.cancel();
      }
      client.close();
    },
  };
}

function denied(driver: string, cause: unknown): ExecutorError {
  return new ExecutorError(`the driver at ${driver} refuses the token`, { cause, reason: "denied" });
}
