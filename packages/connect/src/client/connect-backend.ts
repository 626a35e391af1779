import {
  type CacheAnswers,
  type CacheCommand,
  type CacheCommandKind,
  type ExplainMode,
  type ObservedMetrics,
  type PlanAnswers,
  type PlanQuestion,
  type Relation,
  type StructType,
  userFunctions,
  VolleyError,
  type WriteCommand,
  type WriteResult,
} from "@volley/plan";
import type { Draft, QueryProgress } from "@volley/protocol";
import type { Any, ExecutePlanResponse, Plan } from "@volley/protocol/spark";
import { schemaFromConnect } from "../convert/data-type.ts";
import { observedFromConnect } from "../convert/observed-metrics.ts";
import { type RelationMessage, relationToConnect, treeForm } from "../convert/relation-encoder.ts";
import { required } from "../convert/unsupported.ts";
import { modulesToConnect } from "../convert/user-modules.ts";
import { beyondSpark, writeToConnect } from "../convert/write-command.ts";
import { unpackProgress, unpackWriteDone } from "../extensions.ts";
import { explainModeMessages } from "../convert/analysis.ts";
import { cacheAnswerFromConnect, cacheCallToConnect } from "../convert/cache-command.ts";
import { answerFromConnect, questionToConnect } from "../convert/plan-question.ts";
import { runOperation } from "./operation.ts";
import { defaultRetryLimits, type RetryLimits } from "./retry.ts";
import { ConnectSession } from "./session.ts";
import { type ConnectTarget, parseTarget } from "./target.ts";

export interface ConnectBackendOptions {
  /** Called with the progress of whatever runs, as a Volley driver reports it; Spark does not. */
  readonly onProgress?: (progress: QueryProgress) => void;
  readonly retry?: Partial<RetryLimits>;
  /** Settings of the session on the server, set before the first action. */
  readonly settings?: Readonly<Record<string, string>>;
}

interface ActionOptions {
  readonly signal?: AbortSignal;
}

interface Rows {
  readonly schema: StructType;
  readonly batches: AsyncIterable<Uint8Array>;
  /** What `observe()` found; complete when the batches are read. */
  readonly observed: readonly ObservedMetrics[];
}

/** What a session of the DataFrame API runs on (its `Backend`). Every method throws VolleyError. */
export interface ConnectBackend {
  /** Each batch is one complete Arrow IPC stream. Batches are pulled: a slow consumer slows the engine. */
  execute(plan: Relation, options?: ActionOptions): Promise<Rows>;
  write(command: WriteCommand, options?: ActionOptions): Promise<WriteResult>;
  schema(plan: Relation): Promise<StructType>;
  explain(plan: Relation, mode: ExplainMode): Promise<string>;
  ask<Q extends PlanQuestion>(question: Q, ...plans: readonly Relation[]): Promise<PlanAnswers[Q]>;
  /** Tells or asks the session about the rows that it keeps. */
  keep<K extends CacheCommandKind>(command: CacheCommand<K>, options?: ActionOptions): Promise<CacheAnswers[K]>;
  /** Interrupts what runs and ends the session on the server. */
  close(): Promise<void>;
}

/**
 * Runs plans on a Volley driver or a Spark Connect server: `connectBackend("sc://127.0.0.1:15002")`. Connects with the
 * first action. Throws CONFIGURATION for an address that cannot be read.
 */
export function connectBackend(target: string | ConnectTarget, options: ConnectBackendOptions = {}): ConnectBackend {
  const parsed = typeof target === "string" ? parseTarget(target) : target;
  return new Backend(new ConnectSession(parsed, { ...defaultRetryLimits, ...options.retry }), options);
}

class Backend implements ConnectBackend {
  private readonly session: ConnectSession;
  private readonly options: ConnectBackendOptions;
  private readonly running = new Set<AbortController>();
  private closed = false;
  private configured: Promise<unknown> | undefined;
  private version: Promise<string> | undefined;

  constructor(session: ConnectSession, options: ConnectBackendOptions) {
    this.session = session;
    this.options = options;
  }

  async execute(plan: Relation, { signal }: ActionOptions = {}): ReturnType<ConnectBackend["execute"]> {
    const responses = this.run({ root: await this.message(plan) }, modulesToConnect([plan]), signal);
    const early: Uint8Array[] = [];
    const observed: ObservedMetrics[] = [];
    let schema: StructType | undefined;
    try {
      for (;;) {
        const { done, value } = await responses.next();
        if (done) break;
        if (value.arrowBatch) early.push(value.arrowBatch.data);
        observed.push(...value.observedMetrics.map(observedFromConnect));
        if (value.schema) schema = schemaFromConnect(value.schema);
        if (schema || value.arrowBatch) break;
      }
      return { schema: schema ?? (await this.schema(plan)), batches: batchesOf(early, responses, observed), observed };
    } catch (error) {
      await responses.return(undefined);
      throw error;
    }
  }

  async write(command: WriteCommand, { signal }: ActionOptions = {}): Promise<WriteResult> {
    let result: WriteResult | undefined;
    const volleys = beyondSpark(command);
    if (volleys) await this.requireVolley(volleys);
    const plans = command.sinks.map(({ input }) => input);
    const references = await this.references(plans);
    const observed: ObservedMetrics[] = [];
    const plan = { command: writeToConnect(command, { references }) };
    for await (const { extension, observedMetrics } of this.run(plan, modulesToConnect(plans), signal)) {
      result = unpackWriteDone(extension) ?? result;
      observed.push(...observedMetrics.map(observedFromConnect));
    }
    // Spark says that it is done and nothing more.
    const done = result ?? { destination: command.destination, files: [], rows: {}, skipped: false };
    return observed.length > 0 ? { ...done, observed } : done;
  }

