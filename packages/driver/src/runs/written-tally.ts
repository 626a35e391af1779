import type { StageOutput } from "@volley/planner";
import type { TaskReport } from "@volley/protocol";
import { sum } from "../sum.ts";

interface Written {
  readonly rows: number;
  readonly bytes: number;
}

/** What tasks wrote, each counted once however often it ran. */
export interface WrittenTally {
  add(report: Pick<TaskReport, "id" | "success">): void;
  /** By output of a stage; nothing for one that goes where an earlier one does. */
  of(stage: { readonly id: number; readonly outputs: readonly Pick<StageOutput, "target">[] }): readonly (Written | undefined)[];
}

type WrittenTo = readonly [Target, Written];
type Target = `${StageOutput["target"]["kind"]} ${number}`;

export function createWrittenTally(): WrittenTally {
  const stages = new Map<number, Map<number, readonly WrittenTo[]>>();
  return {
    add({ id, success }) {
      if (!id || !success) return;
      const tasks = stages.get(id.stage) ?? new Map<number, readonly WrittenTo[]>();
      stages.set(id.stage, tasks);
      tasks.set(id.task, [
        ...success.mapOutputs.map(
          ({ exchange, rows, bytes }): WrittenTo => [`exchange ${exchange}`, { rows: sum(rows), bytes: sum(bytes) }],
        ),
        ...success.sinkFiles.map(({ sink, rows, bytes }): WrittenTo => [`sink ${sink}`, { rows, bytes }]),
      ]);
    },
    of({ id, outputs }) {
      const all = [...(stages.get(id)?.values() ?? [])].flat();
      const targets = outputs.map(({ target }): Target => `${target.kind} ${target.kind === "sink" ? target.sink : target.exchange}`);
      return targets.map((target, i) => {
        if (targets.indexOf(target) < i) return undefined;
        const own = all.filter(([to]) => to === target).map(([, written]) => written);
        return { rows: sum(own.map(({ rows }) => rows)), bytes: sum(own.map(({ bytes }) => bytes)) };
      });
    },
  };
}
