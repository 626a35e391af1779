import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PlannerSettings, planWrite } from "@volley/planner";
import { type Fixture, makeFixture } from "./fixture.ts";
import { interpret, multiset } from "./interpreter.ts";
import { randomPlans } from "./random-plan.ts";
import { writing } from "./writing.ts";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await makeFixture();
});
afterAll(() => fixture.remove());

const single: PlannerSettings = { mode: "single", slots: 2, broadcastBytes: 0, timeZone: "UTC" };

const choices = fc.array(fc.nat({ max: 5040 }), { minLength: 40, maxLength: 140 });
const shapes = fc.record({
  bundles: fc.constantFrom(1, 2, 3, 7),
  partitions: fc.constantFrom(1, 2, 3, 7),
  broadcastBytes: fc.constantFrom(0, 0, 300, 1e9),
  adaptive: fc.boolean(),
});

describe("the union of a stage's tasks equals one execution", () => {
  it("for random plans, whatever the numbers of tasks and partitions", async () => {
    let clustered = 0;
    await fc.assert(
      fc.asyncProperty(choices, shapes, async (numbers, { bundles, partitions, broadcastBytes, adaptive }) => {
        const command = writing(randomPlans(numbers, fixture.sources));
        const settings: PlannerSettings = { ...single, mode: "cluster", shufflePartitions: partitions, broadcastBytes, adaptive };
        const whole = await interpret(planWrite(command, fixture.sources, single), { files: fixture.files, bundles: 1 });
        const parts = await interpret(planWrite(command, fixture.sources, settings), { files: fixture.files, bundles });
        if (parts.tasks > 2) clustered++;
        expect(parts.sinks.map(multiset)).toEqual(whole.sinks.map(multiset));
      }),
      { numRuns: Number(process.env.VOLLEY_PLANS ?? 40), interruptAfterTimeLimit: 90_000 },
    );
    expect(clustered).toBeGreaterThan(5);
  }, 120_000);
});
