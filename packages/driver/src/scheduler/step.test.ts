import { FailureReason, type TaskFailure, type TaskSuccess } from "@volley/protocol";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AttemptKey, SchedulerAction, SchedulerEvent, StageShape } from "./events.ts";
import { createSchedulerState, limits, type SchedulerState, winnersOf } from "./state.ts";
import { step } from "./step.ts";

const success: TaskSuccess = { mapOutputs: [], sinkFiles: [] };
const failure = (parts: Partial<TaskFailure> = {}): TaskFailure => ({
  reason: FailureReason.EXECUTION,
  message: "it broke",
  retryable: true,
  countsTowardsLimit: true,
  errorClass: "",
  where: [],
  hints: [],
  ...parts,
});
const stage = (id: number, tasks: number, parents: number[] = [], more: Partial<StageShape> = {}): StageShape => ({
  id,
  name: `stage ${id}`,
  tasks,
  parents,
  keepsOutputOnExecutor: true,
  deterministic: true,
  ...more,
});

function launches(actions: readonly SchedulerAction[]): { executor: string; key: AttemptKey }[] {
  return actions.flatMap((a) => (a.kind === "launch" ? [{ executor: a.executor, key: a.key }] : []));
}
const kinds = (actions: readonly SchedulerAction[]): string[] => actions.map((a) => a.kind);

function start(
  executors: Record<string, number>,
  stages: readonly StageShape[],
): { state: SchedulerState; send: (e: SchedulerEvent) => SchedulerAction[]; first: SchedulerAction[] } {
  const state = createSchedulerState();
  for (const [executor, slots] of Object.entries(executors)) step(state, { kind: "executor_added", executor, slots });
  const first = step(state, { kind: "query_submitted", query: "q", stages });
  return { state, first, send: (e) => step(state, e) };
}

describe("a finished query whose result is still read", () => {
  it("fails when what was lost cannot be made again", () => {
    const { first, send } = start({ a: 1 }, [stage(1, 1)]);
    expect(kinds(send({ kind: "task_succeeded", ...launches(first)[0]!, success }))).toEqual(["stage_done", "query_done"]);
    expect(send({ kind: "executors_awaited", seconds: 2 })).toEqual([]);
    send({ kind: "executor_lost", executor: "a", reason: "killed" });
    expect(send({ kind: "executors_awaited", seconds: 2 })).toMatchObject([
      { kind: "query_failed", failure: { failure: { errorClass: "NO_EXECUTORS" } } },
    ]);
  });

  it("is left alone when nothing of it is lost", () => {
    const { first, send } = start({ a: 1, b: 1 }, [stage(1, 1)]);
    const only = launches(first)[0]!;
    send({ kind: "task_succeeded", ...only, success });
    send({ kind: "executor_lost", executor: only.executor === "a" ? "b" : "a", reason: "killed" });
    expect(send({ kind: "executors_awaited", seconds: 2 })).toEqual([]);
  });
});

describe("a query of which more stages come", () => {
  it("is not done before the last of them, which wait for those they read", () => {
    const state = createSchedulerState();
    const send = (event: SchedulerEvent): SchedulerAction[] => step(state, event);
    send({ kind: "executor_added", executor: "a", slots: 1 });
    const first = launches(send({ kind: "query_submitted", query: "q", stages: [stage(1, 1)], more: true }))[0]!;
    expect(kinds(send({ kind: "task_succeeded", ...first, success }))).toEqual(["stage_done"]);
    const next = launches(send({ kind: "stages_added", query: "q", stages: [stage(2, 2, [1]), stage(3, 1, [2])], more: false }));
    expect(next.map(({ key }) => [key.stage, key.task])).toEqual([[2, 0]]);
    const [second] = launches(send({ kind: "task_succeeded", ...next[0]!, success }));
    const [third] = launches(send({ kind: "task_succeeded", ...second!, success }));
    expect(third!.key.stage).toBe(3);
    expect(kinds(send({ kind: "task_succeeded", ...third!, success }))).toEqual(["stage_done", "query_done"]);
  });

  it("makes again what is lost before its readers have come", () => {
    const state = createSchedulerState();
    const send = (event: SchedulerEvent): SchedulerAction[] => step(state, event);
    for (const executor of ["a", "b"]) send({ kind: "executor_added", executor, slots: 1 });
    const [first, other] = launches(send({ kind: "query_submitted", query: "q", stages: [stage(1, 1), stage(2, 1, [1])], more: true }));
    expect(other).toBeUndefined();
    const [second] = launches(send({ kind: "task_succeeded", ...first!, success }));
    send({ kind: "task_succeeded", ...second!, success });
    const again = launches(send({ kind: "executor_lost", executor: first!.executor, reason: "killed" }));
    expect(again[0]?.key.stage).toBe(1);
  });

  it("takes none when it has ended", () => {
    const { state, first, send } = start({ a: 1 }, [stage(1, 1)]);
    send({ kind: "task_succeeded", ...launches(first)[0]!, success });
    expect(send({ kind: "stages_added", query: "q", stages: [stage(2, 1)], more: false })).toEqual([]);
    expect(state.queries.get("q")!.stages.size).toBe(1);
  });
});

