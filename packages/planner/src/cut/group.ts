import { eachNode } from "../typed/walk.ts";
import { isAlike } from "./distribution.ts";
import type { Fragment } from "./fragment.ts";

/** What fragments that run together would fetch or compute only once. */
function leavesOf(fragment: Fragment): ReadonlySet<string> {
  const leaves = new Set<string>();
  eachNode(fragment.node, (node) => {
    if (node.kind === "scan") leaves.add(`scan ${node.key}`);
    else if (node.kind === "cached_read") leaves.add(`cached ${node.frame.id}`);
    else if (node.kind === "shared") leaves.add(`frame ${node.frame.id}`);
    else if (node.kind === "exchange_read" && (node.delivery === "partition" || fragment.dist.kind === "single"))
      leaves.add(`exchange ${node.exchange.id}`);
  });
  return leaves;
}

function readsOf(fragment: Fragment): ReadonlySet<number> {
  const exchanges = new Set(fragment.after);
  eachNode(fragment.node, (node) => {
    if (node.kind === "exchange_read") exchanges.add(node.exchange.id);
  });
  return exchanges;
}

interface Group {
  readonly fragments: Fragment[];
  readonly leaves: Set<string>;
  readonly reads: Set<number>;
  readonly writes: Set<number>;
}

/**
 * Fragments that run as one stage: cut alike, with an input in common (so that it is fetched once), and none waiting for another.
 * The groups come in an order in which each reads only what earlier ones write.
 */
export function groupFragments(fragments: readonly Fragment[]): readonly (readonly Fragment[])[] {
  const groups: Group[] = [];
  for (const fragment of fragments) {
    const leaves = leavesOf(fragment);
    const own: Group = { fragments: [fragment], leaves: new Set(leaves), reads: new Set(readsOf(fragment)), writes: new Set() };
    if (fragment.target.kind === "exchange") own.writes.add(fragment.target.exchange.id);
    groups.push(own);
  }
  for (let i = 0; i < groups.length; i++)
    for (let j = i + 1; j < groups.length; j++) {
      const [a, b] = [groups[i]!, groups[j]!];
      const alike = isAlike(a.fragments[0]!.dist, b.fragments[0]!.dist) && [...b.leaves].some((leaf) => a.leaves.has(leaf));
      if (!alike || waitsFor(groups, a, b) || waitsFor(groups, b, a)) continue;
      a.fragments.push(...b.fragments);
      for (const part of ["leaves", "reads", "writes"] as const) for (const item of b[part]) (a[part] as Set<string | number>).add(item);
      groups.splice(j, 1);
      j = i;
    }
  return inOrder(groups).map((g) => g.fragments);
}

function producers(groups: readonly Group[], group: Group): readonly Group[] {
  return groups.filter((other) => [...group.reads].some((exchange) => other.writes.has(exchange)));
}

function waitsFor(groups: readonly Group[], group: Group, other: Group, seen: Set<Group> = new Set()): boolean {
  if (seen.has(group)) return false;
  seen.add(group);
  return producers(groups, group).some((producer) => producer === other || waitsFor(groups, producer, other, seen));
}

/** Producers first; among those that could run, as they were made. */
function inOrder(groups: readonly Group[]): readonly Group[] {
  const done: Group[] = [];
  const visit = (group: Group): void => {
    if (done.includes(group)) return;
    producers(groups, group).forEach(visit);
    done.push(group);
  };
  groups.forEach(visit);
  return done;
}
