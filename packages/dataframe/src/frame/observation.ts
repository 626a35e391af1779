import { randomUUID } from "node:crypto";
import { type ObservedMetrics, type Origin, type Relation, relationInputs, VolleyError, type WriteCommand } from "@volley/plan";
import { type Int64Mode, valueOf } from "@volley/plan/values";
import { requiredName } from "../argument-checks.ts";
import type { Backend, BatchBytes } from "../backend.ts";
import { here } from "../origin/call-site.ts";

type Metrics = Readonly<Record<string, any>>;

let deliver: (observation: Observation, metrics: Metrics) => void;

/**
 * Receives the metrics of a frame that `observe()` watches, from the first action that runs to its end:
 *
 *     const seen = new Observation();
 *     await orders.observe(seen, count().alias("rows"), max("amount").alias("most")).write.parquet("s3://shop/ready/");
 *     const { rows, most } = await seen.get;
 */
export class Observation {
  /** What the metrics go by, beside others of the same plan. */
  readonly name: string;
  /** The metrics by their names, once an action over the observed frame has run; pending until then. */
  readonly get: Promise<Metrics>;
  readonly #resolve: (metrics: Metrics) => void;

  /** Throws INVALID_ARGUMENT for an empty name. */
  constructor(name: string = randomUUID()) {
    this.name = requiredName("an Observation", name, here());
    let resolve: (metrics: Metrics) => void;
    this.get = new Promise((done) => (resolve = done));
    this.#resolve = resolve!;
  }

  static {
    deliver = (observation, metrics) => observation.#resolve(metrics);
  }
}

/** Who watches which `collect_metrics`. */
const watchers = new WeakMap<Relation, Observation>();
const taken = new WeakSet<Observation>();

/** Has an observation receive what a node collects. Throws INVALID_ARGUMENT where it watches another frame, as in Spark. */
export function watch(observation: Observation, origin: Origin): (node: Relation) => void {
  if (taken.has(observation))
    throw new VolleyError("INVALID_ARGUMENT", `the Observation "${observation.name}" watches a frame already`, {
      origin,
      hints: ["make a new one for each frame"],
    });
  taken.add(observation);
  return (node) => void watchers.set(node, observation);
}

/** A backend whose actions tell the observations of their plans what was collected. */
export function observingBackend(backend: Backend, int64: Int64Mode): Backend {
  return {
    ...backend,
    async execute(plan, options) {
      const stream = await backend.execute(plan, options);
      const waiting = watchersOf([plan]);
      if (waiting.size === 0) return stream;
      const told = (): void => tell(waiting, stream.observed ?? [], int64);
      return { ...stream, batches: afterwards(stream.batches, told) };
    },
    async write(command: WriteCommand, options) {
      const result = await backend.write(command, options);
      const waiting = watchersOf(command.sinks.map((sink) => sink.input));
      tell(waiting, result.observed ?? [], int64);
      return result;
    },
  };
}

async function* afterwards(batches: AsyncIterable<BatchBytes>, done: () => void): AsyncGenerator<BatchBytes> {
  yield* batches;
  done();
}

/** By the names that the metrics go by. */
function watchersOf(plans: readonly Relation[]): ReadonlyMap<string, Observation> {
  const found = new Map<string, Observation>();
  const seen = new Set<Relation>();
  const open = [...plans];
  for (let node = open.pop(); node; node = open.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    const observation = watchers.get(node);
    if (observation) found.set(observation.name, observation);
    open.push(...relationInputs(node));
  }
  return found;
}

function tell(waiting: ReadonlyMap<string, Observation>, observed: readonly ObservedMetrics[], int64: Int64Mode): void {
  for (const { name, metrics } of observed) {
    const observation = waiting.get(name);
    if (observation)
      deliver(observation, Object.fromEntries(metrics.map(({ key, value }) => [key, valueOf(value.value, value.type, int64)])));
  }
}
