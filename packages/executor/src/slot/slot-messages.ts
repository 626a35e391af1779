import type { StorageOptions } from "@volley/storage";
import type { Security } from "@volley/protocol/grpc";

/** What a slot process is told once, before anything else. */
export interface SlotOptions {
  readonly executorId: string;
  /** The slot's own directory: spills and fetched files. */
  readonly directory: string;
  /** The executor's directory; a slot whose supervisor died removes it. */
  readonly executorDirectory: string;
  /** The executor's shuffle files. */
  readonly blocksDirectory: string;
  readonly memoryLimit: number;
  readonly memoryLimitBesideFunctions: number;
  readonly functionHeapMb: number;
  readonly threads: number;
  readonly fetchBytes: number;
  readonly scatterBytes: number;
  readonly security: Security;
}

/** From the supervisor to a slot. Specs, requests and reports travel encoded. */
export type ToSlot =
  | { readonly type: "start"; readonly options: SlotOptions }
  | { readonly type: "configure"; readonly storage: StorageOptions }
  | { readonly type: "run"; readonly spec: Uint8Array }
  | { readonly type: "cancel"; readonly attempt: number; readonly reason: string }
  | { readonly type: "probe"; readonly request: Uint8Array }
  | { readonly type: "drop"; readonly queryId: string; readonly exchanges: readonly number[] }
  | { readonly type: "stop" };

/** From a slot to its supervisor. */
export type FromSlot =
  | { readonly type: "ready"; readonly duckdbVersion: string }
  | { readonly type: "refused"; readonly message: string }
  | { readonly type: "report"; readonly report: Uint8Array }
  | { readonly type: "probed"; readonly reply: Uint8Array }
  | { readonly type: "status"; readonly residentBytes: number; readonly rows: number };
