import {
  FailureReason,
  ProbeReply,
  ProbeRequest,
  type TaskFailure,
  type TaskId,
  type TaskProgress,
  TaskReport,
  TaskSpec,
} from "@volley/protocol";
import type { StorageOptions } from "@volley/storage";
import type { FromSlot, SlotOptions } from "../slot/slot-messages.ts";
import { cancelled, failure, outOfMemory } from "../task/make-failure.ts";
import { noMetrics } from "../task/task-metrics.ts";
import { residentBytes } from "./resident-memory.ts";
import { describeExit, type SlotExit, type SlotProcess, type SlotProgram, startSlotProcess } from "./slot-process.ts";

/** What a pool tells its owner. */
export interface SlotPoolEvents {
  started(id: TaskId, slot: number): void;
  report(report: TaskReport): void;
  probed(reply: ProbeReply): void;
  /** A slot could not be started again: the executor is of no use any more. */
  broken(error: unknown): void;
}

export interface SlotUsage {
  readonly slot: number;
  readonly residentBytes: number;
}

/** The slots of an executor: a queue of tasks, one at a time for each slot, a new process for one that ended. */
export interface SlotPool {
  readonly duckdbVersion: string;
  launch(specs: readonly TaskSpec[]): void;
  probe(request: ProbeRequest): void;
  /** Ends a task that waits or runs; its report says so. */
  cancel(id: TaskId, reason: string): void;
  drop(queryId: string, exchanges: readonly number[]): void;
  configure(storage: StorageOptions): void;
  usage(): readonly SlotUsage[];
  progress(): readonly TaskProgress[];
  /** Ends a slot that took too much memory; its task fails with OUT_OF_MEMORY. */
  endForMemory(slot: number, limit: number): void;
  /** Ends all slots, what they run included. */
  close(): Promise<void>;
}

interface Running {
  readonly spec: TaskSpec;
  readonly encoded: Uint8Array;
  /** Ends the slot when a cancelled task does not end by itself. */
  overdue?: NodeJS.Timeout;
  cancelled?: string;
}

interface Slot {
  readonly index: number;
  readonly options: SlotOptions;
  process: SlotProcess | undefined;
  running: Running | undefined;
  /** Why the pool itself ended the process. */
  ending: TaskFailure | undefined;
  readonly probes: Map<string, ProbeRequest>;
  reported: number;
  rows: number;
}

/** Milliseconds that a cancelled task may take to end. */
const cancelMs = 5000;
const closeMs = 3000;

