import { readFileSync } from "node:fs";
import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Origin } from "@volley/plan";

/** Folders whose frames are the library's own, not the user's. */
const ownFolders = new Set<string>();

/** Leaves a module's folder out of call sites, so that errors point at whoever calls it. Takes `import.meta.url`. */
export function hideFrames(moduleUrl: string): void {
  const folder = fileURLToPath(new URL(".", moduleUrl));
  ownFolders.add(folder);
}

const frameLimit = 10;

/**
 * Where the user's program is now, as `prepare.ts:12:11` relative to the working directory.
 * Costs microseconds: the stack is kept as V8 captured it, and formatted (source maps included) when `callSite` is first read.
 */
export function here(): Origin {
  const holder: { stack?: string } = {};
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = frameLimit;
  Error.captureStackTrace(holder, here);
  Error.stackTraceLimit = limit;
  return originOf(holder);
}

function originOf(holder: { stack?: string }): Origin {
  let found: Place | undefined;
  const place = (): Place => {
    found ??= userFrame(holder.stack ?? "");
    return found;
  };
  return Object.freeze({
    get callSite() {
      return place().callSite;
    },
    get fragment() {
      return sourceLine(place());
    },
  });
}

interface Place {
  readonly callSite: string;
  readonly file?: string;
  readonly line?: number;
}

function userFrame(stack: string): Place {
  for (const text of stack.split("\n").slice(1)) {
    const match = /\(?((?:file:\/\/|\/|[A-Za-z]:[\\/])[^()]*?):(\d+):(\d+)\)?$/.exec(text);
    if (!match) continue;
    const file = match[1]!.startsWith("file:") ? fileURLToPath(match[1]!) : match[1]!;
    if (isOwn(file)) continue;
    return { callSite: `${shortPath(file)}:${match[2]}:${match[3]}`, file, line: Number(match[2]) };
  }
  return { callSite: "" };
}

function isOwn(file: string): boolean {
  for (const folder of ownFolders) if (file.startsWith(folder) && !/\.test\.[cm]?[jt]s$/.test(file)) return true;
  return false;
}

function shortPath(file: string): string {
  const short = relative(process.cwd(), file);
  return short.startsWith(`..${sep}..`) ? file : short;
}

const sources = new Map<string, readonly string[]>();

/** The line as it stands in the file, without its end; absent when the file cannot be read. */
function sourceLine({ file, line }: Place): string | undefined {
  if (file === undefined || line === undefined) return undefined;
  let lines = sources.get(file);
  if (!lines) {
    try {
      lines = readFileSync(file, "utf8").split(/\r?\n/);
    } catch {
      lines = [];
    }
    sources.set(file, lines);
  }
  return lines[line - 1];
}

hideFrames(new URL("..", import.meta.url).href);
