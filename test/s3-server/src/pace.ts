import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

/** Waits, but no longer than the client is there. */
export function pause(milliseconds: number, response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      response.off("close", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    response.once("close", done);
  });
}

/** Waits so that bytes pass at a given rate; without a rate it never waits. */
export function pacer(bytesPerSecond: number | undefined): { readonly chunkSize: number; pass(bytes: number): Promise<void> | undefined } {
  if (bytesPerSecond === undefined) return { chunkSize: Number.POSITIVE_INFINITY, pass: () => undefined };
  const start = performance.now();
  let passed = 0;
  return {
    chunkSize: Math.max(1, Math.ceil(bytesPerSecond / 20)),
    pass(bytes) {
      passed += bytes;
      const early = start + (passed / bytesPerSecond) * 1000 - performance.now();
      return early > 1 ? sleep(early) : undefined;
    },
  };
}
