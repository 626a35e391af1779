import { type CacheCommand, type ExplainMode, explainModes, type PlanQuestion, type Relation, type StructType } from "@volley/plan";
import type { Draft } from "@volley/protocol";
import { AnalyzePlanRequestExplainExplainMode, type AnalyzePlanRequest, type AnalyzePlanResponse } from "@volley/protocol/spark";
import { typeToConnect } from "./data-type.ts";
import { unsupported } from "./unsupported.ts";
import { relationFromRequest } from "./plan-from-request.ts";
import { cacheCommandFromAnalysis } from "./cache-command.ts";
import { questionFromRequest } from "./plan-question.ts";

/** What an AnalyzePlan asks. */
export type RequestedAnalysis =
  | { readonly kind: "schema"; readonly relation: Relation }
  | { readonly kind: "explain"; readonly relation: Relation; readonly mode: ExplainMode }
  | { readonly kind: "question"; readonly question: PlanQuestion; readonly relations: readonly [Relation, ...Relation[]] }
  | { readonly kind: "cache"; readonly command: CacheCommand }
  | { readonly kind: "version" };

const { EXPLAIN_MODE_SIMPLE, EXPLAIN_MODE_EXTENDED, EXPLAIN_MODE_CODEGEN, EXPLAIN_MODE_COST, EXPLAIN_MODE_FORMATTED } =
  AnalyzePlanRequestExplainExplainMode;

/** Spark's "codegen" shows what runs; with Volley that is SQL. */
export const explainModeMessages: Readonly<Record<ExplainMode, AnalyzePlanRequestExplainExplainMode>> = {
  simple: EXPLAIN_MODE_SIMPLE,
  extended: EXPLAIN_MODE_EXTENDED,
  cost: EXPLAIN_MODE_COST,
  formatted: EXPLAIN_MODE_FORMATTED,
  sql: EXPLAIN_MODE_CODEGEN,
};

/** Throws UNSUPPORTED_FEATURE for questions that Volley does not answer. */
export function analysisFromRequest(request: AnalyzePlanRequest): RequestedAnalysis {
  const { schema, explain, sparkVersion } = request;
  if (schema) return { kind: "schema", relation: relationFromRequest(schema) };
  if (explain) {
    const mode = explainModes.find((each) => explainModeMessages[each] === explain.explainMode) ?? "extended";
    return { kind: "explain", relation: relationFromRequest(explain), mode };
  }
  if (sparkVersion) return { kind: "version" };
  const command = cacheCommandFromAnalysis(request);
  if (command) return { kind: "cache", command };
  const asked = questionFromRequest(request);
  if (asked) return { kind: "question", ...asked };
  throw unsupported("this question about a plan");
}

type Ids = Pick<AnalyzePlanResponse, "sessionId" | "serverSideSessionId">;

export function schemaAnalysis(ids: Ids, schema: StructType): Draft<AnalyzePlanResponse> {
  return { ...ids, schema: { schema: typeToConnect(schema) } };
}

export function explainAnalysis(ids: Ids, text: string): Draft<AnalyzePlanResponse> {
  return { ...ids, explain: { explainString: text } };
}

export function versionAnalysis(ids: Ids, version: string): Draft<AnalyzePlanResponse> {
  return { ...ids, sparkVersion: { version } };
}
