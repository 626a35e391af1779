/** What a partition of a shuffle should hold, in bytes, where no setting says otherwise. */
const usualPartitionBytes = 32 * 2 ** 20;

interface TaskBytes {
  readonly partition: number;
  /** A task's fixed costs are then a small part of its time. */
  readonly least: number;
  readonly most: number;
  /** Where it is not worth while to wait for something smaller. */
  readonly few: number;
}

/** How much tasks should read of exchanges. */
export function taskBytes({ partitionBytes = usualPartitionBytes }: { readonly partitionBytes?: number | undefined }): TaskBytes {
  return { partition: partitionBytes, least: partitionBytes / 4, most: partitionBytes * 2, few: partitionBytes / 16 };
}
