import type { Views } from "./views.ts";

/** What a session knows by name: its temporary views. */
export class Catalog {
  readonly #views: Views;

  constructor(views: Views) {
    this.#views = views;
  }

  /** The names of the views. */
  listTables(): string[] {
    return this.#views.names();
  }

  /** Whether there is a view of this name. */
  tableExists(name: string): boolean {
    return this.#views.has(name);
  }

  /** Forgets a view; false where there was none. Frames made from it stay. */
  dropTempView(name: string): boolean {
    return this.#views.drop(name);
  }
}
