import { scatterKernel } from "./kernel-wasm.ts";

/** The parts of the platform's WebAssembly API that are used; TypeScript knows it only together with a browser's. */
interface WebAssemblyApi {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (size: { initial: number; maximum: number }) => KernelMemory;
  readonly Instance: new (module: object, imports: { env: { memory: KernelMemory } }) => { readonly exports: unknown };
}

/** Memory of a kernel. Growing it detaches the buffer that it had. */
export interface KernelMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** The functions of assembly/scatter.ts. All parameters are addresses in the kernel's memory or counts. */
export interface Kernel {
  readonly memory: KernelMemory;
  readIds(source: number, width: number, rows: number, partitions: number, ids: number, counts: number): number;
  sumLengths(offsets: number, rows: number, ids: number, sums: number): void;
  expandIds(offsets: number, rows: number, ids: number, children: number): void;
  repeatIds(size: number, rows: number, ids: number, children: number): void;
  place(ids: number, rows: number, rowsPerPage: number, current: number, fill: number, pages: number, slots: number): void;
  readonly spread1: Spread;
  readonly spread2: Spread;
  readonly spread4: Spread;
  readonly spread8: Spread;
  readonly spread16: Spread;
  spreadWide(source: number, rows: number, pages: number, slots: number, column: number, width: number): void;
  readonly spreadBits: Spread;
  spreadNulls(validity: number, rows: number, ids: number, pages: number, slots: number, column: number, nulls: number): void;
  spreadOffsets(offsets: number, rows: number, ids: number, pages: number, slots: number, column: number, totals: number): void;
  spreadBytes(
    offsets: number,
    data: number,
    rows: number,
    ids: number,
    pages: number,
    slots: number,
    column: number,
    totals: number,
    cursors: number,
    limits: number,
    pageSize: number,
    headerSize: number,
  ): void;
}

type Spread = (source: number, rows: number, pages: number, slots: number, column: number) => void;

let compiled: object | undefined;
/** One that nobody uses, and the bytes of memory that it may keep. */
const idle: Kernel[] = [];
const keptBytes = 32 << 20;

/** A kernel with a memory of its own, small at first or as another left it: a memory that grows may cost a full garbage collection. */
export function takeKernel(): Kernel {
  return idle.pop() ?? newKernel();
}

/** Nobody may use the kernel any more. */
export function giveKernel(kernel: Kernel): void {
  if (idle.length === 0 && kernel.memory.buffer.byteLength <= keptBytes) idle.push(kernel);
}

function newKernel(): Kernel {
  const { WebAssembly } = globalThis as unknown as { WebAssembly: WebAssemblyApi };
  compiled ??= new WebAssembly.Module(Buffer.from(scatterKernel, "base64"));
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 65_536 });
  const instance = new WebAssembly.Instance(compiled, { env: { memory } });
  return { ...(instance.exports as Omit<Kernel, "memory">), memory };
}
