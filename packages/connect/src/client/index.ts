export type { ConnectBackend, ConnectBackendOptions } from "./connect-backend.ts";
export { connectBackend } from "./connect-backend.ts";
export type { RetryLimits } from "./retry.ts";
export type { ConnectTarget } from "./target.ts";
export { parseTarget } from "./target.ts";
