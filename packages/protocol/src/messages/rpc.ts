// Generated from proto/ by scripts/generate-proto.mjs; do not edit.
import generated from "../../generated/rpc.js";
import { type Codec, codec } from "../codec.ts";

export interface Any {
  type_url: string;
  value: Uint8Array;
}
export const Any: Codec<Any> = codec(generated.google.protobuf.Any, "number");

export interface Status {
  code: number;
  message: string;
  details: readonly Any[];
}
export const Status: Codec<Status> = codec(generated.google.rpc.Status, "number");

export interface ErrorInfo {
  reason: string;
  domain: string;
  metadata: Readonly<Record<string, string>>;
}
export const ErrorInfo: Codec<ErrorInfo> = codec(generated.google.rpc.ErrorInfo, "number");
