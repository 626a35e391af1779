import { randomUUID } from "node:crypto";
import { type ObservedMetrics, type Relation, relationInputs, StorageLevel, storageLevelText, VolleyError } from "@volley/plan";
import { type CachedFrame, type CachedFrames, Interner, type KeptRows, nothingCached } from "@volley/planner";
import type { RunOptions } from "../query/engine-options.ts";
import type { Job } from "../query/job.ts";
import type { Keeping, StageOfQuery } from "../scheduler/events.ts";
import { readsBelow } from "./reads-below.ts";
import { SharedRows } from "./shared-rows.ts";

/** A finished job whose rows stay on the executors until it is released. */
export interface KeptJob {
  readonly job: Job;
  readonly exchange: number;
  /** The stage that wrote it. */
  readonly stage: StageOfQuery;
  /** What each of its tasks kept. */
  readonly outputs: readonly { readonly bytes: number; readonly rows: number }[];
  readonly rows: KeptRows;
  readonly observed: readonly ObservedMetrics[];
  /** Rejects when rows were lost and cannot be made again. */
  readonly broken: Promise<never>;
  release(): void;
}

/** The kept rows that an action reads. */
export interface FramesInUse {
  readonly cached: CachedFrames;
  /** By the frame's id. */
  readonly kept: ReadonlyMap<string, KeptJob>;
  release(): void;
}

export const noFrames: FramesInUse = { cached: nothingCached, kept: new Map(), release: () => undefined };

/** What the cache asks of the engine. */
export interface FrameMaker {
  /** Computes rows and keeps them; `frames` is released with them, or when it fails. */
  keep(relation: Relation, run: RunOptions, frames: FramesInUse, keeping: Keeping): Promise<KeptJob>;
  /** Writes rows below a directory; gives what reads them. */
  store(relation: Relation, directory: string, run: RunOptions): Promise<StoredRows>;
}

export interface StoredRows {
  readonly relation: Relation;
  remove(): Promise<void>;
}

export interface CheckpointOptions {
  /** Below which a reliable checkpoint writes; a local one has none. */
  readonly directory: string | undefined;
  readonly eager: boolean;
  readonly level?: StorageLevel | undefined;
}

/** What one session keeps: frames marked by `persist`, and checkpoints. */
export interface FrameCache {
  /** Marks a frame; its rows are kept from the first action on that needs them. A frame keeps the level it has. Throws UNSUPPORTED_FEATURE. */
  persist(relation: Relation, level?: StorageLevel): void;
  /** Forgets a frame and its rows; nothing where it was not marked. */
  unpersist(relation: Relation): void;
  levelOf(relation: Relation): StorageLevel;
  /** Unpersists all frames. Checkpoints stay. */
  clear(): void;
  /** The name by which `CachedRemote` relations read the rows. */
  checkpoint(relation: Relation, options: CheckpointOptions, run: RunOptions): Promise<string>;
  /** Forgets a checkpoint. */
  forget(id: string): void;
  /** Drops rows that were read from below a destination, or above it, which is written anew; they are made again when needed. */
  invalidate(destination: string): void;
  /** What of the plans is kept, computed where it is not there yet. Throws what computing throws. */
  use(roots: readonly Relation[], run: RunOptions): Promise<FramesInUse>;
  /** What of the plans is kept or will be, for planning alone. */
  known(roots: readonly Relation[]): CachedFrames;
  /** Gives up everything. */
  close(): Promise<void>;
}

interface Frame {
  readonly id: string;
  readonly level: StorageLevel;
  /** The level that `persist` asked for; a checkpoint's rows are kept as they are, whatever that is. */
  persisted?: StorageLevel | undefined;
  readonly relation: Relation;
  readonly keeping: Keeping;
  readonly directory?: string | undefined;
  rows?: SharedRows<KeptJob> | undefined;
  storing?: Promise<StoredRows> | undefined;
  stored?: StoredRows | undefined;
}

type Match = (relation: Relation) => Frame | undefined;

