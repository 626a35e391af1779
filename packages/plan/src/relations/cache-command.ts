import type { Relation } from "./relation.ts";
import type { StorageLevel } from "./storage-level.ts";

/** What a session can be told or asked about the rows that it keeps. */
interface CacheCommands {
  /** Marks a frame: its rows are kept from the first action on that needs them. */
  readonly persist: { readonly plan: Relation; readonly level?: StorageLevel | undefined };
  readonly unpersist: { readonly plan: Relation };
  readonly storageLevel: { readonly plan: Relation };
  /** Unpersists all frames. */
  readonly clearCache: {};
  /** Keeps rows on the executors (`local`) or on storage, at once (`eager`) or with the first action; the answer names a `CachedRemote`. */
  readonly checkpoint: {
    readonly plan: Relation;
    readonly local: boolean;
    readonly eager: boolean;
    readonly level?: StorageLevel | undefined;
  };
  /** Gives up a checkpoint, by its name. */
  readonly forget: { readonly id: string };
}

export type CacheCommandKind = keyof CacheCommands;
export type CacheCommand<K extends CacheCommandKind = CacheCommandKind> = { [P in K]: { readonly kind: P } & CacheCommands[P] }[K];

export interface CacheAnswers {
  readonly persist: void;
  readonly unpersist: void;
  readonly storageLevel: StorageLevel;
  readonly clearCache: void;
  readonly checkpoint: string;
  readonly forget: void;
}
