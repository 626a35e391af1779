import type { Column } from "../column/column.ts";
import type { Int } from "../values/value-types.ts";
import { invoke } from "./call.ts";

/**
 * A number that no other row has, and that grows from row to row within a task: the task's number times 2^33, and the row's in it from 0.
 * It may be another in another execution: write the frame, or keep it, before rows are told apart by it.
 */
export function monotonicallyIncreasingId(): Column<bigint, "monotonically_increasing_id()", never> {
  return invoke("monotonically_increasing_id", []);
}

/** Number of the task, from 0, that makes the row: Spark's partitions are Volley's tasks. */
export function sparkPartitionId(): Column<Int, "SPARK_PARTITION_ID()", never> {
  return invoke("spark_partition_id", []);
}

/** Name of the file that the row comes from; empty where it comes from none, or through a join, a group or a sort. */
export function inputFileName(): Column<string, "input_file_name()", never> {
  return invoke("input_file_name", []);
}
