import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cleanDestination } from "@volley/storage";
import { listOutput, optionsOf, pendingUploads, readOutput, runJob, sorted, stageJob, type StagedJob } from "./outputs.ts";
import { openPlace, type Place } from "./places.ts";

// Real processes, really killed; they run the built package (`npm test` builds first).

const child = fileURLToPath(new URL("publish-child.mjs", import.meta.url));
const names = Array.from({ length: 12 }, (_, i) => `csv/${i % 2 === 0 ? "train" : "test"}/part-${i}`);

describe.each(["local", "s3"] as const)("a driver process killed while it publishes, on %s", (name) => {
  let place: Place;
  beforeAll(async () => {
    place = await openPlace(name);
  });
  afterAll(() => place.close());

  function startDriver(destination: string, job: StagedJob, haltAfter: number | null): ChildProcess {
    const told = { storage: place.storage, commit: optionsOf(destination, job.jobId, "overwrite"), files: job.files, haltAfter };
    return spawn(process.execPath, [child, JSON.stringify(told)], { stdio: ["ignore", "pipe", "inherit"] });
  }

  async function untilSaid(driver: ChildProcess, word: string): Promise<void> {
    let said = "";
    for await (const chunk of driver.stdout ?? []) {
      said += String(chunk);
      if (said.includes(word)) return;
    }
    throw new Error(`the driver ended without saying "${word}", but: ${said}`);
  }

  async function kill(driver: ChildProcess): Promise<void> {
    if (driver.exitCode !== null || driver.signalCode !== null) return;
    const exit = once(driver, "exit");
    driver.kill("SIGKILL");
    await exit;
  }

  async function oldOutput(): Promise<{ destination: string; old: StagedJob }> {
    const destination = place.fresh();
    const old = await stageJob(place.store, destination, ["csv/train/part-0"]);
    await runJob(place.store, destination, old, "error");
    return { destination, old };
  }

  it.each([0, 5, 11])("after %i of 12 files: the next reader finishes its work", { timeout: 60_000 }, async (haltAfter) => {
    const { destination, old } = await oldOutput();
    const job = await stageJob(place.store, destination, names);
    const driver = startDriver(destination, job, haltAfter);
    await untilSaid(driver, "halted");
    await kill(driver);
    expect(driver.signalCode).toBe("SIGKILL");
    // What a listing shows in this window: the old files, and whole new ones.
    expect((await listOutput(place.store, destination)).size).toBe(old.contents.size + haltAfter);
    expect(sorted(await readOutput(place.store, destination))).toEqual(sorted(job.contents));
    expect(sorted(await listOutput(place.store, destination))).toEqual(sorted(job.contents));
    expect(await pendingUploads(place.store, destination)).toEqual([]);
  });

  it("at any moment: all or nothing, and a clean leaves nothing behind", { timeout: 120_000 }, async () => {
    for (let round = 0; round < 6; round++) {
      const { destination, old } = await oldOutput();
      const job = await stageJob(place.store, destination, names);
      const driver = startDriver(destination, job, null);
      await untilSaid(driver, "begun");
      await sleep(round * 12);
      await kill(driver);
      await cleanDestination(place.store, destination);
      const read = await readOutput(place.store, destination);
      expect([sorted(old.contents), sorted(job.contents)]).toContainEqual(sorted(read));
      expect(sorted(await listOutput(place.store, destination))).toEqual(sorted(read));
      expect(await pendingUploads(place.store, destination)).toEqual([]);
    }
  });
});