describe("a query whose rows are kept", () => {
  /** Executors a and b; query k with two kept tasks, one on each; `first` of its reader r is launched. */
  function kept(keeping: "again" | "lost", more: Partial<StageShape> = {}) {
    const state = createSchedulerState();
    const send = (event: SchedulerEvent): SchedulerAction[] => step(state, event);
    for (const executor of ["a", "b"]) send({ kind: "executor_added", executor, slots: 1 });
    const made = launches(send({ kind: "query_submitted", query: "k", stages: [stage(1, 2, [], more)], keeping }));
    for (const each of made) send({ kind: "task_succeeded", ...each, success });
    const read = (query = "r"): SchedulerAction[] =>
      send({ kind: "query_submitted", query, stages: [stage(1, 2, [], { reads: [{ query: "k", stage: 1 }] })] });
    return { state, send, made, read };
  }
  const named = (actions: readonly SchedulerAction[]): string[] => launches(actions).map(({ key }) => `${key.query}${key.task}`);

  it("is not made again for nobody, and then before those who read it", () => {
    const { send, read } = kept("again");
    expect(launches(send({ kind: "executor_lost", executor: "b", reason: "killed" }))).toEqual([]);
    const again = read();
    expect(named(again)).toEqual(["k1"]);
    expect(named(send({ kind: "task_succeeded", ...launches(again)[0]!, success }))).toEqual(["r0"]);
  });

  it("is made again when a reader misses it, which then reads again", () => {
    const { send, made, read } = kept("again");
    const [one, two] = launches(read());
    const missing = failure({ countsTowardsLimit: false, fetch: { attempt: made[0]!.key.attempt, executorId: "a" } as never });
    const again = send({ kind: "task_failed", ...one!, failure: missing });
    expect(named(again)).toEqual(["k0"]);
    expect(again.filter((action) => action.kind === "notice").map(({ query }) => query)).toEqual(["k", "r"]);
    send({ kind: "task_succeeded", ...two!, success });
    expect(named(send({ kind: "task_succeeded", ...launches(again)[0]!, success }))).toEqual(["r0"]);
  });

  it("takes readers that have not ended along when it may differ", () => {
    const { send, made, read } = kept("again", { deterministic: false });
    const [one, two] = launches(read());
    send({ kind: "task_succeeded", ...two!, success });
    const missing = failure({ countsTowardsLimit: false, fetch: { attempt: made[0]!.key.attempt, executorId: "a" } as never });
    expect(kinds(send({ kind: "task_failed", ...one!, failure: missing }))).toEqual(["discard", "notice", "notice", "launch"]);
  });

  it("fails with whoever reads it where it has no past", () => {
    const { send, read } = kept("lost");
    read();
    const failed = send({ kind: "executor_lost", executor: "b", reason: "killed" }).filter((action) => action.kind === "query_failed");
    expect(failed.map(({ query, failure: { failure: f } }) => [query, f.errorClass])).toEqual([
      ["k", "CHECKPOINT_RDD_BLOCK_ID_NOT_FOUND"],
      ["r", "CHECKPOINT_RDD_BLOCK_ID_NOT_FOUND"],
    ]);
    expect(read("later").filter((action) => action.kind === "query_failed")).toHaveLength(1);
  });

  it("fails its readers when it cannot be made again", () => {
    const { send, read } = kept("again");
    send({ kind: "executor_lost", executor: "b", reason: "killed" });
    const [again] = launches(read());
    const failed = send({ kind: "task_failed", ...again!, failure: failure({ retryable: false, message: "the file is gone" }) });
    expect(failed.flatMap((action) => (action.kind === "query_failed" ? [[action.query, action.failure.failure.message]] : []))).toEqual([
      ["k", "the file is gone"],
      ["r", "the file is gone"],
    ]);
  });
});

describe("notices", () => {
  it("tell of a reason for trying again once a stage, however many tasks it strikes", () => {
    const { first, send } = start({ a: 2 }, [stage(1, 2)]);
    const slow = failure({ reason: FailureReason.STORAGE_THROTTLED, message: "S3 asks to slow down" });
    const texts = launches(first)
      .flatMap((launch) => send({ kind: "task_failed", ...launch, failure: slow }))
      .filter((a) => a.kind === "notice");
    expect(texts).toEqual([{ kind: "notice", query: "q", text: "stage 1 (stage 1), task 1: S3 asks to slow down; trying again" }]);
    const [again] = launches(send({ kind: "retry_due", query: "q", stage: 1, task: 0 }));
    expect(kinds(send({ kind: "task_failed", ...again!, failure: failure({ message: "it broke" }) }))).toContain("notice");
  });
});

