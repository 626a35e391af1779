import type { ObservedMetrics, StructType, WriteResult } from "@volley/plan";
import type { Draft, QueryProgress } from "@volley/protocol";
import type * as spark from "@volley/protocol/spark";
import { typeToConnect } from "../convert/data-type.ts";
import { observedToConnect } from "../convert/observed-metrics.ts";
import { packProgress, packWriteDone } from "../extensions.ts";

/** A response without the ids that ResponseLog gives it. */
export type ResponseBody = Draft<Omit<spark.ExecutePlanResponse, "sessionId" | "serverSideSessionId" | "operationId" | "responseId">>;

/** The first response of a query. */
export function schemaResponse(schema: StructType): ResponseBody {
  return { schema: typeToConnect(schema) };
}

/** Rows: `data` is one complete Arrow IPC stream (schema, one record batch, end). A query answers with at least one, be it empty. */
export function batchResponse(data: Uint8Array, rowCount: number, startOffset: number): ResponseBody {
  return { arrowBatch: { data, rowCount: BigInt(rowCount), startOffset: BigInt(startOffset) } };
}

export function progressResponse(progress: Draft<QueryProgress>): ResponseBody {
  return { extension: packProgress(progress) };
}

export function writeDoneResponse(result: WriteResult): ResponseBody {
  return { extension: packWriteDone(result) };
}

/** What `observe()` found, after the rows. */
export function observedResponse(observed: readonly ObservedMetrics[]): ResponseBody {
  return { observedMetrics: observed.map(observedToConnect) };
}

/** The last response of everything that succeeds. */
export const completeResponse: ResponseBody = Object.freeze({ resultComplete: {} });

/** The size that counts towards a log's limits. */
export function responseBytes({ arrowBatch, extension }: ResponseBody): number {
  return 200 + (arrowBatch?.data?.length ?? 0) + (extension?.value?.length ?? 0);
}

/** The answer to a checkpoint: the name by which its rows are read. */
export function checkpointResponse(relationId: string): ResponseBody {
  return { checkpointCommandResult: { relation: { relationId } } };
}
