import { type Draft, QueryProgress, WriteDone } from "@volley/protocol";
import type { Any } from "@volley/protocol/spark";
import { pack, unpack } from "./convert/any.ts";

// What Volley's driver says beside Spark's own responses, in ExecutePlanResponse.extension.

export function packProgress(progress: Draft<QueryProgress>): Any {
  return pack("volley.QueryProgress", QueryProgress, progress);
}

export function packWriteDone(done: Draft<WriteDone>): Any {
  return pack("volley.WriteDone", WriteDone, done);
}

export function unpackProgress(any: Any | null | undefined): QueryProgress | undefined {
  return unpack(any, "volley.QueryProgress", QueryProgress);
}

export function unpackWriteDone(any: Any | null | undefined): WriteDone | undefined {
  return unpack(any, "volley.WriteDone", WriteDone);
}