describe("launching", () => {
  it("fills slots, spreads over executors, and holds back stages whose inputs are not there", () => {
    const { first, send } = start({ a: 1, b: 1 }, [stage(1, 3), stage(2, 1, [1])]);
    expect(launches(first).map((l) => l.executor)).toEqual(["a", "b"]);
    const [one, two] = launches(first);
    const third = launches(send({ kind: "task_succeeded", ...one!, success }));
    expect(third.map((l) => [l.key.stage, l.key.task])).toEqual([[1, 2]]);
    expect(send({ kind: "task_succeeded", ...two!, success })).toEqual([]);
    const after = send({ kind: "task_succeeded", ...third[0]!, success });
    expect(kinds(after)).toEqual(["stage_done", "launch"]);
    expect(kinds(send({ kind: "task_succeeded", ...launches(after)[0]!, success }))).toEqual(["stage_done", "query_done"]);
  });

  it("never uses an attempt number twice, and begins after the one given", () => {
    const state = createSchedulerState(1000);
    step(state, { kind: "executor_added", executor: "a", slots: 4 });
    const keys = launches(step(state, { kind: "query_submitted", query: "q", stages: [stage(1, 4)] })).map((l) => l.key.attempt);
    expect(keys).toEqual([1001, 1002, 1003, 1004]);
  });
});

describe("failures", () => {
  it("tries again elsewhere after a delay, and gives up at the limit with the last failure", () => {
    const { first, send } = start({ a: 1, b: 1 }, [stage(1, 1)]);
    let launched = launches(first)[0]!;
    for (let n = 1; n < limits.taskFailures; n++) {
      const actions = send({ kind: "task_failed", ...launched, failure: failure() });
      expect(kinds(actions)).toContain("retry_later");
      const again = launches(send({ kind: "retry_due", query: "q", stage: 1, task: 0 }))[0]!;
      expect(again.executor).not.toBe(launched.executor);
      launched = again;
    }
    const last = send({ kind: "task_failed", ...launched, failure: failure({ message: "for good" }) });
    expect(last).toContainEqual({
      kind: "query_failed",
      query: "q",
      failure: { stage: 1, task: 0, attempts: limits.taskFailures, failure: failure({ message: "for good" }) },
    });
  });

  it("does not retry what would fail again, and stops the query's other tasks", () => {
    const { first, send } = start({ a: 2 }, [stage(1, 2)]);
    const actions = send({ kind: "task_failed", ...launches(first)[0]!, failure: failure({ retryable: false }) });
    expect(kinds(actions)).toEqual(["cancel", "query_failed"]);
  });

  it("ignores reports of attempts that are not live, and has their uploads discarded", () => {
    const { first, send } = start({ a: 1 }, [stage(1, 1)]);
    const { executor, key } = launches(first)[0]!;
    const stale = { ...key, attempt: key.attempt + 7 };
    expect(send({ kind: "task_succeeded", key: stale, executor, success })).toEqual([{ kind: "discard", key: stale, success }]);
    expect(send({ kind: "task_failed", key: stale, executor, failure: failure() })).toEqual([]);
  });
});

