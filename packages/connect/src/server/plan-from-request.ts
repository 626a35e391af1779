import type { Relation, WriteCommand } from "@volley/plan";
import type * as spark from "@volley/protocol/spark";
import { RelationDecoder } from "../convert/relation-decoder.ts";
import { malformed, required } from "../convert/unsupported.ts";
import { writeFromConnect } from "../convert/write-command.ts";

/** What a client asks to run. */
export type RequestedPlan =
  | { readonly kind: "query"; readonly relation: Relation }
  | { readonly kind: "write"; readonly command: WriteCommand };

/** Decodes a plan. Throws UNSUPPORTED_FEATURE and INVALID_ARGUMENT as the conversions do. */
export function planFromRequest({ plan }: { readonly plan?: spark.Plan | null | undefined }): RequestedPlan {
  const { root, command } = required(plan, "the plan");
  if (root) return { kind: "query", relation: new RelationDecoder().decode(root) };
  if (command) return { kind: "write", command: writeFromConnect(command) };
  throw malformed("it is neither a query nor a command");
}

/** The relation of a request that takes no commands, such as AnalyzePlan's. */
export function relationFromRequest(request: { readonly plan?: spark.Plan | null | undefined }): Relation {
  const plan = planFromRequest(request);
  if (plan.kind !== "query") throw malformed("it is a command where a query is expected");
  return plan.relation;
}