/** Starts the slots; fulfilled when all can take tasks. */
export async function startSlotPool(
  slotOptions: readonly SlotOptions[],
  events: SlotPoolEvents,
  program: SlotProgram = {},
): Promise<SlotPool> {
  const slots = slotOptions.map(
    (options, index): Slot => ({
      index,
      options,
      process: undefined,
      running: undefined,
      ending: undefined,
      probes: new Map(),
      reported: 0,
      rows: 0,
    }),
  );
  const queue: Running[] = [];
  const state: { closing: boolean; storage: StorageOptions | undefined } = { closing: false, storage: undefined };

  async function startSlot(slot: Slot): Promise<void> {
    const process = await startSlotProcess(slot.options, (message) => heard(slot, message), program);
    slot.process = process;
    if (state.closing) process.kill();
    if (state.storage !== undefined) process.send({ type: "configure", storage: state.storage });
    void process.ended.then((exit) => lost(slot, exit));
  }

  function heard(slot: Slot, message: FromSlot): void {
    if (message.type === "report") {
      const report = TaskReport.decode(message.report);
      // Said last by a slot whose end was noticed first: its task has been reported as lost.
      if (slot.running?.spec.id?.attempt !== report.id?.attempt) return;
      clearTimeout(slot.running?.overdue);
      slot.running = undefined;
      slot.rows = 0;
      events.report(report);
      assign();
    } else if (message.type === "probed") {
      const reply = ProbeReply.decode(message.reply);
      slot.probes.delete(reply.id);
      events.probed(reply);
    } else if (message.type === "status") {
      slot.reported = message.residentBytes;
      slot.rows = message.rows;
    }
  }

  function lost(slot: Slot, exit: SlotExit): void {
    const { running, ending, probes } = slot;
    slot.process = undefined;
    slot.running = undefined;
    slot.ending = undefined;
    slot.rows = 0;
    const why =
      ending ?? failure(FailureReason.SLOT_LOST, `the process that ran the task ended: ${describeExit(exit)}`, { hints: hintsOf(exit) });
    if (running !== undefined) {
      clearTimeout(running.overdue);
      const told = running.cancelled === undefined ? why : cancelled(running.cancelled);
      events.report({ id: running.spec.id, failure: told, metrics: noMetrics() });
    }
    for (const id of probes.keys()) events.probed({ id, columns: [], failure: why });
    probes.clear();
    if (state.closing) return;
    startSlot(slot).then(
      () => assign(),
      (error: unknown) => {
        if (!state.closing) events.broken(error);
      },
    );
  }

  function assign(): void {
    for (const slot of slots) {
      if (slot.process === undefined || slot.running !== undefined || state.closing) continue;
      const running = queue.shift();
      if (running === undefined) return;
      slot.running = running;
      slot.process.send({ type: "run", spec: running.encoded });
      if (running.spec.id) events.started(running.spec.id, slot.index);
    }
  }

  function cancel(id: TaskId, reason: string): void {
    const waiting = queue.findIndex(({ spec }) => spec.id?.attempt === id.attempt);
    if (waiting >= 0) {
      const [{ spec }] = queue.splice(waiting, 1) as [Running];
      events.report({ id: spec.id, failure: cancelled(reason), metrics: noMetrics() });
      return;
    }
    const slot = slots.find(({ running }) => running?.spec.id?.attempt === id.attempt);
    if (slot?.running === undefined || slot.running.cancelled !== undefined) return;
    slot.running.cancelled = reason;
    slot.running.overdue = setTimeout(() => slot.process?.kill(), cancelMs);
    slot.process?.send({ type: "cancel", attempt: id.attempt, reason });
  }

  async function close(): Promise<void> {
    state.closing = true;
    queue.length = 0;
    const ends = slots.flatMap(({ process }) => (process === undefined ? [] : [process.ended]));
    for (const slot of slots) slot.process?.send({ type: "stop" });
    const overdue = setTimeout(() => {
      for (const slot of slots) slot.process?.kill();
    }, closeMs);
    await Promise.all(ends);
    clearTimeout(overdue);
  }

  const starts = await Promise.allSettled(slots.map(startSlot));
  for (const start of starts) {
    if (start.status === "fulfilled") continue;
    await close();
    throw start.reason;
  }
  return {
    duckdbVersion: slots[0]?.process?.duckdbVersion ?? "",
    launch(specs) {
      queue.push(...specs.map((spec) => ({ spec, encoded: TaskSpec.encode(spec) })));
      assign();
    },
    probe(request) {
      const slot =
        slots.find(({ process, running }) => process !== undefined && running === undefined) ??
        slots.find(({ process }) => process !== undefined);
      if (slot === undefined) {
        events.probed({ id: request.id, columns: [], failure: failure(FailureReason.SLOT_LOST, "no slot runs at this moment") });
        return;
      }
      slot.probes.set(request.id, request);
      slot.process?.send({ type: "probe", request: ProbeRequest.encode(request) });
    },
    cancel,
    drop(queryId, exchanges) {
      for (const slot of slots) slot.process?.send({ type: "drop", queryId, exchanges });
    },
    configure(storage) {
      state.storage = storage;
      for (const slot of slots) slot.process?.send({ type: "configure", storage });
    },
    usage: () =>
      slots.map((slot) => ({
        slot: slot.index,
        residentBytes: slot.process === undefined ? 0 : (residentBytes(slot.process.pid) ?? slot.reported),
      })),
    progress: () => slots.flatMap(({ running, rows }) => (running === undefined ? [] : [{ id: running.spec.id, rows }])),
    endForMemory(index, limit) {
      const slot = slots[index];
      if (slot?.process === undefined || slot.ending !== undefined) return;
      slot.ending = outOfMemory(
        `the executor's processes took more than its ${Math.round(limit / 2 ** 20)} MiB of memory; the slot that took most was ended`,
      );
      slot.process.kill();
    },
    close,
  };
}

function hintsOf({ signal }: SlotExit): string[] {
  if (signal === "SIGKILL") return ["the operating system ends processes with SIGKILL when the machine or container runs out of memory"];
  if (signal === "SIGABRT") return ["the process aborted itself; its last words are in the executor's log"];
  return [];
}
