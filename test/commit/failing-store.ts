import { type ObjectStore, StorageError } from "@volley/storage";

/** The process died: everything it would have done after this never happens. */
export class Crash extends Error {}

export interface Calls {
  readonly store: ObjectStore;
  /** The calls made so far, by name. */
  readonly log: string[];
}

/**
 * A store that disturbs one call, counted from 0: `disturb` gets the call and decides what becomes of it.
 * `dead` says that every call after it throws `Crash`.
 */
export function disturbedStore(
  inner: ObjectStore,
  at: number,
  disturb: (call: () => Promise<unknown>, name: string) => Promise<unknown>,
  dead: boolean,
): Calls {
  const log: string[] = [];
  const number = (name: string): number => {
    const n = log.length;
    if (dead && n > at) throw new Crash("the process is dead");
    log.push(name);
    return n;
  };
  const store = new Proxy(inner, {
    get(target, key) {
      const member = Reflect.get(target, key) as unknown;
      if (typeof member !== "function" || typeof key !== "string") return member;
      if (key === "list" || key === "listUploads") {
        return async function* (prefix: string) {
          const items: unknown[] = [];
          const call = async () => {
            for await (const item of target[key](prefix)) items.push(item);
          };
          if (number(key) === at) await disturb(call, key);
          else await call();
          yield* items;
        };
      }
      return async (...args: unknown[]) => {
        const call = () => (member as (...args: unknown[]) => Promise<unknown>).apply(target, args);
        return number(key) === at ? disturb(call, key) : call();
      };
    },
  });
  return { store, log };
}

/** Dies just before the k-th call. */
export function crashingStore(inner: ObjectStore, at: number): Calls {
  const die = () => Promise.reject(new Crash(`the process died before call ${at}`));
  return disturbedStore(inner, at, die, true);
}

/** Carries out the k-th call and loses its answer, as a cut connection does. */
export function deafStore(inner: ObjectStore, at: number): Calls {
  return disturbedStore(
    inner,
    at,
    async (call, name) => {
      await call();
      throw new StorageError("unreachable", name, `the answer to ${name} was lost`);
    },
    false,
  );
}
