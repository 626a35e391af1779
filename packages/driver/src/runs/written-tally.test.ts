import type { StageOutput } from "@volley/planner";
import type { TaskReport } from "@volley/protocol";
import { expect, it } from "vitest";
import { createWrittenTally, type WrittenTally } from "./written-tally.ts";

const exchange = (number: number): StageOutput["target"] => ({ kind: "exchange", exchange: number, partitions: 2, broadcast: false });
const sink: StageOutput["target"] = { kind: "sink", sink: 0 };

function stage(id: number, ...targets: readonly StageOutput["target"][]): Parameters<WrittenTally["of"]>[0] {
  return { id, outputs: targets.map((target) => ({ target })) };
}

function report(
  of: number,
  task: number,
  attempt: number,
  rows: readonly number[],
  sinkRows: readonly number[] = [],
): Pick<TaskReport, "id" | "success"> {
  const sinkFiles = sinkRows.map((each) => ({ sink: 0, url: "", uploadId: "", parts: [], bytes: each * 10, rows: each }));
  return {
    id: { queryId: "q", stage: of, stageAttempt: 0, task, attempt },
    success: { mapOutputs: [{ exchange: 3, rows, bytes: rows.map((each) => each * 8), schema: new Uint8Array() }], sinkFiles },
  };
}

it("counts each task's rows once, however often it ran", () => {
  const tally = createWrittenTally();
  tally.add(report(1, 0, 1, [5, 6]));
  tally.add(report(1, 1, 2, [7, 0]));
  tally.add({ ...report(1, 1, 3, [900]), success: undefined });
  tally.add(report(1, 1, 4, [7, 1]));
  tally.add(report(2, 0, 5, [100]));
  expect(tally.of(stage(1, exchange(3)))).toEqual([{ rows: 19, bytes: 152 }]);
});

it("tells outputs apart, and once what several write to one place", () => {
  const tally = createWrittenTally();
  tally.add(report(1, 0, 1, [5], [2, 3]));
  expect(tally.of(stage(1, sink, exchange(3), sink, exchange(4)))).toEqual([
    { rows: 5, bytes: 50 },
    { rows: 5, bytes: 40 },
    undefined,
    { rows: 0, bytes: 0 },
  ]);
});

it("has nothing of a stage of which no task succeeded", () => {
  expect(createWrittenTally().of(stage(1, sink))).toEqual([{ rows: 0, bytes: 0 }]);
});
