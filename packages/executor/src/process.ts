export type { ExecutorOptions } from "./executor-options.ts";
export { type FlightServer, startFlightServer } from "./flight/flight-server.ts";
export { type MemoryLedger, type MemoryRequest, planMemory } from "./memory-ledger.ts";
export { type ExecutorHandle, startExecutor } from "./supervisor/start-executor.ts";
