import type { BatchHeader } from "@volley/arrow-duckdb/arrow";

/** Numbers before those of the header: function, rows, how many numbers of nodes and of buffers, where the body begins and its length. */
const fixedNumbers = 6;
const alignment = 64;

const bodyStart = ({ nodes, buffers }: Pick<BatchHeader, "nodes" | "buffers">): number =>
  Math.ceil(((fixedNumbers + nodes.length + buffers.length) * 8) / alignment) * alignment;

/** A batch for one function, as it lies in shared memory. */
export interface SharedBatch {
  readonly id: number;
  readonly header: BatchHeader;
  readonly body: Uint8Array;
}

/** Bytes that a batch takes in shared memory. */
export function sharedBytes(header: Pick<BatchHeader, "nodes" | "buffers">, bodyLength: number): number {
  return bodyStart(header) + bodyLength;
}

/** Writes a batch. `write` gets the body's place; the header is taken after it, since only then null counts are known. */
export function writeShared(
  memory: SharedArrayBuffer,
  id: number,
  header: BatchHeader,
  bodyLength: number,
  write: (body: Uint8Array) => void,
): void {
  const start = bodyStart(header);
  write(new Uint8Array(memory, start, bodyLength));
  const { rows, nodes, buffers } = header;
  const numbers = new Float64Array(memory, 0, fixedNumbers + nodes.length + buffers.length);
  numbers.set([id, rows, nodes.length, buffers.length, start, bodyLength]);
  numbers.set(nodes, fixedNumbers);
  numbers.set(buffers, fixedNumbers + nodes.length);
}

/** Reads a batch; its body is a view of the memory. */
export function readShared(memory: SharedArrayBuffer): SharedBatch {
  const [id, rows, nodes, buffers, start, length] = new Float64Array(memory, 0, fixedNumbers) as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const numbers = Array.from(new Float64Array(memory, fixedNumbers * 8, nodes + buffers));
  return {
    id,
    header: { rows, nodes: numbers.slice(0, nodes), buffers: numbers.slice(nodes) },
    body: new Uint8Array(memory, start, length),
  };
}

/** Memory for the next batch: what is there if it is large enough. Large pieces are not kept longer than they are needed. */
export function memoryFor(bytes: number, present: SharedArrayBuffer | undefined): SharedArrayBuffer {
  const fits = present !== undefined && present.byteLength >= bytes && (present.byteLength <= kept || bytes > kept / 2);
  return fits ? present : new SharedArrayBuffer(Math.max(smallest, bytes > kept ? bytes : 2 ** Math.ceil(Math.log2(bytes))));
}

const smallest = 64 * 1024;
const kept = 8 * 1024 * 1024;
