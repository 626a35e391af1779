import { labelOf, sourceName } from "../sql/label.ts";
import type { Node, SharedFrame } from "../typed/node.ts";
import { outputOf } from "../typed/walk.ts";
import { columnText, expressionText, namedText, sortText } from "./expression-text.ts";

/** A step in words: what it does, and with what. */
export interface NodeText {
  readonly operator: string;
  readonly with: string;
}

type Of<K extends Node["kind"]> = Extract<Node, { kind: K }>;
type Writers = { readonly [K in Node["kind"]]: (node: Of<K>, frames: SharedFrame[]) => readonly [operator: string, ...parts: string[]] };

/** `1,234`. Not by the locale, which takes 10 ms to load. */
export const count = (n: number): string => String(Math.round(n)).replaceAll(/\B(?=(\d{3})+$)/g, ",");

const writers: Writers = {
  scan: (node) => {
    const limit = node.limit === undefined ? "" : `, at most ${count(node.limit)} rows`;
    return [`read ${node.read.format} ${sourceName(node)}:`, `${node.columns.map((c) => columnText(c.column)).join(", ")}${limit}`];
  },
  local: (node) => ["local rows:", node.columns.map((c) => columnText(c.column)).join(", ")],
  cached_read: ({ frame, columns }) => [`InMemoryRelation ${frame.level}:`, columns.map((c) => columnText(c.column)).join(", ")],
  range: (node) => ["range", `from ${node.start} to ${node.end} step ${node.step}`],
  project: (node) => ["select", node.outputs.map(namedText).join(", ")],
  filter: (node) => ["filter", expressionText(node.condition)],
  generate: (node) => ["a row for each of", node.lists.map(namedText).join(", ")],
  aggregate: ({ groups, aggregates, phase }) => {
    const by = groups.length === 0 ? [] : [`by ${groups.map(namedText).join(", ")}${aggregates.length === 0 ? "" : ":"}`];
    const operator = aggregates.length === 0 ? "distinct" : by.length === 0 ? "aggregate:" : "aggregate";
    return [phase === "whole" ? operator : `${phase} ${operator}`, ...by, aggregates.map(namedText).join(", ")];
  },
  window: (node) => ["window", node.windows.map(namedText).join(", ")],
  join: (node) => [`join ${node.type}`, node.condition ? `on ${expressionText(node.condition)}` : ""],
  union: () => ["union"],
  dedupe: (node) => {
    const keys = outputOf(node).filter((c) => node.keys.includes(c.id));
    return ["one row for each", keys.map((c) => c.name).join(", ")];
  },
  sort: (node) => [`sort${node.global ? "" : " within partitions"}`, `by ${node.keys.map(sortText).join(", ")}`],
  limit: ({ limit, offset }) => {
    if (limit === undefined) return ["offset", count(offset)];
    return ["limit", count(limit), offset === 0 ? "" : `offset ${count(offset)}`];
  },
  tail: (node) => ["last", count(node.rows)],
  set_operation: (node) => [`${node.operation}${node.all ? " all" : ""}`],
  sample: (node) => ["sample", `from ${node.lower} to ${node.upper}, seed ${node.seed}`],
  repartition: ({ partitions, keys, order }) => [
    "repartition",
    partitions === undefined ? "" : `into ${partitions}`,
    keys.length === 0 ? "" : order ? "by ranges of" : "by",
    keys.map((expr, i) => (order ? sortText({ expr, ...order[i]! }) : expressionText(expr))).join(", "),
  ],
  hint: (node) => ["hint", node.name],
  map_batches: ({ keys, use, columns }) => [
    keys === 0 ? "batches through" : "groups through",
    `${use.function.label}: ${columns.map(columnText).join(", ")}`,
  ],
  shared: (node, frames) => {
    if (!frames.includes(node.frame)) frames.push(node.frame);
    return [`shared ${frames.indexOf(node.frame) + 1}`, `(${labelOf(node)})`];
  },
  exchange_read: ({ exchange, delivery }) => [`exchange ${exchange.id}`, delivery === "all" ? "(all of it)" : ""],
};

/** A step in words. Frames that several steps read are numbered as they are met, and added to `frames`. */
export function nodeText(node: Node, frames: SharedFrame[]): NodeText {
  const write = writers[node.kind] as (node: Node, frames: SharedFrame[]) => readonly string[];
  const [operator = "", ...parts] = write(node, frames);
  return { operator, with: parts.filter((part) => part !== "").join(" ") };
}
