import { type ExplainMode, type Relation, sqlString, type WriteCommand } from "@volley/plan";
import type { CachedFrames } from "../cached-frame.ts";
import type { Sources } from "../analyse/analyse.ts";
import { planSteps, type PlanSteps } from "../plan-query.ts";
import { fileColumn, fileNameMark, filesMark } from "../sql/files.ts";
import { partitionMark } from "../sql/source.ts";
import type { PlannerSettings, StageInput } from "../stage.ts";
import type { Node } from "../typed/node.ts";
import { costOf } from "./cost.ts";
import { formattedText } from "./formatted.ts";
import { stagesText, scriptText } from "./stages.ts";
import { estimate, type Titled, treeText } from "./tree.ts";
import { writtenText } from "./written.ts";

/** A plan, all its steps, and where its files lie. */
interface Explained extends PlanSteps {
  readonly roots: readonly { readonly title: string; readonly written: Relation }[];
  readonly sources: Sources;
  readonly files: (input: StageInput & { kind: "source" }) => readonly string[];
}

const writers: { readonly [M in ExplainMode]: (plan: Explained) => readonly string[] } = {
  simple: (plan) => [treeText(titled(plan, plan.optimised)), stagesText(plan.plan, plan.files)],
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
  ],
  cost: (plan) => [treeText(titled(plan, plan.optimised), costOf), stagesText(plan.plan, plan.files)],
  formatted: ({ plan, fragments }) => [formattedText(plan, fragments, estimate)],
  sql: ({ plan, files, sources }) => [
    scriptText(plan, (input) => filledSql(input, files(input), sources(input.read).partitionColumns ?? [])),
  ],
};

/** What will be done, as text for people. Throws what planning throws. */
export function explainPlan(
  plan: Relation | WriteCommand,
  sources: Sources,
  settings: PlannerSettings,
  mode: ExplainMode = "simple",
  cached?: CachedFrames,
): string {
  const roots =
    plan.kind === "write"
      ? plan.sinks.map((sink, i) => ({ title: `sink ${i + 1}: ${sink.format} ${plan.destination}${sink.folder}`, written: sink.input }))
      : [{ title: "result", written: plan }];
  const files = (input: StageInput & { kind: "source" }): readonly string[] =>
    sources(input.read).files.map((file) => file.url.replace(/^file:\/\//, ""));
  return writers[mode]({ ...planSteps(plan, sources, settings, cached), roots, sources, files }).join("\n\n");
}

function titled({ roots }: Explained, nodes: readonly Node[]): readonly Titled[] {
  return roots.map(({ title }, i) => ({ title, node: nodes[i]! }));
}

/** A source's SQL over the files where they lie; partition columns by the names of their folders. */
function filledSql({ sql }: StageInput & { kind: "source" }, files: readonly string[], partitions: readonly string[]): string {
  const folder = (column: string): string => {
    const text = `regexp_extract(${fileColumn}, ${sqlString(`/${column.replace(/[^\w]/g, ".")}=([^/]*)`)}, 1)`;
    return `nullif(url_decode(${text}), '__HIVE_DEFAULT_PARTITION__')`;
  };
  return sql
    .replace(filesMark, () => `[${files.map(sqlString).join(", ")}]`)
    .replace(fileNameMark, fileColumn)
    .replace(partitionMark, (_, place: string) => folder(partitions[Number(place)]!));
}
