import { driverOf, executorOf, expectGone, type FlightsPlace, slotOf } from "../cluster/flights-job.ts";
import type { Running } from "../cluster/place.ts";

/** What is done to a job, and which end it must come to. */
interface Blow {
  readonly name: string;
  readonly ends: "right" | "lost driver" | "stopped";
  strike(job: Running, place: FlightsPlace): Promise<void> | void;
}

const kill = (pid: number): void => void process.kill(pid, "SIGKILL");

/** S3's answers under a bad load, for as long as the job runs. */
const brownOut = [
  { match: { probability: 0.15 }, action: { status: 503, code: "SlowDown" } },
  { match: { probability: 0.05 }, action: { status: 500, after: true } },
  { match: { probability: 0.05 }, action: "reset" },
] as const;

const blows: readonly Blow[] = [
  { name: "executor 1 is killed", ends: "right", strike: (job) => kill(executorOf(job, 1)) },
  { name: "executor 2 is killed", ends: "right", strike: (job) => kill(executorOf(job, 2)) },
  { name: "slot 1 is killed", ends: "right", strike: (job) => kill(slotOf(job, 1)) },
  {
    name: "both slots are killed",
    ends: "right",
    strike: (job) => [1, 2].map((id) => slotOf(job, id)).forEach(kill),
  },
  {
    name: "an executor and the other's slot are killed",
    ends: "right",
    strike: (job) => [slotOf(job, 1), executorOf(job, 2)].forEach(kill),
  },
  {
    name: "an executor leaves in order",
    ends: "right",
    strike: (job) => void process.kill(executorOf(job, 1), "SIGTERM"),
  },
  { name: "S3 fails", ends: "right", strike: (_, place) => place.s3.setFaults(brownOut) },
  {
    name: "S3 fails and an executor is killed",
    ends: "right",
    strike(job, place) {
      place.s3.setFaults(brownOut);
      kill(executorOf(job, 2));
    },
  },
  { name: "the driver is killed", ends: "lost driver", strike: (job) => kill(driverOf(job)) },
  { name: "the user stops it", ends: "stopped", strike: (job) => job.kill("SIGINT") },
  { name: "the program is killed", ends: "stopped", strike: (job) => job.kill("SIGKILL") },
];

/** Blows that take a while to be noticed, for long runs. */
const slowBlows: readonly Blow[] = [
  {
    name: "an executor hangs",
    ends: "right",
    async strike(job) {
      const pid = executorOf(job, 2);
      process.kill(pid, "SIGSTOP");
      await Promise.race([job.says("executor 2 lost (silent for 15 s)"), job.ended]);
      process.kill(pid, "SIGCONT");
    },
  },
  { name: "a slot hangs", ends: "right", strike: (job) => void process.kill(slotOf(job, 2), "SIGSTOP") },
];

/** The blow and the moment of a seed: after so many requests to S3 of the job. */
export function scenarioOf(seed: number, slow: boolean): { readonly name: string; readonly blow: Blow; readonly requests: number } {
  const all = slow ? [...blows, ...slowBlows] : blows;
  const blow = all[seed % all.length]!;
  const requests = 8 + ((seed * 7919) % 24);
  return { name: `${blow.name} after ${requests} requests`, blow, requests };
}

/** Strikes a job and sees to its end: the right rows exactly once or nothing at all, and nobody and nothing left. */
export async function runScenario(place: FlightsPlace, { blow, requests }: ReturnType<typeof scenarioOf>): Promise<void> {
  place.s3.setFaults([{ match: { keyPattern: "flights/|/out-" }, action: { delayMs: 100 } }]);
  const { program, prefix } = place.job();
  const before = place.s3.stats().requests;
  const job = place.volley("run", program, "--executors", "2", "--shuffle-partitions", "4");
  await job.until("it was in the middle", () => place.s3.stats().requests >= before + requests);
  await blow.strike(job, place);
  const { code, stderr } = await job.ended;
  place.s3.setFaults([]);
  if (blow.ends === "right") {
    await place.expectRight(job, prefix);
    return;
  }
  await expectGone(job);
  const committed = Object.keys((await place.contents(prefix)).objects).length > 0;
  // A job that had decided before the blow stands: whoever comes next carries it out.
  if (blow.ends === "lost driver" || committed) await place.volley("clean", `s3://data/${prefix}`).ended;
  const { objects, uploads } = await place.contents(prefix);
  const parts = Object.keys(objects).filter((url) => !url.endsWith("_SUCCESS")).length;
  if (uploads.length > 0 || ![0, 4].includes(parts))
    throw new Error(`half an output is left: ${JSON.stringify({ objects, uploads })}\n${stderr}`);
  if (blow.ends === "lost driver" && code !== 1) throw new Error(`it ended with code ${code}:\n${stderr}`);
}
