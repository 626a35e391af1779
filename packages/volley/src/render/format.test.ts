import { describe, expect, it } from "vitest";
import { formatBytes, formatCount, formatMemory, formatSeconds } from "./format.ts";

describe("figures", () => {
  it.each([
    [0, "0 B"],
    [999, "999 B"],
    [1000, "1.0 KB"],
    [9949, "9.9 KB"],
    [9950, "10 KB"],
    [51_200_000, "51 MB"],
    [999_499_999, "999 MB"],
    [999_500_000, "1.0 GB"],
    [4.2e9, "4.2 GB"],
    [3e15, "3000 TB"],
  ])("%d bytes are %s", (bytes, text) => expect(formatBytes(bytes)).toBe(text));

  it.each([
    [412 * 2 ** 20, "412 MiB"],
    [2 ** 30, "1.0 GiB"],
    [1.5 * 2 ** 30, "1.5 GiB"],
  ])("%d bytes of memory are %s", (bytes, text) => expect(formatMemory(bytes)).toBe(text));

  it.each([
    [0, "0.0 s"],
    [59.94, "59.9 s"],
    [59.96, "1 min 00 s"],
    [125, "2 min 05 s"],
    [3600, "60 min 00 s"],
  ])("%d seconds are %s", (seconds, text) => expect(formatSeconds(seconds)).toBe(text));

  it("groups thousands", () => expect(formatCount(3_000_000)).toBe("3,000,000"));
});
