import type { StructType } from "@volley/plan";
import { schemaOfColumns } from "../typed/column.ts";
import type { Node } from "../typed/node.ts";
import type { LeftOut } from "./left-out.ts";
import type { Visible } from "./scope.ts";

/** A relation with its names bound and its types known. */
export interface Analyzed {
  readonly node: Node;
  readonly visible: readonly Visible[];
  readonly leftOut?: LeftOut | undefined;
  /** What the user's program knows this frame by. */
  readonly planId?: number | undefined;
  /** What it was made from; `renamed` tells which columns go under other ids here. */
  readonly inputs: readonly { readonly analyzed: Analyzed; readonly renamed?: ReadonlyMap<number, number> | undefined }[];
}

/** The schema of the rows a plan gives, with Spark's names and nullability. */
export function schemaOf(analyzed: Analyzed): StructType {
  return schemaOfColumns(analyzed.visible.map((v) => v.column));
}
