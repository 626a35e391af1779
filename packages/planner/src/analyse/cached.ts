import { type Relation, VolleyError } from "@volley/plan";
import type { CachedFrame, CachedFrames } from "../cached-frame.ts";
import { Names } from "../sql/name.ts";
import type { CachedRead, Node, ScanColumn } from "../typed/node.ts";
import type { Analyzed } from "./analyzed.ts";
import type { Visible } from "./scope.ts";

interface Frames {
  analyze(relation: Relation): Analyzed;
}

/** Puts reads of kept rows where a plan has frames that the session keeps. */
export class CachedAnalysis {
  private readonly cached: CachedFrames;
  private readonly analyzerOf: (frame: CachedFrame) => Frames;
  private readonly analyzers = new Map<string, Frames>();
  /** Equal frames are read by one node. */
  private readonly reads = new Map<Node, CachedRead>();

  /** `analyzerOf` makes what analyses a frame as it was when its rows were made. */
  constructor(cached: CachedFrames, analyzerOf: (frame: CachedFrame) => Frames) {
    this.cached = cached;
    this.analyzerOf = analyzerOf;
  }

  /**
   * The relation as a read of kept rows. A cached frame's columns, and those of what it is made from, go by the names they always had; a
   * checkpoint has no past. Throws INVALID_ARGUMENT for a checkpoint that the session does not have.
   */
  read(relation: Relation): Analyzed | undefined {
    const frame = this.cached(relation);
    const checkpoint = relation.kind === "cached_remote";
    if (!frame) {
      if (checkpoint) throw unknownCheckpoint(relation);
      return undefined;
    }
    const analyzer = this.analyzers.get(frame.id) ?? this.analyzerOf(frame);
    this.analyzers.set(frame.id, analyzer);
    const made = analyzer.analyze(frame.stored ?? (checkpoint ? frame.relation : relation));
    const analyzed = frame.stored ? made : { ...made, node: this.readOf(frame, made) };
    return checkpoint ? { ...analyzed, planId: relation.planId, inputs: [] } : analyzed;
  }

  private readOf(frame: CachedFrame, made: Analyzed): CachedRead {
    const known = this.reads.get(made.node);
    if (known) return known;
    const read: CachedRead = { kind: "cached_read", frame, made: made.node, columns: keptColumns(made.visible) };
    this.reads.set(made.node, read);
    return read;
  }
}

function unknownCheckpoint({ origin }: Relation): VolleyError {
  return new VolleyError("INVALID_ARGUMENT", "the session has no such checkpoint", {
    origin,
    hints: ["a checkpoint belongs to the session that made it, and ends with it"],
  });
}

/** Columns under the names by which rows are kept: no two alike. */
export function keptColumns(visible: readonly Visible[]): readonly ScanColumn[] {
  const names = new Names();
  return visible.map(({ column }) => ({ column, field: names.take(column.name) }));
}
