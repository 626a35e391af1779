// What a process and its children take, read from /proc. Resident memory is sampled: RSS counts a page once for every process that maps
// it, PSS once in all.
import { readdirSync, readFileSync } from "node:fs";
import { MiB } from "./harness.mjs";

const rssEveryMs = 25;
/** PSS takes the kernel a walk over all pages. */
const pssEveryMs = 500;
/** So is looking which processes there are. */
const familyEveryMs = 1000;

/**
 * Samples until `stop`, which gives the highest sums in bytes, each process's share where RSS was highest, and what the largest of `branches`
 * (processes below, with all their own) ever had. PSS is not asked for in a run whose time counts.
 */
export function watchResident(pid, { branches = [], andPss = false } = {}) {
  const most = { rss: 0, pss: 0, parts: [], largestBranch: 0 };
  let members = family(pid);
  const look = () => {
    const parts = members.map((line) => ({ line, rss: field(`/proc/${line[0]}/status`, "VmRSS") }));
    const rss = parts.reduce((sum, part) => sum + part.rss, 0);
    if (rss > most.rss) Object.assign(most, { rss, parts });
    for (const branch of branches) {
      const own = parts.filter(({ line }) => line.includes(branch)).reduce((sum, part) => sum + part.rss, 0);
      most.largestBranch = Math.max(most.largestBranch, own);
    }
  };
  const lookLonger = () => {
    const pss = members.reduce((sum, [one]) => sum + field(`/proc/${one}/smaps_rollup`, "Pss"), 0);
    most.pss = Math.max(most.pss, pss);
  };
  const lookAround = () => (members = family(pid));
  const timers = [setInterval(look, rssEveryMs), setInterval(lookAround, familyEveryMs)];
  if (andPss) timers.push(setInterval(lookLonger, pssEveryMs));
  return {
    stop() {
      timers.forEach(clearInterval);
      lookAround();
      look();
      return { ...most, text: most.parts.map(({ rss }) => (rss / MiB).toFixed(0)).join(" + ") };
    },
  };
}

/** CPU seconds so far, in steps of 10 ms, with those of children that have ended. */
export function cpuSeconds(pid) {
  return family(pid).reduce((sum, [one]) => sum + ticks(one) / ticksPerSecond, 0);
}

/** What Linux counts by for programs, whatever the kernel's own clock. */
const ticksPerSecond = 100;

function ticks(pid) {
  // Fields 14 to 17 of the line are CPU times.
  return statFields(pid)
    .slice(11, 15)
    .reduce((sum, value) => sum + Number(value), 0);
}

/** The fields behind the program's name, which stands in parentheses and may hold spaces, from the third on; none of a process that has ended. */
function statFields(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1).split(" ");
  } catch {
    return [];
  }
}

/** A process and all below, each as its line: itself, its parent, and so on. A list of children would name those of one thread alone. */
function family(pid) {
  const children = new Map();
  for (const one of readdirSync("/proc").map(Number).filter(Boolean)) {
    const parent = Number(statFields(one)[1]);
    children.set(parent, [...(children.get(parent) ?? []), one]);
  }
  const below = (line) => [line, ...(children.get(line[0]) ?? []).flatMap((child) => below([child, ...line]))];
  return below([pid]);
}

function field(path, name) {
  try {
    return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(readFileSync(path, "utf8"))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
