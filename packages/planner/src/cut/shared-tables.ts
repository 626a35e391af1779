import type { Node, SharedFrame } from "../typed/node.ts";
import { inputsOf } from "../typed/walk.ts";

interface Use {
  readonly frame: SharedFrame;
  /** The statements and frames that read it directly. */
  readonly owners: Set<number | SharedFrame>;
  readonly columns: Set<number>;
}

/** The shared frames that more than one statement of a stage reads, and those that a function makes, inner ones first, with the columns read. */
export function sharedTables(outputs: readonly Node[]): readonly { readonly frame: SharedFrame; readonly columns: ReadonlySet<number> }[] {
  const uses = new Map<SharedFrame, Use>();
  const innerFirst: Use[] = [];
  const visit = (node: Node, owner: number | SharedFrame): void => {
    if (node.kind !== "shared") return inputsOf(node).forEach((input) => visit(input, owner));
    let use = uses.get(node.frame);
    if (!use) {
      use = { frame: node.frame, owners: new Set(), columns: new Set() };
      uses.set(node.frame, use);
      visit(node.frame.plan, node.frame);
      innerFirst.push(use);
    }
    use.owners.add(owner);
    for (const column of node.columns) use.columns.add(column.id);
  };
  outputs.forEach((output, i) => visit(output, i));

  const statements = (use: Use): Set<number | SharedFrame> => {
    const found = new Set<number | SharedFrame>();
    for (const owner of use.owners) {
      const outer = typeof owner === "number" ? undefined : uses.get(owner)!;
      if (!outer || isTable(outer)) found.add(owner);
      else for (const statement of statements(outer)) found.add(statement);
    }
    return found;
  };
  const isTable = (use: Use): boolean => use.frame.plan.kind === "map_batches" || statements(use).size > 1;
  return innerFirst.filter(isTable);
}
