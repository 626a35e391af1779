import { labelOf, sourceName } from "../sql/label.ts";
import type { Fragment } from "./fragment.ts";
import { eachNode } from "../typed/walk.ts";

const order = [
  "make",
  "read",
  "join",
  "intersect",
  "except",
  "group",
  "aggregate",
  "window",
  "drop",
  "sample",
  "deal",
  "sort",
  "limit",
  "write",
];

/** What a stage does, for people: `read flights`, `group by origin, hour`, `join and write`. */
export function stageName(fragments: readonly Fragment[]): string {
  const reads = new Set<string>();
  const keys = new Set<string>();
  const verbs = new Set<string>();
  for (const { node, target } of fragments) {
    const ranges = target.kind === "exchange" && target.exchange.partitioning.kind === "range";
    if (ranges) verbs.add("deal out by ranges");
    // Of the join with the bounds of the ranges nobody needs to know.
    eachNode(ranges && node.kind === "join" ? node.left : node, (n) => {
      if (n.kind === "scan") reads.add(sourceName(n));
      else if (n.kind === "cached_read") reads.add(labelOf(n));
      else if (n.kind === "local" || n.kind === "range") verbs.add(`make ${labelOf(n).replaceAll("_", " ")}`);
      else if (n.kind === "join") verbs.add("join");
      else if (n.kind === "window") verbs.add("window");
      else if (n.kind === "sort" && n.global) verbs.add("sort");
      else if (n.kind === "dedupe") verbs.add("drop duplicates");
      else if (n.kind === "limit" || n.kind === "tail") verbs.add("limit");
      else if (n.kind === "sample" && n.alone) verbs.add("sample");
      else if (n.kind === "set_operation") verbs.add(n.operation);
      else if (n.kind === "aggregate" && n.phase !== "partial") keys.add(n.groups.map((g) => g.column.name).join(", "));
    });
    if (target.kind === "sink") verbs.add("write");
  }
  if (reads.size > 0) verbs.add(`read ${[...reads].join(", ")}`);
  if (keys.size > 0 && !verbs.has("join")) verbs.add(keys.has("") ? "aggregate" : `group by ${[...keys].join(" and by ")}`);
  if (verbs.size > 1 && reads.size > 0) verbs.delete("limit");
  const rank = (verb: string): number => order.indexOf(verb.split(" ")[0]!);
  const sorted = [...verbs].sort((x, y) => rank(x) - rank(y));
  if (sorted.length === 0) return "collect";
  return sorted.length === 1 ? sorted[0]! : `${sorted.slice(0, -1).join(", ")} and ${sorted.at(-1)}`;
}
