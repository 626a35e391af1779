import type { Node, SharedFrame } from "../typed/node.ts";
import { outputIds } from "../typed/walk.ts";
import type { PlannerSettings } from "../stage.ts";
import { orderJoins } from "../reorder/order-joins.ts";
import { bindSession, type SessionContext } from "./bind-session.ts";
import { computeKeys } from "./compute-keys.ts";
import { dropSorts } from "./drop-sorts.ts";
import { fileNames } from "./file-names.ts";
import { foldConstants } from "./fold-constants.ts";
import { hoistCostly } from "./hoist-costly.ts";
import { mergeProjects } from "./merge-projects.ts";
import { narrowDecimals } from "./narrow-decimals.ts";
import { pruneColumns } from "./prune-columns.ts";
import { pushFilters } from "./push-filters.ts";
import { pushLimit } from "./push-limit.ts";
import { shareFrames } from "./share.ts";
import { type RangeOf, valueRanges } from "../estimate/value-ranges.ts";

export interface Optimised {
  readonly roots: readonly Node[];
  /** Inner frames before those that read them. */
  readonly frames: readonly SharedFrame[];
}

/** Applies the rules to each root and each shared frame; a frame keeps the columns that any of its readers needs. */
export function optimise(roots: readonly Node[], context: SessionContext, cluster?: PlannerSettings): Optimised {
  const { timeZone, now = BigInt(Date.now()) * 1000n } = context;
  const shared = shareFrames(roots.map(fileNames));
  const known = { timeZone, now, cluster, rangeOf: valueRanges([...shared.frames.map((frame) => frame.plan), ...shared.roots]) };
  const result = shared.roots.map((root) => rewrite(root, outputIds(root), known));
  for (const frame of [...shared.frames].reverse()) frame.plan = rewrite(frame.plan, frame.needed, known);
  return { roots: result, frames: shared.frames };
}

interface Known extends SessionContext {
  /** Set where the plan will be cut: what moves between tasks is to be little. */
  readonly cluster?: PlannerSettings | undefined;
  readonly now: bigint;
  readonly rangeOf: RangeOf;
}

function rewrite(root: Node, needed: ReadonlySet<number>, known: Known): Node {
  const pushed = pushFilters(hoistCostly(computeKeys(narrowDecimals(foldConstants(bindSession(dropSorts(root), known)), known.rangeOf))));
  const pruned = pruneColumns(pushed, needed);
  const ordered = known.cluster ? pruneColumns(orderJoins(pruned, known.rangeOf, known.cluster), needed) : pruned;
  return pushLimit(mergeProjects(ordered));
}
