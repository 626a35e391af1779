import { VolleyError } from "@volley/plan";
import type { ProbeReply, ProbeRequest } from "@volley/protocol";
import type { ExecutorLink } from "../executors/executor-link.ts";

/** The executors connected at the moment, and waiting for the first of them. */
export interface ExecutorsAtHand {
  add(link: ExecutorLink): void;
  remove(id: string): void;
  get(id: string): ExecutorLink | undefined;
  all(): readonly ExecutorLink[];
  slots(): number;
  /** Resolves when there is one. Throws NO_EXECUTORS after the wait. */
  awaitOne(): Promise<void>;
  /** Asks one executor; another when that one is lost meanwhile. */
  probe(request: ProbeRequest): Promise<ProbeReply>;
}

export function createExecutorsAtHand(waitMilliseconds: number): ExecutorsAtHand {
  const links = new Map<string, ExecutorLink>();
  const waiting = new Set<() => void>();

  async function awaitOne(): Promise<void> {
    if (links.size > 0) return;
    await new Promise<void>((resolve, reject) => {
      const come = (): void => {
        clearTimeout(timer);
        waiting.delete(come);
        resolve();
      };
      const timer = setTimeout(() => {
        waiting.delete(come);
        reject(
          new VolleyError("NO_EXECUTORS", `no executor connected to the driver within ${Math.round(waitMilliseconds / 1000)} s`, {
            hints: ["start some: volley executor --driver HOST:PORT", "or look into the logs of those that should be there"],
          }),
        );
      }, waitMilliseconds);
      waiting.add(come);
    });
  }

  return {
    add(link) {
      links.set(link.id, link);
      for (const come of waiting) come();
    },
    remove: (id) => void links.delete(id),
    get: (id) => links.get(id),
    all: () => [...links.values()],
    slots: () =>
      Math.max(
        1,
        [...links.values()].reduce((sum, link) => sum + link.slots, 0),
      ),
    awaitOne,
    async probe(request) {
      for (let tries = 0; ; tries++) {
        await awaitOne();
        const link = [...links.values()][tries % links.size]!;
        try {
          return await link.probe(request);
        } catch (error) {
          if (tries >= 3) throw error;
        }
      }
    },
  };
}
