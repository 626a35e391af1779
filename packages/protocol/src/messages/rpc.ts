// Generated from proto/ by scripts/generate-proto.mjs; do not edit.
import type { Codec } from "../codec.ts";
import { message } from "../wire/message.ts";

export interface Any {
  typeUrl: string;
  value: Uint8Array;
}
export const Any: Codec<Any> = message("google.protobuf.Any", () => [
  ["typeUrl", 1, "string"],
  ["value", 2, "bytes"],
]);

export interface Status {
  code: number;
  message: string;
  details: readonly Any[];
}
export const Status: Codec<Status> = message("google.rpc.Status", () => [
  ["code", 1, "int32"],
  ["message", 2, "string"],
  ["details", 3, Any, "repeated"],
]);

export interface ErrorInfo {
  reason: string;
  domain: string;
  metadata: Readonly<Record<string, string>>;
}
export const ErrorInfo: Codec<ErrorInfo> = message("google.rpc.ErrorInfo", () => [
  ["reason", 1, "string"],
  ["domain", 2, "string"],
  ["metadata", 3, "string", "map"],
]);
