import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CommitMode, beginCommit, cleanDestination } from "@volley/storage";
import { Crash, crashingStore } from "./failing-store.ts";
import {
  listOutput,
  merged,
  optionsOf,
  pendingUploads,
  readOutput,
  runJob,
  sorted,
  stageFile,
  stageJob,
  type StagedJob,
} from "./outputs.ts";
import { openPlace, type Place } from "./places.ts";

// A driver dies at every single call it makes to the store; then someone comes by. Dying after a call took effect is dying before the next.

interface Scene {
  readonly destination: string;
  readonly old: ReadonlyMap<string, string>;
  readonly job: StagedJob;
  /** What the destination holds once the job has committed. */
  readonly fresh: ReadonlyMap<string, string>;
}

async function setScene(place: Place, mode: CommitMode): Promise<Scene> {
  const destination = place.fresh();
  let old: ReadonlyMap<string, string> = new Map();
  if (mode !== "error") {
    const first = await stageJob(place.store, destination, ["csv/train/part-0", "csv/test/part-0"]);
    await runJob(place.store, destination, first, "error");
    old = first.contents;
  }
  const job = await stageJob(place.store, destination, ["csv/train/part-0", "csv/train/part-1", "parquet/test/part-0"]);
  await stageFile(place.store, `${destination}/csv/train/part-0-${job.jobId}-9.csv`, "a slower twin\n", job.jobId, "9");
  return { destination, old, job, fresh: mode === "append" ? merged(old, job.contents) : job.contents };
}

/** Runs the job until it dies; true when it lived to the end, which ends the series. */
async function dieAt(place: Place, scene: Scene, mode: CommitMode, at: number): Promise<boolean> {
  const { store, log } = crashingStore(place.store, at);
  try {
    const commit = await beginCommit(store, optionsOf(scene.destination, scene.job.jobId, mode, { parallelism: 2 }));
    await commit.publish(scene.job.files);
  } catch (error) {
    if (log.length <= at) throw error;
  }
  return log.length <= at;
}

async function expectAllOrNothing(place: Place, { destination, old, fresh }: Scene): Promise<"old" | "fresh"> {
  const read = await readOutput(place.store, destination);
  const listed = await listOutput(place.store, destination);
  expect(sorted(listed)).toEqual(sorted(read ?? new Map()));
  const isFresh = listed.size > 0 && [...fresh.keys()].every((path) => listed.has(path));
  expect(sorted(listed)).toEqual(sorted(isFresh ? fresh : old));
  return isFresh ? "fresh" : "old";
}

/** Whether the dead driver won its entry before another job replaced everything. */
async function wasCommitted(place: Place, { destination, job }: Scene): Promise<"old" | "fresh"> {
  const commit = await beginCommit(place.store, optionsOf(destination, job.jobId, "ignore", { epoch: 2 }));
  return commit.state === "committed" ? "fresh" : "old";
}

/** Recovers, and says whether the dead driver's output turned out to be published. */
type Recovery = (place: Place, scene: Scene, mode: CommitMode) => Promise<"old" | "fresh">;

const recoveries: Record<string, Recovery> = {
  "a reader comes by, then the job's next driver": async (place, scene, mode) => {
    const found = await expectAllOrNothing(place, scene);
    const commit = await beginCommit(place.store, optionsOf(scene.destination, scene.job.jobId, mode, { epoch: 2 }));
    await commit.publish(scene.job.files);
    expect(await expectAllOrNothing(place, scene)).toBe("fresh");
    return found;
  },
  "another job overwrites": async (place, scene) => {
    const next = await stageJob(place.store, scene.destination, ["csv/train/part-0"]);
    await runJob(place.store, scene.destination, next, "overwrite");
    await expectAllOrNothing(place, { ...scene, old: next.contents, fresh: next.contents });
    return wasCommitted(place, scene);
  },
  "another job appends, then someone cleans": async (place, scene) => {
    const next = await stageJob(place.store, scene.destination, ["csv/train/part-0"]);
    await runJob(place.store, scene.destination, next, "append");
    await expectAllOrNothing(place, { ...scene, old: merged(scene.old, next.contents), fresh: merged(scene.fresh, next.contents) });
    await cleanDestination(place.store, scene.destination);
    return expectAllOrNothing(place, { ...scene, old: merged(scene.old, next.contents), fresh: merged(scene.fresh, next.contents) });
  },
  "the next driver gives the job up": async (place, scene, mode) => {
    const commit = await beginCommit(place.store, optionsOf(scene.destination, scene.job.jobId, mode, { epoch: 2 }));
    const { state } = await commit.abort(scene.job.files.map(({ url, upload }) => ({ url, uploadId: upload.uploadId })));
    const found = await expectAllOrNothing(place, scene);
    expect(found).toBe(state === "aborted" ? "old" : "fresh");
    return found;
  },
  "someone cleans": async (place, scene) => {
    await cleanDestination(place.store, scene.destination);
    return expectAllOrNothing(place, scene);
  },
};

const series = [
  { place: "local", modes: ["error", "append", "overwrite"], recoveries: Object.keys(recoveries) },
  { place: "s3", modes: ["overwrite"], recoveries: ["a reader comes by, then the job's next driver"] },
] as const;

describe.each(series)("a driver that dies, on $place", ({ place: name, modes, recoveries: chosen }) => {
  let place: Place;
  beforeAll(async () => {
    place = await openPlace(name);
  });
  afterAll(() => place.close());

  describe.each(modes)("in mode %s", (mode) => {
    it.each(chosen)("%s", { timeout: 120_000 }, async (recovery) => {
      const found: ("old" | "fresh")[] = [];
      for (let at = 0; ; at++) {
        const scene = await setScene(place, mode);
        if (await dieAt(place, scene, mode, at)) break;
        try {
          found.push(await (recoveries[recovery] as Recovery)(place, scene, mode));
          expect(await pendingUploads(place.store, scene.destination)).toEqual([]);
        } catch (error) {
          throw new Error(`after dying before call ${at}: ${(error as Error).message}`, { cause: error });
        }
      }
      // The entry is the one point of no return: nothing of the job survives a death before it, all of it one after.
      const decided = found.indexOf("fresh");
      expect(decided).toBeGreaterThan(4);
      expect(found.length - decided).toBeGreaterThan(4);
      expect(found).toEqual(found.map((_, at) => (at < decided ? "old" : "fresh")));
    });
  });

  it("dies of Crash alone", async () => {
    const destination = place.fresh();
    const { store } = crashingStore(place.store, 0);
    await expect(beginCommit(store, optionsOf(destination, randomUUID(), "error"))).rejects.toBeInstanceOf(Crash);
  });
});
