import { randomUUID } from "node:crypto";
import {
  analysisFromRequest,
  answerToConnect,
  cacheAnalysis,
  batchResponse,
  checkpointResponse,
  completeResponse,
  errorToCall,
  explainAnalysis,
  observedResponse,
  operationNotFound,
  planFromRequest,
  progressResponse,
  schemaAnalysis,
  schemaResponse,
  versionAnalysis,
  writeDoneResponse,
} from "@volley/connect";
import type { QueryProgress } from "@volley/protocol";
import { FlatTable, type Frame, headerOnly, ipcStream } from "@volley/protocol/arrow";
import { serve, type ServedService } from "@volley/protocol/grpc";
import { type ExecutePlanRequest, sparkConnectService } from "@volley/protocol/spark";
import { runCacheCommand } from "../cache/cache-command.ts";
import type { Engine } from "../query/engine.ts";
import { configure } from "./config.ts";
import { createOperation, dropOperation, type Operation } from "./operation.ts";
import { querySettings } from "./session-settings.ts";
import { type ConnectSession, createSessions } from "./sessions.ts";

const sweepMilliseconds = 30_000;

/** Serves Spark Connect over an engine: programs hand in plans and get Arrow batches, schemas, explanations. */
export function connectService(engine: Engine, version: string): { readonly service: ServedService; close(): void } {
  const sessions = createSessions(() => engine.openCache());
  const sweeper = setInterval(() => sessions.sweep(performance.now()), sweepMilliseconds);
  sweeper.unref();

  function begin(session: ConnectSession, request: ExecutePlanRequest): Operation {
    const reattachable = request.requestOptions.some((option) => option.reattachOptions?.reattachable);
    const operation = createOperation(session, request.operationId || randomUUID(), reattachable);
    session.operations.set(operation.id, operation);
    void run(session, operation, request)
      .then(
        () => operation.responses.end(),
        (error: unknown) => operation.responses.end(errorToCall(error)),
      )
      .finally(() => {
        operation.ended = true;
      });
    return operation;
  }

  async function run(session: ConnectSession, { responses, controller }: Operation, request: ExecutePlanRequest): Promise<void> {
    const { cache, runs } = session;
    const settings = querySettings(session.config);
    const { signal } = controller;
    const onProgress = (progress: QueryProgress): void => void responses.append(progressResponse(progress));
    const plan = planFromRequest(request);
    const options = { settings, cache, runs, signal, onProgress };
    if (plan.kind === "cache") {
      const { command } = plan;
      const answer = await runCacheCommand({ engine, cache }, command, options);
      if (command.kind === "checkpoint") await responses.append(checkpointResponse(answer as string));
    } else if (plan.kind === "write") {
      const result = await engine.write(plan.command, options);
      await responses.append(writeDoneResponse(result));
      if (result.observed) await responses.append(observedResponse(result.observed));
    } else {
      const { schema, schemaHeader, frames, observed } = await engine.run(plan.relation, options);
      await responses.append(schemaResponse(schema));
      const stream = (...batches: Frame[]): Uint8Array => Buffer.concat(ipcStream(headerOnly(schemaHeader), batches));
      let rows = 0;
      for await (const frame of frames) {
        const count = rowsOf(frame);
        await responses.append(batchResponse(stream(frame), count, rows));
        rows += count;
      }
      if (rows === 0) await responses.append(batchResponse(stream(), 0, 0));
      if (observed.length > 0) await responses.append(observedResponse(observed));
    }
    await responses.append(completeResponse);
  }

  async function* follow(session: ConnectSession, operation: Operation, after: string | null | undefined, signal: AbortSignal) {
    operation.readers++;
    try {
      yield* operation.responses.read(after, signal);
    } finally {
      operation.readers--;
      operation.idleSince = performance.now();
      if (!operation.reattachable) {
        dropOperation(operation);
        session.operations.delete(operation.id);
      }
    }
  }

  function operationOf(session: ConnectSession, id: string): Operation {
    const operation = session.operations.get(id);
    if (!operation) throw operationNotFound(id);
    return operation;
  }

  const service = serve(sparkConnectService, {
    executePlan(request, { signal }) {
      const session = sessions.get(request.sessionId);
      const known = request.operationId ? session.operations.get(request.operationId) : undefined;
      return follow(session, known ?? begin(session, request), undefined, signal);
    },
    reattachExecute({ sessionId, operationId, lastResponseId }, { signal }) {
      const session = sessions.get(sessionId);
      return follow(session, operationOf(session, operationId), lastResponseId || undefined, signal);
    },
    releaseExecute({ sessionId, operationId, releaseUntil }) {
      const session = sessions.get(sessionId);
      const operation = session.operations.get(operationId);
      if (operation && releaseUntil) operation.responses.releaseUntil(releaseUntil.responseId);
      else if (operation) {
        dropOperation(operation);
        session.operations.delete(operationId);
      }
      return { sessionId, operationId, serverSideSessionId: session.serverSideId };
    },
    interrupt({ sessionId, operationId }) {
      const session = sessions.get(sessionId);
      const hit = [...session.operations.values()].filter(
        (operation) => !operation.ended && (!operationId || operation.id === operationId),
      );
      for (const operation of hit) operation.controller.abort();
      return { sessionId, interruptedIds: hit.map((operation) => operation.id), serverSideSessionId: session.serverSideId };
    },
    releaseSession: ({ sessionId }) => ({ sessionId, serverSideSessionId: sessions.release(sessionId)?.serverSideId ?? "" }),
    config({ sessionId, operation }) {
      const session = sessions.get(sessionId);
      try {
        return { sessionId, serverSideSessionId: session.serverSideId, ...configure(session.config, operation) };
      } catch (error) {
        throw errorToCall(error);
      }
    },
    async analyzePlan(request) {
      const session = sessions.get(request.sessionId);
      const options = { settings: querySettings(session.config), cache: session.cache, runs: session.runs };
      const ids = { sessionId: session.id, serverSideSessionId: session.serverSideId };
      try {
        const asked = analysisFromRequest(request);
        if (asked.kind === "schema") return schemaAnalysis(ids, await engine.schema(asked.relation, options));
        if (asked.kind === "explain") return explainAnalysis(ids, await engine.explain(asked.relation, asked.mode, options));
        if (asked.kind === "question")
          return { ...ids, ...answerToConnect(asked.question, await engine.ask(asked.question, asked.relations, options)) };
        if (asked.kind === "cache")
          return {
            ...ids,
            ...cacheAnalysis(asked.command.kind, await runCacheCommand({ engine, cache: session.cache }, asked.command, options)),
          };
        return versionAnalysis(ids, `volley-${version}`);
      } catch (error) {
        throw errorToCall(error);
      }
    },
  });

  return {
    service,
    close() {
      clearInterval(sweeper);
      for (const session of sessions.all()) sessions.release(session.id);
    },
  };
}

/** The number of rows a record batch says it has: field `length` of the RecordBatch table in its Message. */
function rowsOf(batch: Frame): number {
  return FlatTable.root(batch.header).table(2)?.int64(0) ?? 0;
}
