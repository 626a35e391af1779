import type { StagePlan } from "../stage.ts";
import type { Column } from "../typed/column.ts";
import type { Node, SharedFrame } from "../typed/node.ts";
import { inputsOf, outputOf } from "../typed/walk.ts";
import { columnText } from "./expression-text.ts";
import { nodeText } from "./node-text.ts";
import { stageTitle, targetText } from "./stages.ts";
import { belowOnce, branchLines, type Remark } from "./tree.ts";

/**
 * Each stage's steps by name and number, what is read before who reads it; below, each step with what goes in, what comes out and how.
 * Spark's "formatted".
 */
export function formattedText(plan: StagePlan, remark: Remark): string {
  const frames: SharedFrame[] = [];
  const numbers = new Map<Node, number>();
  const number = (node: Node): void => {
    if (numbers.has(node)) return;
    below(node).forEach(number);
    numbers.set(node, numbers.size + 1);
  };
  const title = (node: Node): string => nodeText(node, frames).operator.replace(/:$/, "");

  const stages = plan.stages.map((stage) => {
    const drawn = new Set<SharedFrame>();
    const outputs = stage.fragments.flatMap(({ node: root }, output) => {
      number(root);
      const tree = branchLines(root, belowOnce(drawn), (node) => `${title(node)} (${numbers.get(node)})`);
      return [`to ${targetText(stage.outputs[output]!)}`, ...tree].map((line) => `   ${line}`);
    });
    return [stageTitle(stage), ...outputs].join("\n");
  });

  const steps = [...numbers].map(([node, its]) => {
    const { with: what } = nodeText(node, frames);
    const lines = [
      ...below(node).map((input) => `input   ${columnsText(outputOf(input))}`),
      `output  ${columnsText(outputOf(node))}`,
      ...(what ? [`with    ${what}`] : []),
      `about   ${remark(node)}`,
    ];
    return [`(${its}) ${title(node)}`, ...lines.map((line) => `    ${line}`)].join("\n");
  });
  return [...stages, ...steps].join("\n\n");
}

function below(node: Node): readonly Node[] {
  return node.kind === "shared" ? [node.frame.plan] : inputsOf(node);
}

function columnsText(columns: readonly Column[]): string {
  return `[${columns.length}] ${columns.map(columnText).join(", ")}`;
}