describe("lost executors", () => {
  it("runs again exactly the map outputs that were lost, then the readers go on", () => {
    const { first, send, state } = start({ a: 1, b: 1 }, [stage(1, 2), stage(2, 2, [1])]);
    const [onA, onB] = launches(first);
    send({ kind: "task_succeeded", ...onA!, success });
    const readers = launches(send({ kind: "task_succeeded", ...onB!, success }));
    const actions = send({ kind: "executor_lost", executor: onA!.executor, reason: "killed" });
    expect(actions.find((a) => a.kind === "notice")).toMatchObject({
      text: "executor a lost (killed); 1 running task and 1 map output run again",
    });
    expect(launches(actions)).toEqual([]);
    expect(winnersOf(state, "q", 1).map((w) => w?.executor)).toEqual([undefined, "b"]);
    const onSurvivor = readers.find((r) => r.executor === "b")!;
    const rerun = launches(
      send({ kind: "task_failed", ...onSurvivor, failure: failure({ reason: FailureReason.FETCH_FAILED, countsTowardsLimit: false }) }),
    );
    expect(rerun.map((l) => [l.key.stage, l.key.task, l.key.stageAttempt])).toEqual([[1, 0, 1]]);
    const after = launches(send({ kind: "task_succeeded", ...rerun[0]!, success }));
    expect(after.map((l) => l.key.stage)).toEqual([2]);
  });

  it("a late success from a lost executor does not bring its output back", () => {
    const { first, send, state } = start({ a: 1, b: 1 }, [stage(1, 2)]);
    const onA = launches(first).find((l) => l.executor === "a")!;
    send({ kind: "executor_lost", executor: "a", reason: "silence" });
    expect(kinds(send({ kind: "task_succeeded", ...onA, success }))).toContain("discard");
    expect(winnersOf(state, "q", 1)[onA.key.task]).toBeUndefined();
  });

  it("a stage that may answer differently takes its readers along", () => {
    const { first, send, state } = start({ a: 1, b: 1 }, [
      stage(1, 2, [], { deterministic: false }),
      stage(2, 2, [1], { keepsOutputOnExecutor: false }),
    ]);
    for (const launch of launches(first)) send({ kind: "task_succeeded", ...launch, success });
    const reader = [...state.queries.get("q")!.stages.get(2)!.tasks].find((t) => t.running?.executor === "b")!;
    const key: AttemptKey = { query: "q", stage: 2, stageAttempt: 0, task: reader.index, attempt: reader.running!.attempt };
    send({ kind: "task_succeeded", key, executor: "b", success });
    const actions = send({ kind: "executor_lost", executor: "a", reason: "killed" });
    expect(actions).toContainEqual({ kind: "discard", key, success });
    expect(winnersOf(state, "q", 2)).toEqual([undefined, undefined]);
  });

  it("fails when no executor comes back, and says so", () => {
    const { send } = start({ a: 1 }, [stage(1, 1)]);
    send({ kind: "executor_lost", executor: "a", reason: "killed" });
    const [failed] = send({ kind: "executors_awaited", seconds: 30 });
    expect(failed).toMatchObject({
      kind: "query_failed",
      failure: { failure: { errorClass: "NO_EXECUTORS", message: expect.stringContaining("30 s") } },
    });
  });
});

describe("any order of events", () => {
  it("ends with every task won exactly once, on executors that live, whatever is lost and fails on the way", () => {
    const shapes = fc.array(fc.record({ tasks: fc.integer({ min: 1, max: 4 }), deterministic: fc.boolean() }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(shapes, fc.infiniteStream(fc.nat(99)), (stages, dice) => {
        const state = createSchedulerState();
        const running: { executor: string; key: AttemptKey }[] = [];
        const retries: SchedulerEvent[] = [];
        let losses = 0;
        let born = 0;
        let status = "running";
        const roll = (n: number): number => (dice.next().value as number) % n;
        const send = (event: SchedulerEvent): void => {
          for (const action of step(state, event)) {
            if (action.kind === "launch") running.push({ executor: action.executor, key: action.key });
            if (action.kind === "retry_later") retries.push({ ...action, kind: "retry_due" });
            if (action.kind === "query_done") status = "done";
            if (action.kind === "query_failed") status = "failed";
            if (action.kind === "cancel") {
              const at = running.findIndex((r) => r.key.attempt === action.key.attempt);
              if (at >= 0) running.splice(at, 1);
            }
          }
        };
        const addExecutor = (): void => send({ kind: "executor_added", executor: `e${++born}`, slots: 1 + roll(2) });
        addExecutor();
        addExecutor();
        send({
          kind: "query_submitted",
          query: "q",
          stages: stages.map((s, i) =>
            stage(i + 1, s.tasks, i === 0 ? [] : [1 + roll(i)], {
              deterministic: s.deterministic,
              keepsOutputOnExecutor: i < stages.length - 1,
            }),
          ),
        });
        for (let steps = 0; steps < 400 && status === "running"; steps++) {
          const what = roll(10);
          if (what === 0 && losses < 3 && state.executors.size > 0) {
            losses++;
            const [lost] = [...state.executors.keys()];
            for (let i = running.length - 1; i >= 0; i--) if (running[i]!.executor === lost) running.splice(i, 1);
            send({ kind: "executor_lost", executor: lost!, reason: "dice" });
            addExecutor();
          } else if (retries.length > 0 && what < 4) send(retries.shift()!);
          else if (running.length > 0) {
            const [report] = running.splice(roll(running.length), 1);
            if (what === 9)
              send({ kind: "task_failed", ...report!, failure: failure({ countsTowardsLimit: false, reason: FailureReason.SLOT_LOST }) });
            else send({ kind: "task_succeeded", ...report!, success });
          } else if (retries.length > 0) send(retries.shift()!);
        }
        expect(status).toBe("done");
        for (const s of state.queries.get("q")!.stages.values())
          for (const t of s.tasks) expect([t.running, t.winner?.attempt]).toEqual([undefined, expect.any(Number)]);
        for (const e of state.executors.values()) expect(e.running).toBe(0);
      }),
      { numRuns: 300 },
    );
  });
});
