import type { CachedFrames } from "./cached-frame.ts";
import type { PlanAnswers, PlanQuestion, Relation } from "@volley/plan";
import { Analyzer, type Sources } from "./analyse/analyse.ts";
import { Interner } from "./analyse/intern.ts";
import { eachNode } from "./typed/walk.ts";

type Answer<Q extends PlanQuestion> = (
  plans: readonly [Relation, ...Relation[]],
  sources: Sources,
  cached?: CachedFrames,
) => PlanAnswers[Q];

const answers: { readonly [Q in PlanQuestion]: Answer<Q> } = {
  isLocal: ([plan]) => plan.kind === "local_relation",
  inputFiles: ([plan], sources, cached) => {
    const files = new Set<string>();
    eachNode(new Analyzer(sources, cached).analyze(plan).node, (node) => {
      if (node.kind === "scan") for (const { url } of node.source.files) files.add(url);
    });
    return [...files];
  },
  sameSemantics: (plans) => {
    const interner = new Interner();
    return new Set(plans.map((plan) => interner.key(plan))).size === 1;
  },
  semanticHash: ([plan]) => {
    const interner = new Interner();
    interner.key(plan);
    return interner.hash();
  },
};

/** Answers a question about plans (two for `sameSemantics`), which are analysed first. Throws what analysing throws. */
export function answerQuestion<Q extends PlanQuestion>(
  question: Q,
  plans: readonly [Relation, ...Relation[]],
  sources: Sources,
  cached?: CachedFrames,
): PlanAnswers[Q] {
  for (const plan of plans) new Analyzer(sources, cached).analyze(plan);
  return answers[question](plans, sources, cached);
}
