import type { Kernel } from "./kernel.ts";
import { takeKernel } from "./kernel.ts";
import { addressOf } from "../native/memory.ts";

const wasmPage = 65_536;
/**
 * Each growth may cost a full garbage collection, while memory that is not touched costs nothing: so it doubles, by
 * these bytes at least and at most.
 */
const leastGrowth = 8 << 20;
const mostGrowth = 64 << 20;

/**
 * The kernel's memory: tables, one staging area, and pages of one size that are taken and given back.
 * It only grows, and growing detaches all views of it, so it must not grow while anybody reads pages.
 */
export class ScatterMemory {
  readonly kernel: Kernel = takeKernel();
  readonly pageSize: number;
  readonly #maxPages: number;
  readonly #free: number[] = [];
  #pages = 0;
  #end = 64;
  #staging = 0;
  #stagingLength = 0;
  #bytes = new Uint8Array(0);
  #words = new Uint32Array(0);
  #address = 0;

  constructor(pageSize: number, maxPages: number) {
    this.pageSize = pageSize;
    this.#maxPages = maxPages;
    this.#refresh();
  }

  /** The whole memory; do not keep it. */
  get bytes(): Uint8Array {
    return this.#bytes;
  }

  /** The whole memory as words; do not keep it. */
  get words(): Uint32Array {
    return this.#words;
  }

  /** Where an address of the kernel lies in the process. */
  native(address: number): number {
    return this.#address + address;
  }

  /** Memory for good, zeroed, aligned to 64 bytes. */
  allocate(length: number): number {
    const start = this.#extend(length);
    this.#bytes.fill(0, start, start + length);
    return start;
  }

  #extend(length: number): number {
    const start = Math.ceil(this.#end / 64) * 64;
    this.#end = start + length;
    const missing = this.#end - this.#bytes.length;
    if (missing > 0) {
      const growth = Math.max(missing, Math.min(mostGrowth, Math.max(leastGrowth, this.#bytes.length)));
      this.kernel.memory.grow(Math.ceil(growth / wasmPage));
      this.#refresh();
    }
    return start;
  }

  #refresh(): void {
    const { buffer } = this.kernel.memory;
    this.#bytes = new Uint8Array(buffer);
    this.#words = new Uint32Array(buffer);
    this.#address = addressOf(this.#bytes);
  }

  /** An area for input of at least that length; the next call may give the same one. */
  staging(length: number): number {
    if (length > this.#stagingLength) {
      // The old area is cut into pages, so that it is not lost.
      for (let at = this.#staging; at + this.pageSize <= this.#staging + this.#stagingLength; at += this.pageSize) {
        this.#free.push(at);
        this.#pages++;
      }
      this.#stagingLength = Math.ceil(length * 1.25);
      this.#staging = this.#extend(this.#stagingLength);
    }
    return this.#staging;
  }

  /** Pages that can be had within the budget. */
  get available(): number {
    return this.#free.length + Math.max(0, this.#maxPages - this.#pages);
  }

  /** Takes a page; beyond the budget the memory grows. */
  takePage(): number {
    const free = this.#free.pop();
    if (free !== undefined) return free;
    this.#pages++;
    return this.#extend(this.pageSize);
  }

  givePage(page: number): void {
    this.#free.push(page);
  }
}
