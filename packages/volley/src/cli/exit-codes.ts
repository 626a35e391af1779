/** What the command's exit code means. */
export const exitCodes = { done: 0, failed: 1, wrongUsage: 2, stopped: 130 } as const;
