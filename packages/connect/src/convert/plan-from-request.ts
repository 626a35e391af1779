import type { CacheCommand, Relation, WriteCommand } from "@volley/plan";
import type * as spark from "@volley/protocol/spark";
import { RelationDecoder } from "./relation-decoder.ts";
import { cacheCommandFromPlan } from "./cache-command.ts";
import { malformed, required } from "./unsupported.ts";
import { fillModules } from "./user-modules.ts";
import { writeFromConnect } from "./write-command.ts";

/** What a client asks to run. */
export type RequestedPlan =
  | { readonly kind: "query"; readonly relation: Relation }
  | { readonly kind: "write"; readonly command: WriteCommand }
  | { readonly kind: "cache"; readonly command: CacheCommand };

interface PlanRequest {
  readonly plan?: spark.Plan | null | undefined;
}

/** Decodes a plan that is to be executed. Throws UNSUPPORTED_FEATURE and INVALID_ARGUMENT as the conversions do. */
export function planFromRequest(request: PlanRequest & Partial<Pick<spark.ExecutePlanRequest, "userContext">>): RequestedPlan {
  const plan = decodePlan(request);
  fillModules(relationsOf(plan), request.userContext);
  return plan;
}

function relationsOf(requested: RequestedPlan): readonly Relation[] {
  if (requested.kind === "query") return [requested.relation];
  if (requested.kind === "write") return requested.command.sinks.map(({ input }) => input);
  return "plan" in requested.command ? [requested.command.plan] : [];
}

function decodePlan({ plan }: PlanRequest): RequestedPlan {
  const { root, command } = required(plan, "the plan");
  const kept = cacheCommandFromPlan({ root, command });
  if (kept) return { kind: "cache", command: kept };
  if (root) return { kind: "query", relation: new RelationDecoder().decode(root) };
  if (command) return { kind: "write", command: writeFromConnect(command) };
  throw malformed("it is neither a query nor a command");
}

/** The relation of a request that executes nothing, such as AnalyzePlan's. */
export function relationFromRequest(request: PlanRequest): Relation {
  const plan = decodePlan(request);
  if (plan.kind !== "query") throw malformed("it is a command where a query is expected");
  return plan.relation;
}