  async schema(plan: Relation): Promise<StructType> {
    const request = { schema: { plan: { root: await this.message(plan) } } };
    const { schema } = await this.analyze(request);
    return schemaFromConnect(required(schema?.schema, "the schema in the server's answer"));
  }

  async explain(plan: Relation, mode: ExplainMode): Promise<string> {
    if (mode === "sql") await this.requireVolley('explain("sql")');
    const request = { explain: { plan: { root: await this.message(plan) }, explainMode: explainModeMessages[mode] } };
    const { explain } = await this.analyze(request);
    return explain?.explainString ?? "";
  }

  async ask<Q extends PlanQuestion>(question: Q, ...plans: readonly Relation[]): Promise<PlanAnswers[Q]> {
    return answerFromConnect(question, await this.analyze(questionToConnect(question, plans)));
  }

  async keep<K extends CacheCommandKind>(command: CacheCommand<K>, { signal }: ActionOptions = {}): Promise<CacheAnswers[K]> {
    const plan = "plan" in command ? command.plan : undefined;
    const call = cacheCallToConnect(command, plan && (await this.message(plan)));
    if ("analyze" in call) return cacheAnswerFromConnect(command, await this.analyze(call.analyze));
    let last: Partial<ExecutePlanResponse> = {};
    for await (const response of this.run(call.execute, plan ? modulesToConnect([plan]) : [], signal))
      if (response.checkpointCommandResult) last = response;
    return cacheAnswerFromConnect(command, last);
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    for (const controller of this.running) controller.abort();
    await this.session.close();
  }

  private async message(plan: Relation): Promise<RelationMessage> {
    return relationToConnect(plan, { references: await this.references([plan]) });
  }

  /** Whether plans are sent with references between their nodes, which Spark does not know. Throws for plans it cannot run. */
  private async references(plans: readonly Relation[]): Promise<boolean> {
    const [fn] = userFunctions(plans);
    if (fn) await this.requireVolley(`the function ${fn.label}`);
    const form = treeForm(plans);
    if (form === "tree") return false;
    if (form === "impossible") await this.requireVolley("a plan this deep, or that repeats so much,");
    return this.isVolley();
  }

  /** Throws UNSUPPORTED_FEATURE, before anything is sent, when the server is not Volley's own. */
  private async requireVolley(what: string): Promise<void> {
    if (await this.isVolley()) return;
    throw new VolleyError(
      "UNSUPPORTED_FEATURE",
      `${what} needs a Volley driver, and ${this.session.target} is Spark ${await this.version}`,
      {
        hints: ["volley driver starts one"],
      },
    );
  }

  private async isVolley(): Promise<boolean> {
    this.version ??= this.analyze({ sparkVersion: {} }).then(({ sparkVersion }) => sparkVersion?.version ?? "");
    const version = await this.version.catch((error: unknown) => {
      this.version = undefined;
      throw error;
    });
    return version.startsWith("volley-");
  }

  private async analyze(request: Parameters<ConnectSession["client"]["analyzePlan"]>[0]) {
    await this.ready();
    return this.session.call((ids, options) => this.session.client.analyzePlan({ ...ids, ...request }, options));
  }

  private async *run(plan: Draft<Plan>, extensions: readonly Any[], signal: AbortSignal | undefined): AsyncGenerator<ExecutePlanResponse> {
    await this.ready();
    const controller = new AbortController();
    // Who leaves a result unread leaves nothing behind at the signal, which may be that of a whole program.
    const either = signal ? AbortSignal.any([signal, controller.signal]) : controller.signal;
    this.running.add(controller);
    try {
      for await (const response of runOperation(this.session, { plan, extensions }, either)) {
        const progress = unpackProgress(response.extension);
        if (progress) this.options.onProgress?.(progress);
        else yield response;
      }
    } finally {
      this.running.delete(controller);
    }
  }

  private async ready(): Promise<void> {
    this.requireOpen();
    const pairs = Object.entries(this.options.settings ?? {}).map(([key, value]) => ({ key, value }));
    if (pairs.length === 0) return;
    this.configured ??= this.session.call((ids, options) => this.session.client.config({ ...ids, operation: { set: { pairs } } }, options));
    await this.configured.catch((error: unknown) => {
      this.configured = undefined;
      throw error;
    });
  }

  private requireOpen(): void {
    if (this.closed) throw new VolleyError("SESSION_CLOSED", `the session at ${this.session.target} is closed`);
  }
}

async function* batchesOf(
  early: readonly Uint8Array[],
  responses: AsyncGenerator<ExecutePlanResponse>,
  observed: ObservedMetrics[],
): AsyncGenerator<Uint8Array> {
  try {
    yield* early;
    for await (const { arrowBatch, observedMetrics } of responses) {
      observed.push(...observedMetrics.map(observedFromConnect));
      if (arrowBatch) yield arrowBatch.data;
    }
  } finally {
    await responses.return(undefined);
  }
}
