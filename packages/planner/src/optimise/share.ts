import { outputOf, inputsOf, expressionsOf, withInputs } from "../typed/walk.ts";
import { isCostly, isDeterministic } from "../typed/expression.ts";
import type { Node, SharedFrame } from "../typed/node.ts";

const cheapKinds: ReadonlySet<Node["kind"]> = new Set([
  "scan",
  "local",
  "cached_read",
  "range",
  "project",
  "filter",
  "sample",
  "union",
  "hint",
  "shared",
]);

/**
 * Turns a plan whose frames may have several readers into trees. A frame made of cheap steps over its sources is repeated for each
 * reader, so that each gets its own pruning; any other becomes a shared frame, computed once for all of them. So does what a function
 * over tables makes, however many read it: no SQL can hold it.
 */
export function shareFrames(roots: readonly Node[]): { roots: readonly Node[]; frames: readonly SharedFrame[] } {
  const readers = countReaders(roots);
  const frames: SharedFrame[] = [];
  const done = new Map<Node, { node: Node; cheap: boolean }>();
  const visit = (node: Node): { node: Node; cheap: boolean } => {
    const known = done.get(node);
    if (known) return known;
    const inputs = inputsOf(node).map(visit);
    let tree = withInputs(
      node,
      inputs.map((i) => i.node),
    );
    let cheap =
      cheapKinds.has(node.kind) && inputs.every((i) => i.cheap) && expressionsOf(node).every((e) => isDeterministic(e) && !isCostly(e));
    if ((!cheap && readers.get(node)! > 1) || node.kind === "map_batches") {
      const frame: SharedFrame = { id: frames.length, plan: tree, needed: new Set() };
      frames.push(frame);
      tree = { kind: "shared", frame, columns: outputOf(tree) };
      cheap = true;
    }
    const result = { node: tree, cheap };
    done.set(node, result);
    return result;
  };
  return { roots: roots.map((root) => visit(root).node), frames };
}

function countReaders(roots: readonly Node[]): ReadonlyMap<Node, number> {
  const readers = new Map<Node, number>();
  const visit = (node: Node): void => {
    const before = readers.get(node) ?? 0;
    readers.set(node, before + 1);
    if (before === 0) inputsOf(node).forEach(visit);
  };
  roots.forEach(visit);
  return readers;
}
