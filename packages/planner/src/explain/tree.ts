import { estimateRows } from "../cut/estimate.ts";
import { rowWidth } from "../optimise/width.ts";
import { labelOf, sourceName } from "../sql/label.ts";
import type { Node, SharedFrame } from "../typed/node.ts";
import { inputsOf, outputOf } from "../typed/walk.ts";
import { columnText, expressionText, namedText, sortText } from "./expression-text.ts";

/** Plans as trees, with estimates of rows and bytes; what several of them read is drawn once, under a number. */
export function treeText(roots: readonly { readonly title: string; readonly node: Node }[]): string {
  const frames: SharedFrame[] = [];
  const parts = roots.map(({ title, node }) => [title, ...branchLines(node, "", frames)].join("\n"));
  for (let i = 0; i < frames.length; i++) parts.push([`shared ${i + 1}`, ...branchLines(frames[i]!.plan, "", frames)].join("\n"));
  return parts.join("\n\n");
}

function branchLines(node: Node, prefix: string, frames: SharedFrame[], last = true): string[] {
  const lines = [`${prefix}${last ? "└─ " : "├─ "}${nodeText(node, frames)}  (${estimate(node)})`];
  const inputs = inputsOf(node);
  const below = `${prefix}${last ? "   " : "│  "}`;
  inputs.forEach((input, i) => lines.push(...branchLines(input, below, frames, i === inputs.length - 1)));
  return lines;
}

function estimate(node: Node): string {
  const rows = estimateRows(node);
  return `~${count(rows)} rows, ${size(rows * rowWidth(outputOf(node)))}`;
}

function count(n: number): string {
  return Math.round(n).toLocaleString("en-US");
}

function size(bytes: number): string {
  const units = ["B", "KB", "MB", "GB", "TB", "PB"];
  let unit = 0;
  while (bytes >= 1000 && unit < units.length - 1) {
    bytes /= 1000;
    unit++;
  }
  return `${bytes >= 10 || unit === 0 ? Math.round(bytes) : bytes.toFixed(1)} ${units[unit]}`;
}

function nodeText(node: Node, frames: SharedFrame[]): string {
  switch (node.kind) {
    case "scan": {
      const limit = node.limit === undefined ? "" : `, at most ${count(node.limit)} rows`;
      return `read ${node.read.format} ${sourceName(node)}: ${node.columns.map((c) => columnText(c.column)).join(", ")}${limit}`;
    }
    case "local":
      return `local rows: ${node.columns.map((c) => columnText(c.column)).join(", ")}`;
    case "range":
      return `range from ${node.start} to ${node.end} step ${node.step}`;
    case "project":
      return `select ${node.outputs.map(namedText).join(", ")}`;
    case "filter":
      return `filter ${expressionText(node.condition)}`;
    case "generate":
      return `a row for each of ${node.lists.map(namedText).join(", ")}`;
    case "aggregate": {
      const by = node.groups.length === 0 ? "" : ` by ${node.groups.map(namedText).join(", ")}`;
      if (node.aggregates.length === 0) return `distinct${by}`;
      return `aggregate${by}: ${node.aggregates.map(namedText).join(", ")}`;
    }
    case "window":
      return `window ${node.windows.map(namedText).join(", ")}`;
    case "join":
      return `join ${node.type}${node.condition ? ` on ${expressionText(node.condition)}` : ""}`;
    case "union":
      return "union";
    case "dedupe":
      return `one row for each ${outputOf(node)
        .filter((c) => node.keys.includes(c.id))
        .map((c) => c.name)
        .join(", ")}`;
    case "sort":
      return `sort${node.global ? "" : " within partitions"} by ${node.keys.map(sortText).join(", ")}`;
    case "limit":
      return [
        ...(node.limit === undefined ? [] : [`limit ${count(node.limit)}`]),
        ...(node.offset === 0 ? [] : [`offset ${count(node.offset)}`]),
      ].join(" ");
    case "tail":
      return `last ${count(node.rows)}`;
    case "set_operation":
      return `${node.operation}${node.all ? " all" : ""}`;
    case "sample":
      return `sample from ${node.lower} to ${node.upper}, seed ${node.seed}`;
    case "repartition":
      return `repartition${node.partitions === undefined ? "" : ` into ${node.partitions}`}${node.keys.length === 0 ? "" : ` by ${node.keys.map(expressionText).join(", ")}`}`;
    case "hint":
      return `hint ${node.name}`;
    case "shared": {
      if (!frames.includes(node.frame)) frames.push(node.frame);
      return `shared ${frames.indexOf(node.frame) + 1} (${labelOf(node)})`;
    }
    case "exchange_read":
      return `exchange ${node.exchange.id}`;
  }
}
