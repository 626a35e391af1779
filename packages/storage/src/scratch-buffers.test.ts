import { afterEach, describe, expect, it, vi } from "vitest";
import { scratchBuffers } from "./scratch-buffers.ts";

describe("scratch buffers", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it("lend a buffer again once it was given back, never one that is lent", () => {
    const { borrow, giveBack } = scratchBuffers(16);
    const first = borrow(10);
    expect(borrow(10)).not.toBe(first);
    giveBack(first);
    expect(borrow(16)).toBe(first);
    expect(first).toHaveLength(16);
  });

  it("make larger ones for the moment", () => {
    const { borrow, giveBack } = scratchBuffers(16);
    const large = borrow(17);
    expect(large).toHaveLength(17);
    giveBack(large);
    expect(borrow(16)).toHaveLength(16);
  });

  it("keep sixteen at most", () => {
    const { borrow, giveBack } = scratchBuffers(16);
    const lent = Array.from({ length: 20 }, () => borrow(1));
    for (const buffer of lent) giveBack(buffer);
    const again = Array.from({ length: 20 }, () => borrow(1));
    expect(again.filter((buffer) => lent.includes(buffer))).toHaveLength(16);
  });

  it("are dropped a second after their last use", () => {
    vi.useFakeTimers();
    const { borrow, giveBack } = scratchBuffers(16);
    const first = borrow(1);
    giveBack(first);
    vi.advanceTimersByTime(900);
    expect(borrow(1)).toBe(first);
    giveBack(first);
    vi.advanceTimersByTime(900);
    expect(borrow(1)).toBe(first);
    giveBack(first);
    vi.advanceTimersByTime(1100);
    expect(borrow(1)).not.toBe(first);
  });
});
