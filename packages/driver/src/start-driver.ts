import { openStorage, type StorageOptions } from "@volley/storage";
import { VolleyError } from "@volley/plan";
import { ListenError, UnprotectedServerError } from "@volley/protocol";
import { type RunningServer, startServer } from "@volley/protocol/grpc";
import { createBlockReader } from "./executors/block-reader.ts";
import { executorRegistry } from "./executors/registry.ts";
import { createEngine } from "./query/engine.ts";
import { connectService } from "./service/connect-service.ts";

export interface DriverOptions {
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** Demanded from every program and executor. */
  readonly token?: string | undefined;
  readonly storage: StorageOptions;
  readonly version: string;
  /** @default 30000 */
  readonly executorWaitMilliseconds?: number;
  /** An executor silent so long is lost. @default 15000 */
  readonly silenceMilliseconds?: number;
}

export interface RunningDriver {
  readonly host: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Listens for programs (Spark Connect) and executors on one port. Throws ADDRESS_IN_USE. */
export async function startDriver(options: DriverOptions): Promise<RunningDriver> {
  const { host, port, token, version } = options;
  const epoch = 1;
  const blocks = createBlockReader(token);
  const engine = createEngine({
    store: openStorage(options.storage),
    epoch,
    readBlocks: blocks.read,
    ...(options.executorWaitMilliseconds !== undefined && { executorWaitMilliseconds: options.executorWaitMilliseconds }),
  });
  const registry = executorRegistry({
    listener: engine,
    version,
    epoch,
    settings: storageSettings(options.storage),
    ...(options.silenceMilliseconds !== undefined && { silenceMilliseconds: options.silenceMilliseconds }),
  });
  const programs = connectService(engine, version);
  let server: RunningServer;
  try {
    server = await startServer({ host, port, token, services: [registry.service, programs.service] });
  } catch (error) {
    registry.close();
    throw listenError(error, host, port);
  }
  return {
    host: server.host,
    port: server.port,
    async close() {
      programs.close();
      await engine.close("the driver stops");
      await server.close(1000);
      registry.close();
      blocks.close();
    },
  };
}

/** What executors need to reach the same storage. Credentials stay where they are: each machine has its own. */
function storageSettings({ s3 = {} }: StorageOptions): Record<string, string> {
  return {
    ...(s3.endpoint && { "s3.endpoint": s3.endpoint }),
    ...(s3.region && { "s3.region": s3.region }),
    ...(s3.pathStyle !== undefined && { "s3.pathStyle": String(s3.pathStyle) }),
  };
}

function listenError(error: unknown, host: string, port: number): unknown {
  if (error instanceof UnprotectedServerError) {
    return new VolleyError("CONFIGURATION", `the driver ${error.message}`, {
      hints: ["give driver, executors and programs the same --token"],
      cause: error,
    });
  }
  if (!(error instanceof ListenError)) return error;
  return new VolleyError("ADDRESS_IN_USE", `the driver cannot listen on ${host}:${port}: ${error.message}`, {
    hints: ["choose another with --driver-port, or 0 for any free one"],
    cause: error,
  });
}
