import type { Exchange, Node } from "../typed/node.ts";
import type { Distribution } from "./distribution.ts";

/** Operators that run in one task without an exchange, and how their rows lie. */
export interface Branch {
  readonly node: Node;
  readonly dist: Distribution;
}

/** The rows of a plan node: branches that together hold them all, and what the user said of them. */
export interface Piece {
  readonly branches: readonly Branch[];
  /** They are few. */
  readonly small: boolean;
  /** They are to be dealt out by their keys in joins. */
  readonly dealtOut?: boolean;
}

/** How rows are dealt out by an exchange. */
export type Spread = Exchange["partitioning"];

/** What the reader of a piece would like. */
export interface Wish {
  /** The rows are few and go to one place: partial results may meet in one task. */
  readonly small: boolean;
}

export function isSingle(input: Piece): boolean {
  return input.branches.length === 1 && input.branches[0]!.dist.kind === "single";
}
