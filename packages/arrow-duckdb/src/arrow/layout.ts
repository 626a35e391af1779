import type { ArrowField, ArrowSchema, ArrowType } from "./arrow-type.ts";

/**
 * How one field lies in memory. `fixed` has `width` bytes a value, `varlen` and `list` an offset per row,
 * `fixedList` has `width` children a row. `index` numbers the nodes of a schema depth first.
 */
export interface LayoutNode {
  readonly kind: "null" | "bits" | "fixed" | "varlen" | "list" | "fixedList" | "struct";
  readonly index: number;
  readonly width: number;
  /** Offsets have 8 bytes, not 4. */
  readonly large: boolean;
  readonly children: readonly LayoutNode[];
}

/** How the columns of a schema lie in memory, and how many nodes and buffers an IPC batch of it has. */
export interface Layout {
  readonly columns: readonly LayoutNode[];
  readonly nodes: number;
}

/** Buffers of a node, the validity bitmap included. */
export const buffersOfKind: Readonly<Record<LayoutNode["kind"], number>> = {
  null: 0,
  bits: 2,
  fixed: 2,
  varlen: 3,
  list: 2,
  fixedList: 1,
  struct: 1,
};

const timeWidth = { s: 4, ms: 4, us: 8, ns: 8 } as const;
const intervalWidth = { yearMonth: 4, dayTime: 8, monthDayNano: 16 } as const;

function shapeOf(type: ArrowType): readonly [kind: LayoutNode["kind"], width: number, large?: boolean] {
  switch (type.kind) {
    case "null":
      return ["null", 0];
    case "bool":
      return ["bits", 0];
    case "int":
    case "float":
    case "decimal":
      return ["fixed", type.bits / 8];
    case "fixedBinary":
      return ["fixed", type.width];
    case "date":
      return ["fixed", type.unit === "day" ? 4 : 8];
    case "time":
      return ["fixed", timeWidth[type.unit]];
    case "timestamp":
    case "duration":
      return ["fixed", 8];
    case "interval":
      return ["fixed", intervalWidth[type.unit]];
    case "utf8":
    case "binary":
      return ["varlen", 0, type.large];
    case "list":
      return ["list", 0, type.large];
    case "map":
      return ["list", 0];
    case "fixedList":
      return ["fixedList", type.size];
    case "struct":
      return ["struct", 0];
  }
}

/** Lays out the fields of a schema. */
export function layoutOf(schema: ArrowSchema): Layout {
  let nodes = 0;
  const node = (field: ArrowField): LayoutNode => {
    const index = nodes++;
    const [kind, width, large = false] = shapeOf(field.type);
    return { kind, index, width, large, children: field.children.map(node) };
  };
  return { columns: schema.fields.map(node), nodes };
}
