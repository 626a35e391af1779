import type { ExplainMode, Relation, WriteCommand } from "@volley/plan";
import { Analyzer, type Sources } from "../analyse/analyse.ts";
import { optimise } from "../optimise/optimise.ts";
import { planQuery, planWrite } from "../plan-query.ts";
import type { PlannerSettings, StageInput } from "../stage.ts";
import { stagesText, scriptText } from "./stages.ts";
import { treeText } from "./tree.ts";

/** What will be done, as text for people. Throws what planning throws. */
export function explainPlan(
  plan: Relation | WriteCommand,
  sources: Sources,
  settings: PlannerSettings,
  mode: ExplainMode = "simple",
): string {
  const stages = plan.kind === "write" ? planWrite(plan, sources, settings) : planQuery(plan, sources, settings);
  const files = (input: StageInput & { kind: "source" }): readonly string[] =>
    sources(input.read).files.map((file) => file.url.replace(/^file:\/\//, ""));
  if (mode === "sql") return scriptText(stages, files);
  const analyzer = new Analyzer(sources);
  const inputs =
    plan.kind === "write"
      ? plan.sinks.map((sink, i) => ({
          title: `sink ${i + 1}: ${sink.format} ${plan.destination}${sink.folder}`,
          analyzed: analyzer.analyze(sink.input),
        }))
      : [{ title: "result", analyzed: analyzer.analyze(plan) }];
  const { roots } = optimise(
    inputs.map((i) => i.analyzed.node),
    settings,
  );
  const optimised = treeText(inputs.map(({ title }, i) => ({ title, node: roots[i]! })));
  const parts = [optimised, stagesText(stages, files)];
  if (mode === "extended")
    parts.unshift(`as analysed\n${treeText(inputs.map(({ title, analyzed }) => ({ title, node: analyzed.node })))}`, "as optimised");
  return parts.join("\n\n");
}
