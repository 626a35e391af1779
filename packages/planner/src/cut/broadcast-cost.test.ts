import { expect, it } from "vitest";
import { broadcastPays } from "./broadcast-cost.ts";
import type { Piece } from "./piece.ts";
import type { PlannerSettings } from "../stage.ts";

const MB = 2 ** 20;
const settings: PlannerSettings = { mode: "cluster", slots: 2, executors: 2, broadcastBytes: 0, timeZone: "UTC" };
const scan: Piece = {
  branches: [{ node: { kind: "local", data: new Uint8Array(), columns: [] }, dist: { kind: "bundle", key: "" } }],
  small: false,
};

it("a side is sent whole where that is less than dealing out both, in bytes moved and built", () => {
  expect(broadcastPays(1 * MB, scan, 60 * MB, settings)).toBe(true);
  expect(broadcastPays(80 * MB, scan, 60 * MB, settings)).toBe(false);
  expect(broadcastPays(150 * MB, scan, 100 * MB, settings)).toBe(false);
});

it("more executors and tasks make it dearer", () => {
  expect(broadcastPays(5 * MB, scan, 60 * MB, settings)).toBe(true);
  expect(broadcastPays(5 * MB, scan, 60 * MB, { ...settings, slots: 20, executors: 20 })).toBe(false);
});

it("a side that is one task builds one table", () => {
  expect(broadcastPays(3 * MB, scan, 3 * MB, settings)).toBe(true);
});
