import { type Origin, type UserModule, VolleyError } from "@volley/plan";
import { bundleEntry } from "./bundle.ts";
import type { Entry } from "./entry.ts";

/** The module of a function, which is made when an action first needs it: bundling takes milliseconds and cannot be done at once. */
export class PendingModule implements UserModule {
  readonly #entry: Entry;
  readonly #label: string;
  readonly #origin: Origin;
  #making: Promise<UserModule> | undefined;
  #made: UserModule | undefined;

  constructor(entry: Entry, label: string, origin: Origin) {
    this.#entry = entry;
    this.#label = label;
    this.#origin = origin;
  }

  /** Throws INVALID_ARGUMENT where what the function imports is not found or cannot be bundled. */
  async make(): Promise<void> {
    this.#making ??= bundleEntry(this.#entry, this.#label, this.#origin);
    try {
      this.#made = await this.#making;
    } catch (error) {
      this.#making = undefined;
      throw error;
    }
  }

  get hash(): string {
    return this.#found().hash;
  }

  get code(): Uint8Array {
    return this.#found().code;
  }

  get sourceMap(): Uint8Array {
    return this.#found().sourceMap;
  }

  /** Plans that are compared as text compare modules by content. */
  toJSON(): string {
    return this.hash;
  }

  #found(): UserModule {
    if (this.#made) return this.#made;
    throw new VolleyError("INTERNAL", `the function ${this.#label} was used before its module was made`);
  }
}
