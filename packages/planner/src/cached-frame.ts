import type { Read, Relation } from "@volley/plan";
import type { SourceInfo } from "./stage.ts";

/** A frame whose rows the session keeps, or will keep when they are first needed. */
export interface CachedFrame {
  readonly id: string;
  /** Where they are kept, for people: `StorageLevel(disk, memory, deserialized, 1 replicas)`. */
  readonly level: string;
  /** What makes them. */
  readonly relation: Relation;
  /** Where they are instead, once a reliable checkpoint has written them. */
  readonly stored?: Relation | undefined;
  /** Known when they are there. */
  readonly kept?: KeptRows | undefined;
}

export interface KeptRows {
  readonly rows: number;
  readonly bytes: number;
  /** What was known of the sources when the rows were made, whatever became of them since. */
  readonly sources: (read: Read) => SourceInfo | undefined;
}

/** Which frame holds the rows of a relation, if any. */
export type CachedFrames = (relation: Relation) => CachedFrame | undefined;

/** For plans whose session keeps nothing. */
export const nothingCached: CachedFrames = () => undefined;
