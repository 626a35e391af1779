import type { PlanAnswers, PlanQuestion, Relation } from "@volley/plan";
import type { Draft } from "@volley/protocol";
import type { AnalyzePlanRequest, AnalyzePlanResponse, Plan } from "@volley/protocol/spark";
import { relationToConnect } from "./relation-encoder.ts";
import { required } from "./unsupported.ts";
import { relationFromRequest } from "./plan-from-request.ts";

type Request = Draft<AnalyzePlanRequest>;
type Response = Draft<AnalyzePlanResponse>;

/** How a question about plans is put, and its answer. */
interface Form<Q extends PlanQuestion> {
  readonly ask: (plans: readonly Draft<Plan>[]) => Request;
  readonly plans: (request: AnalyzePlanRequest) => readonly (Plan | null | undefined)[] | null | undefined;
  readonly answer: (answer: PlanAnswers[Q]) => Response;
  readonly read: (response: AnalyzePlanResponse) => PlanAnswers[Q] | undefined;
}

const forms: { readonly [Q in PlanQuestion]: Form<Q> } = {
  isLocal: {
    ask: ([plan]) => ({ isLocal: { plan } }),
    plans: ({ isLocal }) => isLocal && [isLocal.plan],
    answer: (isLocal) => ({ isLocal: { isLocal } }),
    read: ({ isLocal }) => isLocal?.isLocal,
  },
  inputFiles: {
    ask: ([plan]) => ({ inputFiles: { plan } }),
    plans: ({ inputFiles }) => inputFiles && [inputFiles.plan],
    answer: (files) => ({ inputFiles: { files } }),
    read: ({ inputFiles }) => inputFiles?.files,
  },
  sameSemantics: {
    ask: ([targetPlan, otherPlan]) => ({ sameSemantics: { targetPlan, otherPlan } }),
    plans: ({ sameSemantics }) => sameSemantics && [sameSemantics.targetPlan, sameSemantics.otherPlan],
    answer: (result) => ({ sameSemantics: { result } }),
    read: ({ sameSemantics }) => sameSemantics?.result,
  },
  semanticHash: {
    ask: ([plan]) => ({ semanticHash: { plan } }),
    plans: ({ semanticHash }) => semanticHash && [semanticHash.plan],
    answer: (result) => ({ semanticHash: { result } }),
    read: ({ semanticHash }) => semanticHash?.result,
  },
};

/** A question that a request asks, with its plans; undefined where it asks something else. */
export function questionFromRequest(
  request: AnalyzePlanRequest,
): { readonly question: PlanQuestion; readonly relations: readonly [Relation, ...Relation[]] } | undefined {
  for (const question of Object.keys(forms) as PlanQuestion[]) {
    const plans = forms[question].plans(request);
    if (!plans) continue;
    const [first, ...others] = plans.map((plan) => relationFromRequest({ plan }));
    return { question, relations: [required(first, "the plan"), ...others] };
  }
  return undefined;
}

export function answerToConnect<Q extends PlanQuestion>(question: Q, answer: PlanAnswers[Q]): Response {
  return (forms[question] as Form<Q>).answer(answer);
}

export function questionToConnect(question: PlanQuestion, plans: readonly Relation[]): Request {
  return forms[question].ask(plans.map((plan) => ({ root: relationToConnect(plan) })));
}

export function answerFromConnect<Q extends PlanQuestion>(question: Q, response: AnalyzePlanResponse): PlanAnswers[Q] {
  return required((forms[question] as Form<Q>).read(response), "the server's answer");
}
