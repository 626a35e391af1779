import { setTimeout as sleep } from "node:timers/promises";
import { VolleyError } from "@volley/plan";
import { producerOf } from "./job.ts";
import type { Dispatcher } from "./dispatcher.ts";
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
  for (let map = 0; map < maps; map++) {
    let given = 0;
    for (let tries = 1; ; tries++) {
      const winner = dispatcher.viewOf(job.id).winners(producer.id)[map];
      const source = blockSources(job, exchange, undefined, dispatcher.viewOf(job.id)).sources.find((s) =>
        s.maps.some((m) => m.map === map),
      );
      if (winner && !source) break;
      try {
        if (!winner || !source) throw new VolleyError("EXECUTOR_LOST", "the executor that held the result was lost");
        let seen = 0;
        const ref = source.maps.filter((m) => m.map === map);
        for await (const frame of options.readBlocks({ ...source, maps: ref }, { queryId: job.id, exchange }, signal)) {
          if (++seen <= given) continue;
          given++;
          yield frame;
        }
        break;
      } catch (error) {
        const replay = given === 0 || producer.deterministic;
        throwIfCancelled(signal);
        if (tries >= triesPerOutput || !replay) throw error;
        if (winner) dispatcher.outputUnreadable(job.id, winner.attempt, winner.executor);
        await sleep(againAfterMilliseconds * tries);
        await computedAgain(dispatcher, running, producer.id, map, signal);
      }
    }
  }
}

async function computedAgain(dispatcher: Dispatcher, running: RunningJob, stage: number, map: number, signal: AbortSignal): Promise<void> {
  while (!dispatcher.viewOf(running.job.id).winners(stage)[map]) {
    throwIfCancelled(signal);
    await Promise.race([sleep(againAfterMilliseconds), running.broken]);
  }
}
