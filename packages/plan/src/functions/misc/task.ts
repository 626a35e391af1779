import type { FunctionTable } from "../definition.ts";
import { always, scalar } from "../rules.ts";
import { taskVariable } from "./task-variable.ts";

/** The task's number. Where several branches of a plan make the rows, each with tasks of its own, the planner says how many and which. */
const taskNumber = ([branches, branch]: readonly string[] = []): string => {
  const own = `coalesce(CAST(getvariable('${taskVariable}') AS BIGINT), 0)`;
  return branches === undefined ? own : `(${own} * ${branches} + ${branch})`;
};

/** What tells the place of a row: Spark's partitions are Volley's tasks. */
export const places: FunctionTable = {
  spark_partition_id: scalar(
    0,
    [],
    always("integer"),
    (args) => `CAST(${taskNumber(args)} AS INTEGER)`,
    "Number of the task, from 0, that made the row.",
    { neverNull: true, deterministic: false, told: "branch" },
  ),
  input_file_name: scalar(
    0,
    [],
    always("string"),
    () => "''",
    "Name of the file that the row comes from; empty where it comes from none, or through a join, a group or a sort.",
    { neverNull: true, deterministic: false, told: "file" },
  ),
  monotonically_increasing_id: {
    kind: "window",
    arity: [0, 0],
    inputs: [],
    type: always("long"),
    calls: () => ["row_number()"],
    value: ([row], _result, _types, args) => `((${taskNumber(args)} << 33) + ${row} - 1)`,
    withinTask: true,
    neverNull: true,
    doc: "A number that no other row has, and that grows within a task: the task's number times 2^33, and the row's in it.",
  },
};
