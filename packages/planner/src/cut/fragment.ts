import type { Exchange, Node } from "../typed/node.ts";
import type { Distribution } from "./distribution.ts";

/** Where a fragment's rows go. */
export type FragmentTarget = { readonly kind: "exchange"; readonly exchange: Exchange } | { readonly kind: "sink"; readonly sink: number };

/** A tree of operators under one output, down to its inputs: what one task computes without an exchange. */
export interface Fragment {
  readonly node: Node;
  readonly dist: Distribution;
  readonly target: FragmentTarget;
  /** Exchanges whose sizes may change the plan: it is better not to begin before they are written. */
  readonly after: readonly number[];
}
