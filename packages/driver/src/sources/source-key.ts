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

/** Every distinct read below the roots, by key. */
export function readsOf(roots: readonly Relation[]): Map<string, Read> {
  const reads = new Map<string, Read>();
  const seen = new Set<Relation>();
  const visit = (node: Relation): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (node.kind === "read" && !reads.has(sourceKey(node))) reads.set(sourceKey(node), node);
    relationInputs(node).forEach(visit);
  };
  roots.forEach(visit);
  return reads;
}
