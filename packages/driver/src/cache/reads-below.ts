import { type Relation, relationInputs } from "@volley/plan";
import { normalizeAddress } from "@volley/storage";

/** Whether a plan reads files at, below or above a destination. */
export function readsBelow(relation: Relation, destination: string): boolean {
  const written = folder(destination);
  const seen = new Set<Relation>();
  const visit = (node: Relation): boolean => {
    if (seen.has(node)) return false;
    seen.add(node);
    if (node.kind === "read") return node.paths.map(folder).some((path) => path.startsWith(written) || written.startsWith(path));
    return relationInputs(node).some(visit);
  };
  return visit(relation);
}

/** An address up to its first wildcard, ending in a slash: what all files that it names begin with. */
function folder(address: string): string {
  const [fixed = "", ...wild] = normalizeAddress(address).split(/(?=[*?[{])/);
  return wild.length > 0 ? fixed.slice(0, fixed.lastIndexOf("/") + 1) : fixed.replace(/\/*$/, "/");
}
