import { describe, expect, it } from "vitest";
import { createWorkLedger } from "./work-ledger.ts";

async function settled(promise: Promise<unknown>): Promise<boolean> {
  let done = false;
  void promise.then(() => (done = true));
  await new Promise((resolve) => setImmediate(resolve));
  return done;
}

describe("the ledger of work", () => {
  it("is quiet for a query that nothing works for", async () => {
    const ledger = createWorkLedger();
    expect(await settled(ledger.quiet("q", 60_000))).toBe(true);
    ledger.began("other", 1, "a");
    expect(await settled(ledger.quiet("q", 60_000))).toBe(true);
  });

  it("waits for reports and for the loss of executors", async () => {
    const ledger = createWorkLedger();
    ledger.began("q", 1, "a");
    ledger.began("q", 2, "b");
    const quiet = ledger.quiet("q", 60_000);
    ledger.ended("q", 1);
    expect(await settled(quiet)).toBe(false);
    ledger.lost("a");
    expect(await settled(quiet)).toBe(false);
    ledger.lost("b");
    expect(await settled(quiet)).toBe(true);
  });

  it("waits no longer than it is told to", async () => {
    const ledger = createWorkLedger();
    ledger.began("q", 1, "a");
    await ledger.quiet("q", 10);
    ledger.ended("q", 1);
    ledger.ended("unknown", 1);
  });
});
