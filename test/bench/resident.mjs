// Resident memory of a process and its children, sampled from /proc: RSS counts a page once for every process that maps it, PSS once
// in all.
import { readFileSync } from "node:fs";
import { MiB } from "./harness.mjs";

const rssEveryMs = 25;
/** PSS takes the kernel a walk over all pages. */
const pssEveryMs = 500;

/** Samples until `stop`, which gives the highest sums in bytes, and each process's share where RSS was highest. */
export function watchResident(pid) {
  const most = { rss: 0, pss: 0, parts: [] };
  const look = () => {
    const parts = family(pid).map((one) => ({ pid: one, rss: field(`/proc/${one}/status`, "VmRSS") }));
    const rss = parts.reduce((sum, part) => sum + part.rss, 0);
    if (rss > most.rss) Object.assign(most, { rss, parts });
  };
  const lookLonger = () => {
    const pss = family(pid).reduce((sum, one) => sum + field(`/proc/${one}/smaps_rollup`, "Pss"), 0);
    most.pss = Math.max(most.pss, pss);
  };
  const timers = [setInterval(look, rssEveryMs), setInterval(lookLonger, pssEveryMs)];
  return {
    stop() {
      timers.forEach(clearInterval);
      return { ...most, text: most.parts.map(({ rss }) => (rss / MiB).toFixed(0)).join(" + ") };
    },
  };
}

function family(pid) {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean).map(Number);
    return [pid, ...children.flatMap(family)];
  } catch {
    return [];
  }
}

function field(path, name) {
  try {
    return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(readFileSync(path, "utf8"))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
