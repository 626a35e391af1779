import { isMainThread, parentPort, workerData } from "node:worker_threads";
import { type Security, startServer } from "@volley/protocol/grpc";
import { openBlockStore } from "../blocks/block-store.ts";
import { blockService } from "./block-service.ts";

/** What the thread of the Flight service is given. */
export interface FlightThreadData {
  readonly blocksDirectory: string;
  readonly host: string;
  readonly port: number;
  readonly security: Security;
}

/** What it says: where it listens, once; `closed` as its last word; or why it cannot listen. */
export type FromFlightThread =
  | { readonly type: "listening"; readonly port: number }
  | { readonly type: "closed" }
  | { readonly type: "failed"; readonly message: string };

async function main({ blocksDirectory, host, port, security }: FlightThreadData): Promise<void> {
  const say = (message: FromFlightThread): void => parentPort?.postMessage(message);
  try {
    const server = await startServer({ host, port, services: [blockService(openBlockStore(blocksDirectory))], ...security });
    say({ type: "listening", port: server.port });
    const close = async (): Promise<void> => {
      await server.close();
      say({ type: "closed" });
      parentPort?.close();
    };
    parentPort?.once("message", () => void close());
  } catch (error) {
    say({ type: "failed", message: error instanceof Error ? error.message : String(error) });
  }
}

if (!isMainThread) await main(workerData as FlightThreadData);
