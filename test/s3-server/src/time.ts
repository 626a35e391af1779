/** ISO 8601 to the second with zero milliseconds, as S3's documents have it. */
export function formatIso(time: number): string {
  return new Date(Math.floor(time / 1000) * 1000).toISOString();
}

export function formatHttpDate(time: number): string {
  return new Date(time).toUTCString();
}
