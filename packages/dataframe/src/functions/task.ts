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
export function sparkPartitionId(): Column<Int, "spark_partition_id()", never> {
  return invoke("spark_partition_id", []);
}
