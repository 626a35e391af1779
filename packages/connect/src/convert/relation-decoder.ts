import type { Relation } from "@volley/plan";
import { PlanReference } from "@volley/protocol";
import * as spark from "@volley/protocol/spark";
import { unpack } from "./any.ts";
import { makeNode, relationDecoders } from "./decode-relation.ts";
import { expressionFromConnect, planIdFromConnect } from "./expression.ts";
import { originFromConnect } from "./origin.ts";
import { planReferenceType } from "./relation-encoder.ts";
import { mapBatchesFromConnect } from "./user-function.ts";
import { malformed, presentField, required, unsupported } from "./unsupported.ts";

type Field = keyof typeof relationDecoders;
const fields = Object.keys(relationDecoders) as Field[];

/** Decodes the plans of one request. Relations of one plan id are one node, so that shared frames stay shared. */
export class RelationDecoder {
  private readonly byPlanId = new Map<number, Relation>();

  /** Throws UNSUPPORTED_FEATURE for what Volley does not do, INVALID_ARGUMENT for a message that is not well formed. */
  decode(message: spark.Relation): Relation {
    const planId = planIdFromConnect(message.common?.planId);
    const known = planId === undefined ? undefined : this.byPlanId.get(planId);
    if (known) return known;
    const node = message.withRelations || message.extension ? this.indirect(message, planId) : this.direct(message, planId);
    if (planId !== undefined) this.byPlanId.set(planId, node);
    return node;
  }

  private direct(message: spark.Relation, planId: number | undefined): Relation {
    const origin = originFromConnect(message.common?.origin);
    const field = presentField(message, fields) as Field | undefined;
    if (!field) throw unsupported("a relation of this kind", origin);
    const input = (from: spark.Relation | null | undefined, what: string): Relation =>
      this.decode(required(from, `the input of a ${what}`));
    const decode = relationDecoders[field] as (message: unknown, read: typeof input) => Parameters<typeof makeNode>[0];
    return makeNode(decode(message[field], input), { origin, ...(planId === undefined ? {} : { planId }) });
  }

  private indirect({ withRelations, extension, common }: spark.Relation, planId: number | undefined): Relation {
    if (withRelations) {
      for (const reference of withRelations.references) this.decode(reference);
      return this.decode(required(withRelations.root, "the root of a plan with references"));
    }
    const mapped = mapBatchesFromConnect(extension);
    if (mapped) {
      const input = this.decode(spark.Relation.decode(mapped.input));
      const groupings = mapped.groupings.map((each) => expressionFromConnect(spark.Expression.decode(each)));
      const origin = originFromConnect(common?.origin);
      return makeNode(["map_batches", { ...mapped, input, groupings }], { origin, ...(planId === undefined ? {} : { planId }) });
    }
    const reference = unpack(extension, planReferenceType, PlanReference);
    if (!reference) throw unsupported(`the extension ${extension?.typeUrl}`);
    const node = this.byPlanId.get(reference.planId);
    if (!node) throw malformed(`it refers to relation ${reference.planId} before that is given`);
    return node;
  }
}

/** One plan; see RelationDecoder. */
export function relationFromConnect(message: spark.Relation): Relation {
  return new RelationDecoder().decode(message);
}
