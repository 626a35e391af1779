// What a process and its children take, read from /proc. Resident memory is sampled: RSS counts a page once for every process that maps
// it, PSS once in all.
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
      look();
      return { ...most, text: most.parts.map(({ rss }) => (rss / MiB).toFixed(0)).join(" + ") };
    },
  };
}

/** CPU seconds so far, in steps of 10 ms, with those of children that have ended. */
export function cpuSeconds(pid) {
  return family(pid).reduce((sum, one) => sum + ticks(one) / ticksPerSecond, 0);
}

/** What Linux counts by for programs, whatever the kernel's own clock. */
const ticksPerSecond = 100;

function ticks(pid) {
  try {
    // The fields behind the program's name, which stands in parentheses and may hold spaces: 14 to 17 of the line are CPU times.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1).split(" ");
    return fields.slice(11, 15).reduce((sum, value) => sum + Number(value), 0);
  } catch {
    return 0;
  }
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
