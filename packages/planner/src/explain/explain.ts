import { type ExplainMode, type Relation, sqlString, type WriteCommand } from "@volley/plan";
import { Analyzer, type Sources } from "../analyse/analyse.ts";
import { optimise } from "../optimise/optimise.ts";
import { planQuery, planWrite } from "../plan-query.ts";
import { fileColumn, filesMark, partitionMark } from "../sql/source.ts";
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
  if (mode === "sql") return scriptText(stages, (input) => filledSql(input, files(input), sources(input.read).partitionColumns ?? []));
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

/** A source's SQL over the files where they lie; partition columns by the names of their folders. */
function filledSql({ sql }: StageInput & { kind: "source" }, files: readonly string[], partitions: readonly string[]): string {
  const folder = (column: string): string => {
    const text = `regexp_extract(${fileColumn}, ${sqlString(`/${column.replace(/[^\w]/g, ".")}=([^/]*)`)}, 1)`;
    return `nullif(url_decode(${text}), '__HIVE_DEFAULT_PARTITION__')`;
  };
  return sql
    .replace(filesMark, () => `[${files.map(sqlString).join(", ")}]`)
    .replace(partitionMark, (_, place: string) => folder(partitions[Number(place)]!));
}