export function createFrameCache(maker: FrameMaker): FrameCache {
  const marked = new Set<Frame>();
  const checkpoints = new Map<string, Frame>();
  const never = new AbortController().signal;

  /** Tells frames by their meaning, however often the program built them. */
  function matcher(except?: Frame): Match {
    const interner = new Interner();
    const byKey = new Map<number, Frame>();
    for (const frame of marked) if (frame !== except) byKey.set(interner.key(frame.relation), frame);
    return (relation) => {
      if (relation.kind === "cached_remote") return checkpoints.get(relation.id);
      return byKey.size === 0 ? undefined : byKey.get(interner.key(relation));
    };
  }

  function rowsOf(frame: Frame, relation: Relation, run: RunOptions): SharedRows<KeptJob> {
    if (frame.rows) return frame.rows;
    const make = async (signal: AbortSignal): Promise<KeptJob> => {
      const own = { ...run, signal };
      return maker.keep(relation, own, await use([relation], own, frame), frame.keeping);
    };
    const forget = (): void => {
      if (frame.rows === rows) frame.rows = undefined;
    };
    const rows: SharedRows<KeptJob> = new SharedRows(make, forget);
    frame.rows = rows;
    rows.made
      .then(({ broken }) => (frame.keeping === "again" ? broken : undefined))
      .catch(() => {
        forget();
        rows.drop();
      });
    return rows;
  }

  async function ensureStored(frame: Frame, directory: string, run: RunOptions): Promise<void> {
    frame.storing ??= maker.store(frame.relation, directory, run);
    try {
      frame.stored = await frame.storing;
    } catch (error) {
      frame.storing = undefined;
      throw error;
    }
  }

  async function use(roots: readonly Relation[], run: RunOptions, except?: Frame): Promise<FramesInUse> {
    const match = matcher(except);
    const kept = new Map<string, KeptJob>();
    const taken: SharedRows<KeptJob>[] = [];
    const release = (): void => {
      for (const rows of taken.splice(0)) rows.give();
    };
    const found = outermost(roots, match);
    try {
      for (const [frame, relation] of found) {
        if (frame.directory !== undefined) await ensureStored(frame, frame.directory, run);
        else {
          const rows = rowsOf(frame, relation.kind === "cached_remote" ? frame.relation : relation, run);
          kept.set(frame.id, await rows.take(run.signal ?? never));
          taken.push(rows);
        }
      }
    } catch (error) {
      release();
      throw error;
    }
    return { cached: lookup(match, found), kept, release };
  }

  function drop(frame: Frame): void {
    frame.rows?.drop();
    frame.rows = undefined;
    void frame.storing?.then((stored) => stored.remove()).catch(() => undefined);
  }

  return {
    use,
    known: (roots) => {
      const match = matcher();
      return lookup(match, outermost(roots, match));
    },
    persist(relation, level = StorageLevel.MEMORY_AND_DISK_DESER) {
      requireLevel(level, relation);
      const none = !level.useDisk && !level.useMemory && !level.useOffHeap;
      if (none) return;
      const known = matcher()(bare(relation));
      if (known) known.persisted ??= level;
      else marked.add({ id: randomUUID(), level, persisted: level, relation: bare(relation), keeping: "again" });
    },
    unpersist(relation) {
      const frame = matcher()(bare(relation));
      if (!frame) return;
      frame.persisted = undefined;
      if (marked.delete(frame)) drop(frame);
    },
    levelOf: (relation) => matcher()(bare(relation))?.persisted ?? StorageLevel.NONE,
    clear() {
      for (const frame of checkpoints.values()) frame.persisted = undefined;
      marked.forEach(drop);
      marked.clear();
    },
    async checkpoint(relation, { directory, eager, level = StorageLevel.MEMORY_AND_DISK_DESER }, run) {
      requireLevel(level, relation);
      const frame: Frame = { id: randomUUID(), level, relation, keeping: "lost", directory };
      if (eager && directory !== undefined) await ensureStored(frame, directory, run);
      else if (eager) {
        const rows = rowsOf(frame, relation, run);
        await rows.take(run.signal ?? never);
        rows.give();
      }
      checkpoints.set(frame.id, frame);
      return frame.id;
    },
    forget(id) {
      const frame = checkpoints.get(id);
      if (frame) drop(frame);
      checkpoints.delete(id);
    },
    invalidate(destination) {
      for (const frame of marked) if (readsBelow(frame.relation, destination)) drop(frame);
    },
    async close() {
      const stored = [...checkpoints.values()].map(async ({ storing }) => (await storing)?.remove());
      for (const { rows } of [...marked, ...checkpoints.values()]) rows?.drop();
      marked.clear();
      checkpoints.clear();
      await Promise.allSettled(stored);
    },
  };
}

/** A frame without the aliases it goes by, which change nothing in its rows. */
function bare(relation: Relation): Relation {
  return relation.kind === "subquery_alias" ? bare(relation.input) : relation;
}

/** The frames below the roots that no other frame lies above. */
function outermost(roots: readonly Relation[], match: Match): ReadonlyMap<Frame, Relation> {
  const found = new Map<Frame, Relation>();
  const seen = new Set<Relation>();
  const visit = (relation: Relation): void => {
    if (seen.has(relation)) return;
    seen.add(relation);
    const frame = match(relation);
    if (frame) found.set(frame, relation);
    else relationInputs(relation).forEach(visit);
  };
  roots.forEach(visit);
  return found;
}

/** What the planner sees of the frames found. A checkpoint below one of them is known too: that frame was made from it. */
function lookup(match: Match, found: ReadonlyMap<Frame, Relation>): CachedFrames {
  const infos = new Map([...found.keys()].map((frame) => [frame, infoOf(frame)]));
  return (relation) => {
    const frame = match(relation);
    return frame && (infos.get(frame) ?? (relation.kind === "cached_remote" ? infoOf(frame) : undefined));
  };
}

function infoOf({ id, level, relation, rows, stored }: Frame): CachedFrame {
  return { id, level: storageLevelText(level), relation, kept: rows?.now?.rows, stored: stored?.relation };
}

/** Throws UNSUPPORTED_FEATURE for a level that asks for more than rows kept once on each executor's disk. */
function requireLevel(level: StorageLevel, { origin }: Relation): void {
  const lacks =
    level.replication > 1 ? "rows are kept once" : level.useOffHeap ? "there is no memory off the heap to keep rows in" : undefined;
  if (lacks === undefined) return;
  throw new VolleyError("UNSUPPORTED_FEATURE", `${storageLevelText(level)} cannot be had: ${lacks}`, {
    origin,
    hints: ["rows that are lost are computed again; MEMORY_AND_DISK is the level without replicas"],
  });
}
