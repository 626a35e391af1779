import type { ObjectStore } from "@volley/storage";

/** A store that stands for another, which can be exchanged while the process runs. */
export interface SwappableStore extends ObjectStore {
  use(store: ObjectStore): Promise<void>;
}

/** Calls that have begun end on the store they began on. */
export function swappableStore(first: ObjectStore): SwappableStore {
  let current = first;
  const use = async (store: ObjectStore): Promise<void> => {
    const last = current;
    current = store;
    await last.close();
  };
  return new Proxy(first, {
    get(_, key: keyof SwappableStore) {
      if (key === "use") return use;
      const member = current[key];
      return typeof member === "function" ? member.bind(current) : member;
    },
  }) as SwappableStore;
}
