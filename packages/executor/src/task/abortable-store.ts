import type { ObjectStore } from "@volley/storage";
import { TaskCancelledError } from "../errors.ts";

/** A store whose reads and uploads end soon after an abort: what is under way ends, nothing new begins. */
export function abortableStore(store: ObjectStore, signal: AbortSignal): ObjectStore {
  const check = (): void => {
    if (signal.aborted) throw new TaskCancelledError("the task was cancelled", { cause: signal.reason });
  };
  return new Proxy(store, {
    get(target, key: keyof ObjectStore) {
      const member = target[key];
      if (typeof member !== "function") return member;
      const call = member.bind(target) as (...parameters: unknown[]) => unknown;
      if (key !== "read" && key !== "uploadPart" && key !== "createUpload") return call;
      return async (...parameters: unknown[]) => {
        check();
        return call(...parameters);
      };
    },
  });
}
