import type { StorageLevel } from "@volley/plan";
import { mark, storageLevel } from "../frame/keeping.ts";
import { here } from "../origin/call-site.ts";
import type { SessionCore } from "./core.ts";

/** What a session knows by name, its temporary views, and what it keeps of them. */
export class Catalog {
  readonly #core: SessionCore;

  constructor(core: SessionCore) {
    this.#core = core;
  }

  /** The names of the views. */
  listTables(): string[] {
    return this.#core.views.names();
  }

  /** Whether there is a view of this name. */
  tableExists(name: string): boolean {
    return this.#core.views.has(name);
  }

  /** Forgets a view; false where there was none. Frames made from it stay. */
  dropTempView(name: string): boolean {
    return this.#core.views.drop(name);
  }

  /** Has the rows of a view kept, as `cache()` does for a frame. Throws TABLE_OR_VIEW_NOT_FOUND. */
  cacheTable(name: string, level?: StorageLevel): void {
    const origin = here();
    mark(this.#core, { kind: "persist", plan: this.#core.views.plan(name, origin), level }, origin);
  }

  /** No longer keeps the rows of a view. Throws TABLE_OR_VIEW_NOT_FOUND. */
  uncacheTable(name: string): void {
    const origin = here();
    mark(this.#core, { kind: "unpersist", plan: this.#core.views.plan(name, origin) }, origin);
  }

  /** Whether the rows of a view are kept, or will be. Throws TABLE_OR_VIEW_NOT_FOUND. */
  async isCached(name: string): Promise<boolean> {
    const { useDisk, useMemory } = await storageLevel(this.#core, this.#core.views.plan(name, here()));
    return useDisk || useMemory;
  }

  /** Gives up the rows of all frames and views that `cache()` and `persist()` keep. Checkpoints stay. */
  async clearCache(): Promise<void> {
    await this.#core.backend().keep({ kind: "clearCache" });
  }
}
