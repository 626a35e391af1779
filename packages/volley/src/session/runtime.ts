import type { QueryProgress } from "@volley/protocol";
import type { LocalCluster } from "../cluster/local-cluster.ts";

/** What `volley run` shares with the program it runs: settings from its flags, who watches progress, when to stop. */
export interface Runtime {
  /** Settings by key, stronger than file and environment. */
  readonly given: Record<string, string>;
  /** Cancels every query when the user wants to stop. */
  readonly stop: AbortController;
  readonly watchers: Set<(progress: QueryProgress) => void>;
  /** How many sessions were opened. */
  opened: number;
  /** What must be ended with the program. */
  readonly closers: Set<() => Promise<void>>;
  /** True inside `volley run`, where progress is shown unless turned off. */
  underRun: boolean;
  /** Where progress is drawn; stderr when absent. */
  progressTo?: NodeJS.WriteStream | undefined;
  /** Told of a cluster that a session started. */
  onCluster?: ((cluster: LocalCluster) => void) | undefined;
}

/** One for the process. */
export const runtime: Runtime = {
  given: {},
  stop: new AbortController(),
  watchers: new Set(),
  opened: 0,
  closers: new Set(),
  underRun: false,
};

/** Ends everything that sessions opened. */
export async function closeAll(): Promise<void> {
  const closers = [...runtime.closers];
  runtime.closers.clear();
  await Promise.allSettled(closers.map((close) => close()));
}
