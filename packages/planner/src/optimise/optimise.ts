import type { Node, SharedFrame } from "../typed/node.ts";
import { outputIds } from "../typed/walk.ts";
import { bindSession, type SessionContext } from "./bind-session.ts";
import { computeKeys } from "./compute-keys.ts";
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
export function optimise(roots: readonly Node[], { timeZone, now = BigInt(Date.now()) * 1000n }: SessionContext): Optimised {
  const session = { timeZone, now };
  const shared = shareFrames(roots);
  const result = shared.roots.map((root) => rewrite(root, outputIds(root), session));
  for (const frame of [...shared.frames].reverse()) frame.plan = rewrite(frame.plan, frame.needed, session);
  return { roots: result, frames: shared.frames };
}

function rewrite(root: Node, needed: ReadonlySet<number>, session: SessionContext & { readonly now: bigint }): Node {
  const pushed = pushFilters(hoistCostly(computeKeys(foldConstants(bindSession(root, session)))));
  return pushLimit(mergeProjects(pruneColumns(pushed, needed)));
}
