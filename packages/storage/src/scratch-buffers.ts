/** Buffers kept for the next reader at most, and for how long. */
const kept = 16;
const idleMs = 1000;

/** Lends buffers for bytes on their way. */
export interface ScratchBuffers {
  /** A buffer of `bytes` or more, with anything in it. */
  borrow(bytes: number): Buffer;
  giveBack(buffer: Buffer): void;
}

/**
 * Buffers that are used again, by one call after another: fresh ones of megabytes cost page faults, and V8 collects its
 * whole heap for every few of them. Those that nobody borrowed for a second are dropped.
 */
export function scratchBuffers(size: number): ScratchBuffers {
  const free: Buffer[] = [];
  let timer: NodeJS.Timeout | undefined;
  return {
    borrow(bytes) {
      if (bytes > size) return Buffer.allocUnsafeSlow(bytes);
      return free.pop() ?? Buffer.allocUnsafeSlow(size);
    },
    giveBack(buffer) {
      if (buffer.length !== size || free.length >= kept) return;
      free.push(buffer);
      timer ??= setTimeout(() => {
        timer = undefined;
        free.length = 0;
      }, idleMs).unref();
      timer.refresh();
    },
  };
}
