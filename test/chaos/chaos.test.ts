import { afterAll, beforeAll, describe, it } from "vitest";
import { type FlightsPlace, makeFlightsPlace } from "../cluster/flights-job.ts";
import { runScenario, scenarioOf } from "./scenario.ts";

/** How many scenarios, from which on: `CHAOS_RUNS=100 CHAOS_FROM=0 npm run test:chaos`. A few where nobody asks. */
const asked = process.env["CHAOS_RUNS"];
const runs = Number(asked ?? 3);
const from = Number(process.env["CHAOS_FROM"] ?? (asked ? 0 : 4));
let place: FlightsPlace;

beforeAll(async () => {
  place = await makeFlightsPlace();
}, 60_000);
afterAll(() => place.close());

describe("whatever happens to a job, its output is whole or absent and nothing is left", () => {
  for (let seed = from; seed < from + runs; seed++) {
    const scenario = scenarioOf(seed, asked !== undefined);
    it(`${scenario.name} (seed ${seed})`, { timeout: 240_000 }, () => runScenario(place, scenario));
  }
});
