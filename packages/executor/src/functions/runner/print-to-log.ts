/** Sends what functions print to a slot's log: standard output is the program's own. */
export function printToLog(): void {
  Object.defineProperty(process, "stdout", { value: process.stderr });
}
