import { native } from "./native.ts";

const utf8 = new TextDecoder();

/**
 * Memory outside the V8 heap that neither moves nor is counted: addressed by number for C, by views for JavaScript.
 * Lives as long as something refers to this object.
 */
export class Scratch {
  readonly bytes: Uint8Array;
  readonly u32: Uint32Array;
  readonly i32: Int32Array;
  readonly address: number;

  constructor(length: number) {
    const buffer = new ArrayBuffer(Math.ceil(length / 8) * 8);
    this.bytes = new Uint8Array(buffer);
    this.u32 = new Uint32Array(buffer);
    this.i32 = new Int32Array(buffer);
    this.address = addressOf(this.bytes);
  }

  /** The 64-bit value at an offset that is a multiple of 8, as a number. */
  get(offset: number): number {
    const at = offset >>> 2;
    return this.u32[at]! + this.u32[at + 1]! * 2 ** 32;
  }

  /** As `get`, signed. */
  getSigned(offset: number): number {
    const at = offset >>> 2;
    return this.u32[at]! + this.i32[at + 1]! * 2 ** 32;
  }

  /** Writes a non-negative 64-bit value at an offset that is a multiple of 8. */
  set(offset: number, value: number): void {
    const at = offset >>> 2;
    this.u32[at] = value >>> 0;
    this.u32[at + 1] = Math.floor(value / 2 ** 32);
  }

  /** Fills the start of this memory from an address. */
  read(address: number, length: number): void {
    native().copy(this.address, address, length);
  }
}

/** The address of a typed array's bytes. It holds as long as the array's buffer is neither collected nor transferred. */
export function addressOf(bytes: Uint8Array): number {
  // V8 keeps small typed arrays on its moving heap until their buffer is asked for.
  const { buffer } = bytes;
  if (buffer.byteLength === 0) return 0;
  if (!(buffer instanceof SharedArrayBuffer)) return native().locate(bytes, 0, 0);
  const start = sharedStarts.get(buffer) ?? native().locate(new Uint8Array(buffer), 0, 0);
  sharedStarts.set(buffer, start);
  return start + bytes.byteOffset;
}

/** Shared memory stays where it is. */
const sharedStarts = new WeakMap<SharedArrayBuffer, number>();

const last: { kept: unknown } = { kept: undefined };

/** Keeps an object from being collected up to this call: C code may use memory of which it knows only the address. */
export function keepAlive(object: unknown): void {
  last.kept = object;
}

let scratch: Scratch | undefined;
let cell: Scratch | undefined;

/** Calls a C function that wants the address of a handle, such as a destructor. */
export function passHandle<T>(handle: number, call: (address: number) => T): T {
  cell ??= new Scratch(8);
  cell.set(0, handle);
  return call(cell.address);
}

/** Calls a C function that writes a handle to an address, and gives the handle. */
export function takeHandle(call: (address: number) => void): number {
  cell ??= new Scratch(8);
  cell.set(0, 0);
  call(cell.address);
  return cell.get(0);
}

/** Reads an offset of a variable-length or list array: a signed integer of 4 or 8 bytes. */
export function readOffset(address: number, width: 4 | 8): number {
  scratch ??= new Scratch(256);
  native().copy(scratch.address, address, width);
  return width === 4 ? scratch.i32[0]! : scratch.getSigned(0);
}

/** Reads a C string. */
export function readText(address: number): string {
  if (address === 0) return "";
  scratch ??= new Scratch(256);
  let text = new Uint8Array(0);
  for (let at = address; ; ) {
    // Up to the next page border only: what lies behind the string's end may not be mapped.
    const length = Math.min(256, 4096 - (at % 4096));
    scratch.read(at, length);
    const end = scratch.bytes.subarray(0, length).indexOf(0);
    const piece = scratch.bytes.subarray(0, end < 0 ? length : end);
    text = Buffer.concat([text, piece]);
    if (end >= 0) return utf8.decode(text);
    at += length;
  }
}

/** Reads a C string that DuckDB allocated for the caller, and frees it. */
export function takeText(address: number): string {
  const text = readText(address);
  native().free(address);
  return text;
}
