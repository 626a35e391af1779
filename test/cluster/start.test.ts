import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectGone } from "./flights-job.ts";
import { makePlace, type Place } from "./place.ts";

const script = fileURLToPath(new URL("../../examples/dist/flights/start.js", import.meta.url));
let place: Place;

beforeAll(async () => {
  place = await makePlace();
});
afterAll(() => place.close());

describe("npm start, in the middle of its job", () => {
  it.each(["SIGINT", "SIGTERM", "SIGKILL"] as const)(
    "ends by %s, and leaves no process and no file",
    { timeout: 120_000 },
    async (signal) => {
      const start = place.start([], { script });
      await start.says("ready in");
      await start.until("it ran tasks", () => start.left().files.some((file) => file.includes("/tasks/")));
      start.kill(signal);
      const { code, stdout, stderr } = await start.ended;
      if (signal !== "SIGKILL") {
        expect(code).toBe(130);
        expect(`${stdout}${stderr}`.match(/stopping… \(again to kill\)/g)).toHaveLength(1);
        expect(stderr).not.toContain("error:");
      }
      await expectGone(start);
    },
  );
});
