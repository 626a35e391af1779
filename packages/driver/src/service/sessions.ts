import { randomUUID } from "node:crypto";
import type { FrameCache } from "../cache/frame-cache.ts";
import { createRunHistory, type RunHistory } from "../runs/run-history.ts";
import { dropOperation, type Operation } from "./operation.ts";

/** A client's session: settings and operations by id. */
export interface ConnectSession {
  readonly id: string;
  /** Shows a client that it talks to the driver it knows. */
  readonly serverSideId: string;
  readonly config: Map<string, string>;
  readonly operations: Map<string, Operation>;
  /** The rows that it keeps. */
  readonly cache: FrameCache;
  /** What ran in it. */
  readonly runs: RunHistory;
  touchedAt: number;
}

export interface Sessions {
  get(id: string): ConnectSession;
  release(id: string): ConnectSession | undefined;
  /** Ends what nobody asked about for too long. */
  sweep(now: number): void;
  all(): Iterable<ConnectSession>;
}

const idleMilliseconds = 60 * 60_000;
/** An execution whose stream broke waits so long for its client. */
const detachedMilliseconds = 5 * 60_000;

export function createSessions(openCache: () => FrameCache): Sessions {
  const sessions = new Map<string, ConnectSession>();
  return {
    get(id) {
      let session = sessions.get(id);
      if (!session) {
        session = {
          id,
          serverSideId: randomUUID(),
          config: new Map(),
          operations: new Map(),
          cache: openCache(),
          runs: createRunHistory(),
          touchedAt: 0,
        };
        sessions.set(id, session);
      }
      session.touchedAt = performance.now();
      return session;
    },
    release(id) {
      const session = sessions.get(id);
      sessions.delete(id);
      for (const operation of session?.operations.values() ?? []) dropOperation(operation);
      void session?.cache.close();
      return session;
    },
    sweep(now) {
      for (const session of sessions.values()) {
        for (const operation of session.operations.values()) {
          if (operation.readers > 0 || now - operation.idleSince < detachedMilliseconds) continue;
          dropOperation(operation);
          session.operations.delete(operation.id);
        }
        if (session.operations.size === 0 && now - session.touchedAt > idleMilliseconds) {
          sessions.delete(session.id);
          void session.cache.close();
        }
      }
    },
    all: () => sessions.values(),
  };
}
