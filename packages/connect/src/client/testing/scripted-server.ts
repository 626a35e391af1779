import { simpleTypes, structField, structType } from "@volley/plan";
import { callError, type Draft, statusCodes } from "@volley/protocol";
import { type RunningServer, type Security, serve, startServer } from "@volley/protocol/grpc";
import { type ExecutePlanRequest, type ExecutePlanResponse, sparkConnectService } from "@volley/protocol/spark";
import { errorToCall } from "../../errors.ts";
import { analysisFromRequest, explainAnalysis, schemaAnalysis, versionAnalysis } from "../../convert/analysis.ts";
import { planFromRequest } from "../../convert/plan-from-request.ts";
import { operationNotFound, ResponseLog } from "../../server/response-log.ts";
import { batchResponse, completeResponse, progressResponse, schemaResponse, writeDoneResponse } from "../../server/responses.ts";

/** How a stream of responses is cut: by an error, or by ending as if all were well. */
type Cut = "unavailable" | "silent" | "reset";

export interface Script {
  /** Streams break after so many responses, each in its way; those without an entry do not break. */
  readonly cuts?: readonly { readonly after: number; readonly how: Cut }[];
  /** Forgets the operation when its first stream breaks. */
  readonly forget?: boolean;
  /** Milliseconds between batches. */
  readonly pauseMs?: number;
  readonly fail?: unknown;
  /** What the details of an error say of it beside the message. */
  readonly throwable?: { readonly errorClass: string; readonly sqlState: string };
  /** What it says it is; a Volley driver by default. */
  readonly version?: string;
  readonly security?: Security;
  readonly port?: number;
}

export interface ScriptedServer extends RunningServer {
  /** Names of the calls in order, streams and releases included. */
  readonly calls: string[];
  readonly requests: ExecutePlanRequest[];
}

const schema = structType([structField("id", simpleTypes.long, false)]);
const breaks = {
  unavailable: () => callError(statusCodes.UNAVAILABLE, "connection dropped"),
  reset: () => callError(statusCodes.INTERNAL, "Received RST_STREAM with code 2"),
};

/**
 * A real Spark Connect service whose engine is a loop: a query over `range(n)` answers with n batches of one byte, the
 * batch's number; progress comes between them.
 */
export async function startScriptedServer(script: Script = {}): Promise<ScriptedServer> {
  const calls: string[] = [];
  const requests: ExecutePlanRequest[] = [];
  const logs = new Map<string, ResponseLog>();
  const interrupted = new Set<string>();
  let streams = 0;
  const ids = { sessionId: "", serverSideSessionId: "server-1" };

  async function produce(request: ExecutePlanRequest, log: ResponseLog): Promise<void> {
    if (script.fail) throw script.fail;
    const plan = planFromRequest(request);
    if (plan.kind === "write") {
      const { destination, sinks } = plan.command;
      await log.append(progressResponse({ queryId: "q", done: true }));
      await log.append(
        writeDoneResponse({
          destination,
          files: [{ url: `${destination}part-0`, bytes: 2 ** 40, rows: 3 }],
          rows: { "": sinks.length },
          skipped: false,
        }),
      );
    } else if (plan.kind === "query") {
      await log.append(schemaResponse(schema));
      const count = plan.relation.kind === "range" ? Number(plan.relation.end) : 1;
      for (let i = 0; i < count && !interrupted.has(request.operationId ?? ""); i++) {
        if (script.pauseMs) await new Promise((resolve) => setTimeout(resolve, script.pauseMs));
        await log.append(batchResponse(new Uint8Array([i]), 1, i));
        if (i % 2 === 0) await log.append(progressResponse({ queryId: "q", stages: [{ stage: 1, rows: i }] }));
      }
    }
    await log.append(completeResponse);
  }

  async function* send(
    log: ResponseLog,
    operationId: string,
    last: string | null | undefined,
    signal: AbortSignal,
  ): AsyncGenerator<Draft<ExecutePlanResponse>> {
    const cut = script.cuts?.[streams++];
    let sent = 0;
    for await (const response of log.read(last, signal)) {
      if (cut && sent++ >= cut.after) {
        if (script.forget) logs.delete(operationId);
        if (cut.how === "silent") return;
        throw breaks[cut.how]();
      }
      yield response;
    }
  }

  const service = serve(sparkConnectService, {
    async *executePlan(request, { signal }) {
      const operationId = request.operationId ?? "none";
      calls.push("executePlan");
      requests.push(request);
      const reattachable = request.requestOptions.some(({ reattachOptions }) => reattachOptions?.reattachable);
      const log = new ResponseLog({ ...ids, sessionId: request.sessionId, operationId, reattachable });
      logs.set(operationId, log);
      produce(request, log).then(
        () => log.end(),
        (error: unknown) => log.end(errorToCall(error)),
      );
      yield* send(log, operationId, undefined, signal);
    },
    async *reattachExecute({ operationId, lastResponseId }, { signal }) {
      calls.push("reattachExecute");
      const log = logs.get(operationId);
      if (!log) throw operationNotFound(operationId);
      yield* send(log, operationId, lastResponseId, signal);
    },
    releaseExecute({ operationId, releaseUntil, releaseAll }) {
      calls.push(releaseAll ? "releaseAll" : "releaseUntil");
      if (releaseUntil) logs.get(operationId)?.releaseUntil(releaseUntil.responseId);
      if (releaseAll) {
        logs.get(operationId)?.close();
        logs.delete(operationId);
      }
      return { ...ids, operationId };
    },
    interrupt({ operationId }) {
      calls.push("interrupt");
      interrupted.add(operationId!);
      return { ...ids, interruptedIds: [operationId!] };
    },
    analyzePlan(request) {
      calls.push("analyzePlan");
      if (script.fail) throw errorToCall(script.fail);
      const asked = analysisFromRequest(request);
      if (asked.kind === "schema") return schemaAnalysis(ids, schema);
      if (asked.kind === "explain") return explainAnalysis(ids, `${asked.mode} ${asked.relation.kind}`);
      return versionAnalysis(ids, script.version ?? "volley-0.1.0");
    },
    releaseSession({ sessionId }) {
      calls.push("releaseSession");
      return { ...ids, sessionId };
    },
    fetchErrorDetails({ errorId }) {
      calls.push("fetchErrorDetails");
      return {
        rootErrorIdx: 0,
        errors: [
          {
            message: `[CLASS] the whole story of ${errorId} SQLSTATE: 42703`,
            causeIdx: 1,
            sparkThrowable: { ...script.throwable, queryContexts: [{ contextType: 1, callSite: "prepare.ts:7:1", fragment: "col" }] },
          },
          { message: "the cause", errorTypeHierarchy: ["java.io.IOException", "java.lang.Exception"] },
        ],
      };
    },
  });
  const server = await startServer({ services: [service], port: script.port ?? 0, ...script.security });
  return { ...server, calls, requests };
}
