import { errorToCall, pack, relationFromConnect, typeToConnect, writeFromConnect } from "@volley/connect";
import { type Relation, schemaText, typeText, VolleyError, type WriteResult } from "@volley/plan";
import { callError, QueryProgress, statusCodes, WriteDone } from "@volley/protocol";
import { serve, type ServedService } from "@volley/protocol/grpc";
import { AnalyzePlanRequestExplainExplainMode as ExplainMode, type ExecutePlanRequest, type Plan, sparkConnectService } from "@volley/protocol/spark";
import type { Engine } from "../query/engine.ts";
import { configure } from "./config.ts";
import { ipcStream, rowsOf } from "./ipc-stream.ts";
import { createOperation, type Operation } from "./operation.ts";
import { type ConnectSession, createSessions, querySettings } from "./sessions.ts";

const sweepMilliseconds = 30_000;
const writeDoneType = "volley.WriteDone";
const progressType = "volley.QueryProgress";

/** Serves Spark Connect over an engine: programs hand in plans and get Arrow batches, schemas, explanations. */
export function connectService(engine: Engine, version: string): { readonly service: ServedService; close(): void } {
  const sessions = createSessions();
  const sweeper = setInterval(() => sessions.sweep(performance.now()), sweepMilliseconds);
  sweeper.unref();

  function begin(session: ConnectSession, request: ExecutePlanRequest): Operation {
    const reattachable = request.requestOptions.some((option) => option.reattachOptions?.reattachable);
    const operation = createOperation(request.operationId || crypto.randomUUID(), reattachable);
    session.operations.set(operation.id, operation);
    void run(session, operation, request.plan).then(
      () => operation.end(),
      (error: unknown) => operation.end(errorToCall(error)),
    );
    return operation;
  }

  async function run(session: ConnectSession, operation: Operation, plan: Plan | null | undefined): Promise<void> {
    const ids = { sessionId: session.id, serverSideSessionId: session.serverSideId };
    const settings = querySettings(session.config);
    const { signal } = operation.controller;
    const onProgress = (progress: QueryProgress): void => void operation.push({ ...ids, extension: pack(progressType, QueryProgress, progress) });
    if (plan?.command) {
      const result = await engine.write(writeFromConnect(plan.command), { settings, signal, onProgress });
      await operation.push({ ...ids, extension: pack(writeDoneType, WriteDone, writeDone(result)) });
    } else {
      const { schema, schemaHeader, frames } = await engine.run(rootOf(plan), { settings, signal, onProgress });
      await operation.push({ ...ids, schema: typeToConnect(schema) });
      let startOffset = 0n;
      for await (const frame of frames) {
        const rowCount = BigInt(rowsOf(frame.header));
        const data = ipcStream(schemaHeader, frame);
        await operation.push({ ...ids, arrowBatch: { rowCount, data, startOffset } }, data.length);
        startOffset += rowCount;
      }
      if (startOffset === 0n && schemaHeader.length > 0) await operation.push({ ...ids, arrowBatch: { rowCount: 0n, data: ipcStream(schemaHeader), startOffset } });
    }
    await operation.push({ ...ids, resultComplete: {} });
  }

  async function* follow(session: ConnectSession, operation: Operation, after: string | undefined, signal: AbortSignal) {
    try {
      yield* operation.read(after, signal);
      if (!operation.reattachable) session.operations.delete(operation.id);
    } finally {
      if (!operation.reattachable) operation.controller.abort();
    }
  }

  function operationOf(session: ConnectSession, id: string): Operation {
    const operation = session.operations.get(id);
    if (!operation) throw callError(statusCodes.NOT_FOUND, `INVALID_HANDLE.OPERATION_NOT_FOUND: there is no operation ${id}`);
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
      session.operations.get(operationId)?.release(releaseUntil?.responseId);
      if (!releaseUntil) {
        session.operations.get(operationId)?.controller.abort();
        session.operations.delete(operationId);
      }
      return { sessionId, operationId, serverSideSessionId: session.serverSideId };
    },
    interrupt({ sessionId, operationId }) {
      const session = sessions.get(sessionId);
      const hit = [...session.operations.values()].filter((operation) => !operation.ended && (!operationId || operation.id === operationId));
      for (const operation of hit) operation.controller.abort();
      return { sessionId, interruptedIds: hit.map((operation) => operation.id), serverSideSessionId: session.serverSideId };
    },
    releaseSession: ({ sessionId }) => ({ sessionId, serverSideSessionId: sessions.release(sessionId)?.serverSideId ?? "" }),
    config({ sessionId, operation }) {
      const session = sessions.get(sessionId);
      return { sessionId, serverSideSessionId: session.serverSideId, ...configure(session.config, operation) };
    },
    async analyzePlan(request) {
      const session = sessions.get(request.sessionId);
      const settings = querySettings(session.config);
      const ids = { sessionId: session.id, serverSideSessionId: session.serverSideId };
      try {
        if (request.schema) return { ...ids, schema: { schema: typeToConnect(await engine.schema(rootOf(request.schema.plan), settings)) } };
        if (request.explain) {
          const mode = explainModes[request.explain.explainMode] ?? "simple";
          return { ...ids, explain: { explainString: await engine.explain(rootOf(request.explain.plan), mode, settings) } };
        }
        if (request.treeString) return { ...ids, treeString: { treeString: treeOf(await engine.schema(rootOf(request.treeString.plan), settings)) } };
        if (request.sparkVersion) return { ...ids, sparkVersion: { version: `volley-${version}` } };
        throw new VolleyError("UNSUPPORTED_FEATURE", "the driver does not answer this kind of analysis");
      } catch (error) {
        throw errorToCall(error);
      }
    },
  });

  return {
    service,
    close() {
      clearInterval(sweeper);
      for (const session of [...sessions.all()]) sessions.release(session.id);
    },
  };
}

/** CODEGEN shows what DuckDB gets: each stage's SQL. */
const explainModes: Readonly<Record<number, "simple" | "extended" | "sql">> = {
  [ExplainMode.EXPLAIN_MODE_EXTENDED]: "extended",
  [ExplainMode.EXPLAIN_MODE_CODEGEN]: "sql",
};

function rootOf(plan: Plan | null | undefined): Relation {
  if (!plan?.root) throw new VolleyError("INVALID_ARGUMENT", "the request has no plan");
  return relationFromConnect(plan.root);
}

function writeDone({ destination, files, rows, skipped }: WriteResult): WriteDone {
  return { destination, files, rows, skipped };
}

function treeOf(schema: Parameters<typeof schemaText>[0]): string {
  return `root\n${schema.fields.map((f) => ` |-- ${f.name}: ${typeText(f.type)} (nullable = ${f.nullable})`).join("\n")}\n`;
}
