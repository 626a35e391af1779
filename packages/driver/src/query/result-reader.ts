import { setTimeout as sleep } from "node:timers/promises";
import { VolleyError } from "@volley/plan";
import { producerOf } from "./job.ts";
import type { Dispatcher } from "./dispatcher.ts";
import type { BlockSource } from "@volley/protocol";
import type { Frame } from "@volley/protocol/arrow";
import type { EngineOptions } from "./engine-options.ts";
import type { RunningJob } from "./running-job.ts";
import { blockSources } from "./task-spec.ts";
import { throwIfCancelled } from "./unless-aborted.ts";

const triesPerOutput = 5;
const againAfterMilliseconds = 200;

/**
 * The frames of a finished query, map by map in order. An output whose executor is lost while it is read is computed again,
 * and reading goes on behind the frames already given: a deterministic stage makes the same ones.
 */
export async function* readResult(
  running: RunningJob,
  exchange: number,
  dispatcher: Dispatcher,
  options: EngineOptions,
  signal: AbortSignal,
): AsyncGenerator<Frame> {
  const { job } = running;
  const producer = producerOf(job.plan, exchange);
  const maps = job.stages.get(producer.id)!.tasks;
  // Of all maps at once, and again where one could not be read: a look at all of them for each would be one at their square.
  let places = placesOf(running, exchange, dispatcher);
  for (let map = 0; map < maps; map++) {
    let given = 0;
    for (let tries = 1; ; tries++) {
      const place = places[map];
      if (place === "empty") break;
      try {
        if (!place) throw new VolleyError("EXECUTOR_LOST", "the executor that held the result was lost");
        let seen = 0;
        for await (const frame of options.readBlocks(place.source, { queryId: job.id, exchange }, signal)) {
          if (++seen <= given) continue;
          given++;
          yield frame;
        }
        break;
      } catch (error) {
        const replay = given === 0 || producer.deterministic;
        throwIfCancelled(signal);
        if (tries >= triesPerOutput || !replay) throw error;
        if (place) dispatcher.outputUnreadable(job.id, place.attempt, place.source.executorId);
        await sleep(againAfterMilliseconds * tries);
        await computedAgain(dispatcher, running, producer.id, map, signal);
        places = placesOf(running, exchange, dispatcher);
      }
    }
  }
}

/** Where a map's rows are; undefined where they were lost. */
type Place = { readonly source: BlockSource; readonly attempt: number } | "empty" | undefined;

function placesOf({ job }: RunningJob, exchange: number, dispatcher: Dispatcher): readonly Place[] {
  const view = dispatcher.viewOf(job.id);
  const places: Place[] = view.winners(producerOf(job.plan, exchange).id).map((winner) => winner && "empty");
  for (const source of blockSources(job, exchange, undefined, view).sources)
    for (const ref of source.maps) places[ref.map] = { source: { ...source, maps: [ref] }, attempt: ref.attempt };
  return places;
}

async function computedAgain(dispatcher: Dispatcher, running: RunningJob, stage: number, map: number, signal: AbortSignal): Promise<void> {
  while (!dispatcher.viewOf(running.job.id).winners(stage)[map]) {
    throwIfCancelled(signal);
    await Promise.race([sleep(againAfterMilliseconds), running.broken]);
  }
}
