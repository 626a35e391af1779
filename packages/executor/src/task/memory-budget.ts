/** Bytes that several readers may hold in memory together. */
export interface MemoryBudget {
  /** Takes bytes if they are left. */
  take(bytes: number): boolean;
  give(bytes: number): void;
}

/** A budget of a number of bytes. */
export function memoryBudget(bytes: number): MemoryBudget {
  let left = bytes;
  return {
    take(wanted) {
      if (wanted > left) return false;
      left -= wanted;
      return true;
    },
    give(returned) {
      left += returned;
    },
  };
}
