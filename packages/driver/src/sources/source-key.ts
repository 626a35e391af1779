import type { CachedFrames } from "@volley/planner";
import { type Read, type Relation, relationInputs, schemaText } from "@volley/plan";

/** Reads that name the same files in the same way are one source: listed, probed and planned once. */
export function sourceKey(read: Read): string {
  return JSON.stringify([
    read.format,
    read.paths,
    read.schema ? schemaText(read.schema) : null,
    Object.entries(read.options).sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);
}

/** Every distinct read below the roots whose files are needed, by key: not those that only made rows that are kept. */
export function readsOf(roots: readonly Relation[], cached: CachedFrames): Map<string, Read> {
  const reads = new Map<string, Read>();
  const seen = new Set<Relation>();
  const visit = (node: Relation): void => {
    if (seen.has(node)) return;
    seen.add(node);
    const frame = cached(node);
    if (frame?.kept) return;
    if (node.kind === "read" && !reads.has(sourceKey(node))) reads.set(sourceKey(node), node);
    if (frame && node.kind === "cached_remote") visit(frame.stored ?? frame.relation);
    relationInputs(node).forEach(visit);
  };
  roots.forEach(visit);
  return reads;
}
