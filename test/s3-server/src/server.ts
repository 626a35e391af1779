import { mkdirSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { answerControl, type ControlTarget, controlPrefix } from "./control.ts";
import { lockDirectory } from "./directory-lock.ts";
import { faultInjector, type FaultRule } from "./faults.ts";
import { addBucket } from "./handlers/buckets.ts";
import { type ObjectStore, openObjectStore } from "./object-store.ts";
import { serve } from "./serve.ts";
import type { S3Credentials } from "./signature-v4.ts";
import { collectStats, type S3Stats } from "./stats.ts";

export interface S3ServerOptions {
  /** Where the data lives; created if absent, kept when the server closes, and found again by the next one. */
  readonly directory: string;
  /** Standard: 127.0.0.1. */
  readonly host?: string;
  /** Standard: 0, any free port. */
  readonly port?: number;
  readonly credentials: S3Credentials;
  /** When given, requests signed for another region are refused; when not, any region is good. */
  readonly region?: string;
  readonly faults?: readonly FaultRule[];
}

export interface S3Server {
  /** `http://host:port`, for path-style clients; `<bucket>.localhost:port` works too. */
  readonly endpoint: string;
  stats(): S3Stats;
  resetStats(): void;
  /** Replaces the fault rules; `seed` fixes the dice of those with a probability. Throws TypeError for a wrong rule. */
  setFaults(rules: readonly FaultRule[], seed?: number): void;
  /** Throws an S3Error: InvalidBucketName, BucketAlreadyOwnedByYou. */
  createBucket(name: string): void;
  /** Cuts all connections, stops listening and releases the directory. */
  close(): Promise<void>;
}

const keepAliveMs = 65_000;

/**
 * Starts an S3 server for tests over a directory. It checks signatures and checksums as S3 does, and can be told to
 * fail. Rejects with an error that names the port, or the directory, when another server has it.
 */
export async function startS3Server(options: S3ServerOptions): Promise<S3Server> {
  const { host = "127.0.0.1", port = 0, credentials, region } = options;
  const faults = faultInjector();
  faults.set(options.faults ?? []);
  const stats = collectStats();
  const server = createServer({ noDelay: true, keepAliveTimeout: keepAliveMs, requestTimeout: 0, highWaterMark: 256 * 1024 });

  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const reason = error.code === "EADDRINUSE" ? `port ${port} is in use` : error.message;
      reject(new Error(`cannot listen on ${host}:${port}: ${reason}`, { cause: error }));
    });
    server.listen(port, host, resolve);
  });

  // Only the one who got the port may touch the directory.
  let unlock = () => {};
  let store: ObjectStore;
  try {
    mkdirSync(options.directory, { recursive: true });
    unlock = lockDirectory(options.directory);
    store = openObjectStore(options.directory);
  } catch (error) {
    unlock();
    server.close();
    throw error;
  }
  const target: ControlTarget = { faults, stats: () => stats.snapshot(faults.fired()), resetStats: stats.reset };
  const context = { store, faults, stats, credentials, region };
  const underWay = new Set<Promise<void>>();
  const listener =
    (awaitsContinue: boolean): RequestListener =>
    (message, response) => {
      const done: Promise<void> = (
        message.url?.startsWith(controlPrefix)
          ? answerControl(message, response, target)
          : serve({ message, response, awaitsContinue }, context)
      ).finally(() => underWay.delete(done));
      underWay.add(done);
    };
  server.on("request", listener(false));
  server.on("checkContinue", listener(true));

  const { address, family, port: bound } = server.address() as AddressInfo;
  let closing: Promise<void> | undefined;
  return {
    endpoint: `http://${family === "IPv6" ? `[${address}]` : address}:${bound}`,
    stats: target.stats,
    resetStats: target.resetStats,
    setFaults: faults.set,
    createBucket: (name) => addBucket(store, name),
    close() {
      closing ??= (async () => {
        const closed = new Promise((resolve) => server.close(resolve));
        server.closeAllConnections();
        await closed;
        await Promise.all(underWay);
        await store.close();
        unlock();
      })();
      return closing;
    },
  };
}
