import { fileURLToPath } from "node:url";

export type { ExecutorOptions } from "./executor-options.ts";
export { type FlightServer, startFlightServer } from "./flight/flight-server.ts";
export { type MemoryLedger, type MemoryRequest, planMemory } from "./memory-ledger.ts";
export { type ExecutorHandle, startExecutor } from "./supervisor/start-executor.ts";

/** The program of an executor's process: run it with Node, its options as JSON in the first line of its input. */
export const executorProgram: string = fileURLToPath(new URL("../dist/main.js", import.meta.url));
