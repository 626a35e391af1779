import type { ExplainMode, Relation, WriteCommand } from "@volley/plan";
import type { CachedFrames } from "../cached-frame.ts";
import type { Sources } from "../analyse/analyse.ts";
import { planSteps, type PlanSteps } from "../plan-query.ts";
import type { PlannerSettings, SourceInput } from "../stage.ts";
import type { Node } from "../typed/node.ts";
import { costOf } from "./cost.ts";
import { filePaths, filledSql } from "./filled-sql.ts";
import { formattedText } from "./formatted.ts";
import { ranScripts, type TitledRun } from "./ran.ts";
import { madeNames, stagesText, scriptText } from "./stages.ts";
import { estimate, type Titled, treeText } from "./tree.ts";
import { writtenText } from "./written.ts";

/** A plan, all its steps, where its files lie, and what it did before. */
interface Explained extends PlanSteps {
  readonly roots: readonly { readonly title: string; readonly written: Relation }[];
  readonly sources: Sources;
  readonly files: (input: SourceInput) => readonly string[];
  readonly runs: readonly TitledRun[];
}

const writers: { readonly [M in ExplainMode]: (plan: Explained) => readonly string[] } = {
  simple: (plan) => [treeText(titled(plan, plan.optimised)), stagesText(plan.plan, plan.files), ...ranTrees(plan)],
  extended: (plan) => [
    ...plan.roots.map(({ title, written }) => `as written\n${writtenText(title, written)}`),
    `as analysed\n${treeText(
      titled(
        plan,
        plan.analyzed.map((a) => a.node),
      ),
    )}`,
    `as optimised\n${treeText(titled(plan, plan.optimised))}`,
    stagesText(plan.plan, plan.files),
    ...ranTrees(plan),
  ],
  cost: (plan) => [treeText(titled(plan, plan.optimised), costOf), stagesText(plan.plan, plan.files), ...ranTrees(plan)],
  formatted: (plan) => [formattedText(plan.plan, estimate), ...ranTrees(plan)],
  sql({ plan, sources, runs }) {
    const script = scriptText(plan, (input) => filledSql(input, sources(input.read)));
    return [script, ...ranScripts(runs, { script, names: madeNames(plan.stages) })];
  },
};

/** What will be done, and what was done when it ran, as text for people. Throws what planning throws. */
export function explainPlan(
  plan: Relation | WriteCommand,
  sources: Sources,
  settings: PlannerSettings,
  mode: ExplainMode = "simple",
  cached?: CachedFrames,
  runs: readonly TitledRun[] = [],
): string {
  const roots =
    plan.kind === "write"
      ? plan.sinks.map((sink, i) => ({ title: `sink ${i + 1}: ${sink.format} ${plan.destination}${sink.folder}`, written: sink.input }))
      : [{ title: "result", written: plan }];
  const files = (input: SourceInput): readonly string[] => filePaths(sources(input.read));
  return writers[mode]({ ...planSteps(plan, sources, settings, cached), roots, sources, files, runs }).join("\n\n");
}

function ranTrees({ runs }: Explained): readonly string[] {
  return runs.map(({ title, stages }) => [title, ...(stages ? [stages] : [])].join("\n\n"));
}

function titled({ roots }: Explained, nodes: readonly Node[]): readonly Titled[] {
  return roots.map(({ title }, i) => ({ title, node: nodes[i]! }));
}
