import { estimateRows } from "../estimate/rows.ts";
import { rowWidth } from "../estimate/width.ts";
import type { Node, SharedFrame } from "../typed/node.ts";
import { inputsOf, outputOf } from "../typed/walk.ts";
import { count, nodeText } from "./node-text.ts";

export interface Titled {
  readonly title: string;
  readonly node: Node;
}

/** What stands behind a step, for people; nothing where it is empty. */
export type Remark = (node: Node) => string;

/** Plans as trees, each step with a remark; what several of them read is drawn once, under a number. */
export function treeText(roots: readonly Titled[], remark: Remark = estimate): string {
  const frames: SharedFrame[] = [];
  const lines = (node: Node): readonly string[] => branchLines(node, inputsOf, (each) => stepText(each, frames, remark));
  const parts = roots.map(({ title, node }) => [title, ...lines(node)].join("\n"));
  for (let i = 0; i < frames.length; i++) parts.push([`shared ${i + 1}`, ...lines(frames[i]!.plan)].join("\n"));
  return parts.join("\n\n");
}

/** A step in words, with a remark. Frames that several steps read are numbered as they are met, and added to `frames`. */
export function stepText(node: Node, frames: SharedFrame[], remark: Remark): string {
  const { operator, with: what } = nodeText(node, frames);
  const about = remark(node);
  return `${operator}${what && ` ${what}`}${about && `  (${about})`}`;
}

/** What a step reads; a shared frame where it is first read. */
export function belowOnce(drawn: Set<SharedFrame>): (node: Node) => readonly Node[] {
  return (node) => {
    if (node.kind !== "shared") return inputsOf(node);
    if (drawn.has(node.frame)) return [];
    drawn.add(node.frame);
    return [node.frame.plan];
  };
}

/** A tree, a line for each node. */
export function branchLines<N>(
  node: N,
  inputs: (node: N) => readonly N[],
  text: (node: N) => string,
  prefix = "",
  last = true,
): readonly string[] {
  const line = `${prefix}${last ? "└─ " : "├─ "}${text(node)}`;
  const below = `${prefix}${last ? "   " : "│  "}`;
  const of = inputs(node);
  return [line, ...of.flatMap((input, i) => branchLines(input, inputs, text, below, i === of.length - 1))];
}

/** Rows and bytes, as far as they are known. */
export function estimate(node: Node): string {
  const rows = estimateRows(node);
  return `~${count(rows)} rows, ${size(rows * rowWidth(outputOf(node)))}`;
}

export function size(bytes: number): string {
  const units = ["B", "KB", "MB", "GB", "TB", "PB"];
  let unit = 0;
  while (bytes >= 1000 && unit < units.length - 1) {
    bytes /= 1000;
    unit++;
  }
  return `${bytes >= 10 || unit === 0 ? Math.round(bytes) : bytes.toFixed(1)} ${units[unit]}`;
}
