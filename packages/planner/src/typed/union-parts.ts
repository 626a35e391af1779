import type { Node, SetOperation, Union } from "./node.ts";

/** One side of a union, and its columns in the order of the union's. */
export interface UnionPart {
  readonly input: Node;
  readonly ids: readonly number[];
}

/** The sides of a union, those of unions among them included: a chain of a thousand unions is one list, not a nest that DuckDB dies of. */
export function unionParts(root: Union): readonly UnionPart[] {
  const parts: UnionPart[] = [];
  const open = [...sidesOf(root)].reverse();
  for (let part = open.pop(); part; part = open.pop()) {
    const { input, ids } = part;
    if (input.kind !== "union") parts.push(part);
    else {
      const at = ids.map((id) => input.columns.findIndex((c) => c.id === id));
      const sides = sidesOf(input).map((side): UnionPart => ({ input: side.input, ids: at.map((j) => side.ids[j]!) }));
      open.push(...sides.reverse());
    }
  }
  return parts;
}

/** The sides as they are. */
export function sidesOf({ inputs, sources }: Union | SetOperation): readonly UnionPart[] {
  return inputs.map((input, i) => ({ input, ids: sources[i]! }));
}
