/** Where the rows of a cached frame are kept. Spark's StorageLevel. */
export interface StorageLevel {
  readonly useDisk: boolean;
  readonly useMemory: boolean;
  readonly useOffHeap: boolean;
  readonly deserialized: boolean;
  readonly replication: number;
}

type Flags = readonly [useDisk: boolean, useMemory: boolean, useOffHeap: boolean, deserialized: boolean, replication?: number];

function level([useDisk, useMemory, useOffHeap, deserialized, replication = 1]: Flags): StorageLevel {
  return Object.freeze({ useDisk, useMemory, useOffHeap, deserialized, replication });
}

/**
 * Spark's storage levels by name, with PySpark's values. Volley keeps rows once, in files that the operating system holds in memory while
 * it has room: a level that asks for less than that is answered alike, one that asks for more is refused.
 */
export const StorageLevel = Object.freeze({
  NONE: level([false, false, false, false]),
  DISK_ONLY: level([true, false, false, false]),
  DISK_ONLY_2: level([true, false, false, false, 2]),
  DISK_ONLY_3: level([true, false, false, false, 3]),
  MEMORY_ONLY: level([false, true, false, false]),
  MEMORY_ONLY_2: level([false, true, false, false, 2]),
  MEMORY_AND_DISK: level([true, true, false, false]),
  MEMORY_AND_DISK_2: level([true, true, false, false, 2]),
  OFF_HEAP: level([true, true, true, false]),
  MEMORY_AND_DISK_DESER: level([true, true, false, true]),
});

/** As Spark writes it in plans: `StorageLevel(disk, memory, deserialized, 1 replicas)`. */
export function storageLevelText({ useDisk, useMemory, useOffHeap, deserialized, replication }: StorageLevel): string {
  const parts = [
    useDisk && "disk",
    useMemory && "memory",
    useOffHeap && "offheap",
    deserialized && "deserialized",
    `${replication} replicas`,
  ];
  return `StorageLevel(${parts.filter(Boolean).join(", ")})`;
}
