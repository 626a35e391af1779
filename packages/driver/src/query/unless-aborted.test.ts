import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { unlessAborted } from "./unless-aborted.ts";

describe("unlessAborted", () => {
  it("gives what the work gives, and leaves no listener", async () => {
    const { signal } = new AbortController();
    await expect(unlessAborted(signal, Promise.resolve(1))).resolves.toBe(1);
    await expect(unlessAborted(signal, Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("ends as cancelled for the signal's reason, before or meanwhile, and swallows what the work does later", async () => {
    const controller = new AbortController();
    let fail = (_: Error): void => undefined;
    const waiting = unlessAborted(controller.signal, new Promise((_, reject) => (fail = reject)));
    controller.abort(new Error("stopped"));
    const expected = { errorClass: "OPERATION_CANCELED", cause: new Error("stopped") };
    await expect(waiting).rejects.toMatchObject(expected);
    fail(new Error("too late"));
    await expect(unlessAborted(controller.signal, Promise.resolve(1))).rejects.toMatchObject(expected);
  });
});
