import koffi, { type TypeObject } from "koffi";

const callbacks = new Map<number, (struct: number) => void>();
let prototype: TypeObject | undefined;

/** Calls the release callback of a C `ArrowArray` or `ArrowSchema` at `struct`. */
export function callRelease(callback: number, struct: number): void {
  if (callback === 0) return;
  let release = callbacks.get(callback);
  if (release === undefined) {
    prototype ??= koffi.proto("void", ["uintptr_t"]);
    release = koffi.decode(BigInt(callback), prototype) as (struct: number) => void;
    callbacks.set(callback, release);
  }
  release(struct);
}
