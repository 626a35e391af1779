export { S3Error, type S3ErrorCode } from "./errors.ts";
export type { FaultAction, FaultMatch, FaultRule } from "./faults.ts";
export type { S3Operation } from "./operations.ts";
export { type S3Server, type S3ServerOptions, startS3Server } from "./server.ts";
export type { S3Credentials } from "./signature-v4.ts";
export type { S3Stats, Traffic } from "./stats.ts";
