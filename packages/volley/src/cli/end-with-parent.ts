/** Calls back when the process is asked to end, or when the parent that holds its stdin goes, however it goes. */
export function onEnd(withParent: boolean, end: (reason: string) => void): void {
  process.once("SIGTERM", () => end("asked to stop (SIGTERM)"));
  process.once("SIGINT", () => end("asked to stop (SIGINT)"));
  if (!withParent) return;
  process.stdin.resume();
  process.stdin.once("end", () => end("the parent process ended"));
  process.stdin.once("error", () => end("the parent process ended"));
}
