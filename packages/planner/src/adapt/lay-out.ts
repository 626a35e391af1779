import { size } from "../explain/tree.ts";
import { taskBytes } from "./task-bytes.ts";

/** What the tasks of a stage wrote into an exchange that the next stage reads one partition a task. */
export interface WrittenInput {
  readonly exchange: number;
  /** Bytes, by map task and partition. */
  readonly bytes: readonly (readonly number[])[];
  /** Whether a task may read a part of a partition's rows, where it reads all rows of the partition's other inputs. */
  readonly splittable: boolean;
  /** The same of each second partition, from the second on: all of its rows have one sort key. */
  readonly ties?: boolean;
}

/** What one task reads: partitions `from` to before `to`; of one exchange only what some map tasks wrote. */
export interface TaskShare {
  readonly from: number;
  readonly to: number;
  readonly maps?: { readonly exchange: number; readonly from: number; readonly to: number };
}

export interface Layout {
  /** One a task. */
  readonly shares: readonly TaskShare[];
  /** What was decided and why, a line each. */
  readonly decisions: readonly string[];
}

export interface LayoutSizes {
  readonly slots: number;
  /** Bytes from which a partition may count as skewed. */
  readonly skewBytes: number;
  /** What a partition should hold. */
  readonly partitionBytes?: number | undefined;
}

/** So many times the median partition is skewed, as in Spark. */
const skewFactor = 5;

/** Each partition a task. */
export function plainLayout(partitions: number): Layout {
  return { shares: Array.from({ length: partitions }, (_, i) => ({ from: i, to: i + 1 })), decisions: [] };
}

/** Shares out partitions by what they really hold: small neighbours to one task, a skewed one to several. */
export function layOut(partitions: number, inputs: readonly WrittenInput[], settings: LayoutSizes): Layout {
  const { slots, skewBytes } = settings;
  const { least, most } = taskBytes(settings);
  const sizes = Array.from({ length: partitions }, (_, p) => sum(inputs.map((input) => partitionBytes(input, p))));
  const total = sum(sizes);
  const aim = Math.min(most, Math.max(least, Math.ceil(total / (slots * 2))));
  const median = [...sizes].sort((a, b) => a - b)[(partitions - 1) >> 1] ?? 0;
  const shares: TaskShare[] = [];
  const decisions: string[] = [];
  let open: { readonly from: number; bytes: number } | undefined;
  const close = (to: number): void => {
    if (open) shares.push({ from: open.from, to });
    open = undefined;
  };
  for (const [p, bytes] of sizes.entries()) {
    const tied = p % 2 === 1 && inputs.some(({ ties }) => ties);
    // Rows with one key are sorted whichever way they are shared out.
    const parts = tied
      ? bytes > aim &&
        splitParts(
          p,
          bytes,
          inputs.filter(({ ties }) => ties),
          aim,
        )
      : bytes > Math.max(skewBytes, skewFactor * median) &&
        splitParts(
          p,
          bytes,
          inputs.filter(({ splittable }) => splittable),
          Math.max(aim, median),
        );
    if (parts) {
      close(p);
      shares.push(...parts);
      const why = tied ? `holds rows of one sort key (${size(bytes)})` : `is skewed (${size(bytes)}, the median ${size(median)})`;
      decisions.push(`partition ${p + 1} of ${partitions} ${why}: read by ${parts.length} tasks`);
      continue;
    }
    if (open && open.bytes + bytes > aim) close(p);
    open ??= { from: p, bytes: 0 };
    open.bytes += bytes;
  }
  close(partitions);
  const joint = shares.filter(({ from, to }) => to - from > 1).length;
  if (joint > 0)
    decisions.push(
      `${partitions} partitions hold ${size(total)}: read by ${shares.length} ${shares.length === 1 ? "task" : "tasks"} of up to ${size(aim)}`,
    );
  return { shares, decisions };
}

/** The largest of a partition's inputs that may be split, dealt out by map task; undefined where that does not help. */
function splitParts(partition: number, bytes: number, inputs: readonly WrittenInput[], aim: number): TaskShare[] | undefined {
  const own = (input: WrittenInput): number => partitionBytes(input, partition);
  const [largest] = [...inputs].sort((a, b) => own(b) - own(a));
  if (!largest) return undefined;
  // What the others hold is read by every part.
  const others = bytes - own(largest);
  const room = Math.max(aim - others, others);
  const parts: TaskShare[] = [];
  let from = 0;
  let held = 0;
  for (const [map, written] of largest.bytes.entries()) {
    const more = written[partition] ?? 0;
    if (held > 0 && held + more > room) {
      parts.push({ from: partition, to: partition + 1, maps: { exchange: largest.exchange, from, to: map } });
      [from, held] = [map, 0];
    }
    held += more;
  }
  parts.push({ from: partition, to: partition + 1, maps: { exchange: largest.exchange, from, to: largest.bytes.length } });
  return parts.length > 1 ? parts : undefined;
}

function partitionBytes({ bytes }: WrittenInput, partition: number): number {
  return sum(bytes.map((written) => written[partition] ?? 0));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
