import {
  type Draft,
  type DriverMessage,
  type ExecutorMessage,
  executorControl,
  type ProbeReply,
  type Register,
  type TaskId,
  type TaskSpec,
} from "@volley/protocol";
import { serve, type ServedService, type ServerDuplexStream } from "@volley/protocol/grpc";
import type { ExecutorLink, ExecutorListener } from "./executor-link.ts";

export interface RegistryOptions {
  readonly listener: ExecutorListener;
  readonly version: string;
  readonly epoch: number;
  /** @default 1000 */
  readonly heartbeatMilliseconds?: number;
  /** How storage is reached, for executors to do the same: `s3.endpoint`, `s3.region`, `s3.pathStyle`; never credentials. */
  readonly settings?: Readonly<Record<string, string>>;
  /** An executor that is silent so long is lost. @default 15000 */
  readonly silenceMilliseconds?: number;
}

type Stream = ServerDuplexStream<ExecutorMessage, Draft<DriverMessage>>;

/** The driver's side of the control streams: executors register, beat and report; what they do goes to the listener. */
export function executorRegistry(options: RegistryOptions): { readonly service: ServedService; close(): void } {
  const { listener, version, epoch, heartbeatMilliseconds = 1000, silenceMilliseconds = 15_000 } = options;
  const connected = new Map<string, Connection>();
  const watch = setInterval(
    () => {
      const longAgo = performance.now() - silenceMilliseconds;
      for (const connection of connected.values())
        if (connection.heardAt < longAgo) connection.drop(`silent for ${Math.round(silenceMilliseconds / 100) / 10} s`);
    },
    Math.max(50, silenceMilliseconds / 10),
  );
  watch.unref();

  interface Connection {
    readonly id: string;
    heardAt: number;
    drop(reason: string): void;
  }

  function connect(stream: Stream, register: Register): Connection | undefined {
    const { executorId: id, slots, location } = register;
    const write = (message: Draft<DriverMessage>): void => void stream.write({ ...message, epoch });
    const launching: TaskSpec[] = [];
    /** Tasks that are launched one after the other go in one message: a message costs more than a task in it. */
    const launchAll = (): void => {
      if (launching.length > 0) write({ launch: { tasks: launching.splice(0) } });
    };
    const send = (message: Draft<DriverMessage>): void => {
      launchAll();
      write(message);
    };
    if (register.volleyVersion !== version) {
      const reason = `executor ${id} is Volley ${register.volleyVersion}, the driver ${version}: run the same version on both`;
      send({ refused: { reason } });
      stream.end();
      return undefined;
    }
    connected.get(id)?.drop("it connected again");
    const probes = new Map<string, { resolve: (reply: ProbeReply) => void; reject: (error: Error) => void }>();
    const link: ExecutorLink = {
      id,
      slots,
      location,
      launch: (task) => {
        if (launching.push(task) === 1) setImmediate(launchAll);
      },
      cancel: (taskId: TaskId, reason) => send({ cancel: { id: taskId, reason } }),
      dropExchanges: (queryId) => send({ drop: { queryId, exchanges: [] } }),
      probe: (request) =>
        new Promise((resolve, reject) => {
          probes.set(request.id, { resolve, reject });
          send({ probe: request });
        }),
      shutdown: (reason) => send({ shutdown: { reason } }),
    };
    const connection: Connection = {
      id,
      heardAt: performance.now(),
      drop(reason) {
        if (connected.get(id) !== connection) return;
        connected.delete(id);
        for (const probe of probes.values()) probe.reject(new Error(`executor ${id} was lost: ${reason}`));
        launching.length = 0;
        listener.lost(id, reason);
        stream.end();
      },
    };
    connected.set(id, connection);
    send({ registered: { heartbeatMs: heartbeatMilliseconds, settings: options.settings ?? {} } });
    stream.on("data", (message: ExecutorMessage) => {
      connection.heardAt = performance.now();
      if (connected.get(id) !== connection || (message.epoch !== 0 && message.epoch !== epoch)) return;
      if (message.report) listener.reported(id, message.report);
      else if (message.heartbeat) listener.beat(id, message.heartbeat);
      else if (message.goodbye) connection.drop(message.goodbye.reason || "it left");
      else if (message.probed) {
        probes.get(message.probed.id)?.resolve(message.probed);
        probes.delete(message.probed.id);
      }
    });
    listener.added(link);
    return connection;
  }

  const service = serve(executorControl, {
    connect(stream) {
      let connection: Connection | undefined;
      let registered = false;
      stream.on("data", (message: ExecutorMessage) => {
        if (registered || !message.register) return;
        registered = true;
        connection = connect(stream, message.register);
      });
      const gone = (): void => connection?.drop("its connection broke");
      stream.on("cancelled", gone);
      stream.on("error", gone);
      stream.on("end", () => {
        gone();
        stream.end();
      });
    },
  });

  return {
    service,
    close() {
      clearInterval(watch);
      for (const connection of connected.values()) connection.drop("the driver stops");
    },
  };
}
