import { labelOf, sourceName } from "../sql/label.ts";
import type { Fragment } from "./fragment.ts";
import { eachNode } from "./group.ts";

/** What a stage does, for people: `read flights`, `group by origin, hour`, `join and write`. */
export function stageName(fragments: readonly Fragment[]): string {
  const verbs: string[] = [];
  const add = (verb: string): void => {
    if (!verbs.includes(verb)) verbs.push(verb);
  };
  const reads = new Set<string>();
  const grouped = new Set<string>();
  for (const { node } of fragments)
    eachNode(node, (n) => {
      if (n.kind === "scan") reads.add(sourceName(n));
      if (n.kind === "aggregate" && n.phase !== "partial") grouped.add(n.groups.map((g) => g.column.name).join(", "));
    });
  if (reads.size > 0) add(`read ${[...reads].join(", ")}`);
  for (const { node } of fragments)
    eachNode(node, (n) => {
      if (n.kind === "join") add("join");
      else if (n.kind === "sort" && n.global) add("sort");
      else if (n.kind === "dedupe") add("drop duplicates");
      else if (n.kind === "limit" && reads.size === 0) add("limit");
      else if (n.kind === "local" || n.kind === "range") add(`make ${labelOf(n).replaceAll("_", " ")}`);
    });
  if (grouped.size > 0 && !verbs.includes("join")) {
    const keys = [...grouped].filter((k) => k !== "");
    add(keys.length > 0 ? `group by ${keys.join(" and by ")}` : "aggregate");
  }
  if (fragments.some((f) => f.target.kind === "sink")) add("write");
  if (fragments.some((f) => f.target.kind === "exchange" && f.target.exchange.name === "result") && verbs.length === 0) add("collect");
  if (verbs.length === 0) add("pass on rows");
  return verbs.length === 1 ? verbs[0]! : `${verbs.slice(0, -1).join(", ")} and ${verbs.at(-1)}`;
}
