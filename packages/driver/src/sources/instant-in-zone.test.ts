import { describe, expect, it } from "vitest";
import { instantInZone } from "./instant-in-zone.ts";

describe("instantInZone", () => {
  it.each([
    ["2026-01-31T00:00:00", "UTC", "2026-01-31T00:00:00Z"],
    ["2026-07-01T12:00:00", "Europe/Berlin", "2026-07-01T10:00:00Z"],
    ["2026-03-29T03:30:00", "Europe/Berlin", "2026-03-29T01:30:00Z"],
    ["2026-01-01T00:15:00", "Asia/Kolkata", "2025-12-31T18:45:00Z"],
  ])("%s in %s is %s", (clock, zone, instant) => {
    expect(instantInZone(clock, zone)).toBe(Date.parse(instant));
  });
});
