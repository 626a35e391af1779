import { readFileSync } from "node:fs";

/**
 * Resident memory of a process in bytes, where the system tells it (Linux: /proc); undefined elsewhere, and for a
 * process that is gone.
 */
export function residentBytes(pid: number): number | undefined {
  try {
    const kibibytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "latin1"))?.[1];
    return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
  } catch {
    return undefined;
  }
}
