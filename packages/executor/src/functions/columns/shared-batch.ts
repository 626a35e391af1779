import type { BatchHeader } from "@volley/arrow-duckdb/arrow";

/** Numbers before those of the header: function, rows, how many numbers of nodes and of buffers, where the body begins and its length. */
const fixedNumbers = 6;
const alignment = 64;

const bodyStart = ({ nodes, buffers }: Pick<BatchHeader, "nodes" | "buffers">): number =>
  Math.ceil(((fixedNumbers + nodes.length + buffers.length) * 8) / alignment) * alignment;

/** Shared memory with its views, which take longer to make than to use. */
export interface SharedPlace {
  readonly memory: SharedArrayBuffer;
  readonly bytes: Uint8Array;
  readonly numbers: Float64Array;
}

export const sharedPlace = (memory: SharedArrayBuffer): SharedPlace => ({
  memory,
  bytes: new Uint8Array(memory),
  numbers: new Float64Array(memory),
});

/** A batch for one function, as it lies in shared memory. */
export interface SharedBatch {
  readonly id: number;
  readonly header: BatchHeader;
  /** Where its body is. */
  readonly start: number;
  readonly end: number;
}

/** Bytes that a batch takes in shared memory. */
export function sharedBytes(header: Pick<BatchHeader, "nodes" | "buffers">, bodyLength: number): number {
  return bodyStart(header) + bodyLength;
}

/** Writes a batch. `write` gets the body's place; the header is taken after it, since only then null counts are known. */
export function writeShared(
  { bytes, numbers }: SharedPlace,
  id: number,
  header: BatchHeader,
  bodyLength: number,
  write: (body: Uint8Array) => void,
): void {
  const start = bodyStart(header);
  write(bytes.subarray(start, start + bodyLength));
  const { rows, nodes, buffers } = header;
  let at = 0;
  const put = (number: number): void => {
    numbers[at++] = number;
  };
  for (const number of [id, rows, nodes.length, buffers.length, start, bodyLength]) put(number);
  nodes.forEach(put);
  buffers.forEach(put);
}

/** Reads a batch but for its body. */
export function readShared({ numbers }: SharedPlace): SharedBatch {
  const [nodes, buffers, start] = [numbers[2]!, numbers[3]!, numbers[4]!];
  const header = {
    rows: numbers[1]!,
    nodes: listOf(numbers, fixedNumbers, nodes),
    buffers: listOf(numbers, fixedNumbers + nodes, buffers),
  };
  return { id: numbers[0]!, header, start, end: start + numbers[5]! };
}

function listOf(numbers: Float64Array, from: number, count: number): number[] {
  const list = [];
  for (let at = from; at < from + count; at++) list.push(numbers[at]!);
  return list;
}

/** Where the next batch goes: what is there if it is large enough. Large pieces are not kept longer than they are needed. */
export function placeFor(bytes: number, present: SharedPlace | undefined): SharedPlace {
  const size = present?.memory.byteLength ?? 0;
  if (present !== undefined && size >= bytes && (size <= kept || bytes > kept / 2)) return present;
  return sharedPlace(new SharedArrayBuffer(Math.max(smallest, bytes > kept ? Math.ceil(bytes / 8) * 8 : 2 ** Math.ceil(Math.log2(bytes)))));
}

const smallest = 64 * 1024;
const kept = 8 * 1024 * 1024;
