import { describe, expect, it } from "vitest";
import { SharedRows } from "./shared-rows.ts";

/** Rows that are there when the test says so. */
function making() {
  const heard: string[] = [];
  let finish: () => void = () => undefined;
  const rows = new SharedRows(
    (signal) =>
      new Promise<{ release(): void }>((resolve, reject) => {
        finish = () => resolve({ release: () => void heard.push("released") });
        signal.addEventListener("abort", () => reject(signal.reason as Error));
      }),
    () => void heard.push("abandoned"),
  );
  return { rows, heard, finish: () => finish() };
}

describe("rows that several use", () => {
  it("stay until they are dropped and their last user has gone", async () => {
    const { rows, heard, finish } = making();
    const signal = new AbortController().signal;
    const [first, second] = [rows.take(signal), rows.take(signal)];
    finish();
    expect(await first).toBe(await second);
    rows.give();
    rows.drop();
    expect(heard).toEqual([]);
    rows.give();
    expect(heard).toEqual(["released"]);
    rows.drop();
    expect(heard).toEqual(["released"]);
  });

  it("are made on when one of those who wait leaves, and given up when the last does", async () => {
    const { rows, heard } = making();
    const [one, other] = [new AbortController(), new AbortController()];
    const [first, second] = [rows.take(one.signal), rows.take(other.signal)];
    one.abort();
    await expect(first).rejects.toThrow("cancelled");
    expect(heard).toEqual([]);
    other.abort();
    await expect(second).rejects.toThrow("cancelled");
    expect(heard).toEqual(["abandoned"]);
    await expect(rows.made).rejects.toThrow("nobody waits");
  });

  it("that nobody uses stay until they are dropped", async () => {
    const { rows, heard, finish } = making();
    const taken = rows.take(new AbortController().signal);
    finish();
    await taken;
    rows.give();
    expect(heard).toEqual([]);
    rows.drop();
    expect(heard).toEqual(["released"]);
  });
});
