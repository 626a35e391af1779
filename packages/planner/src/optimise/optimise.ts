import type { Node, SharedFrame } from "../typed/node.ts";
import { outputIds } from "../typed/walk.ts";
import { foldConstants } from "./fold-constants.ts";
import { hoistCostly } from "./hoist-costly.ts";
import { mergeProjects } from "./merge-projects.ts";
import { pruneColumns } from "./prune-columns.ts";
import { pushFilters } from "./push-filters.ts";
import { pushLimit } from "./push-limit.ts";
import { shareFrames } from "./share.ts";

export interface Optimised {
  readonly roots: readonly Node[];
  /** Inner frames before those that read them. */
  readonly frames: readonly SharedFrame[];
}

/** Applies the rules to each root and each shared frame; a frame keeps the columns that any of its readers needs. */
export function optimise(roots: readonly Node[]): Optimised {
  const shared = shareFrames(roots);
  const result = shared.roots.map((root) => rewrite(root, outputIds(root)));
  for (const frame of [...shared.frames].reverse()) frame.plan = rewrite(frame.plan, frame.needed);
  return { roots: result, frames: shared.frames };
}

function rewrite(root: Node, needed: ReadonlySet<number>): Node {
  const pushed = pushFilters(hoistCostly(foldConstants(root)));
  return pushLimit(mergeProjects(pruneColumns(pushed, needed)));
}
