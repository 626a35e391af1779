import { readFileSync } from "node:fs";
import { findSourceMap } from "node:module";
import { isAbsolute, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Origin } from "@volley/plan";

/** Folders whose frames are the library's own, not the user's. */
const ownFolders = new Set<string>();

/** Leaves a module's folder out of call sites, so that errors point at whoever calls it. Takes `import.meta.url`. */
export function hideFrames(moduleUrl: string): void {
  const folder = fileURLToPath(new URL(".", moduleUrl));
  ownFolders.add(folder);
}

/** Frames of ours between the user's call and `here`, and the user's own. */
const frameLimit = 6;

/**
 * Where the user's program is now, as `prepare.ts:12:11` relative to the working directory.
 * Costs microseconds: the stack is kept as V8 captured it, and read (source maps included) when `callSite` is.
 */
export function here(): Origin {
  const holder = {};
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = frameLimit;
  Error.captureStackTrace(holder, here);
  Error.stackTraceLimit = limit;
  return new CallSite(holder);
}

/** An origin that looks at the stack, and into the source file, only when asked. Getters of a class: as literal they cost as much as the stack. */
class CallSite implements Origin {
  #holder: { stack?: unknown } | undefined;
  #place: Place | undefined;

  constructor(holder: { stack?: unknown }) {
    this.#holder = holder;
  }

  get callSite(): string {
    return this.#found().callSite;
  }

  get fragment(): string | undefined {
    return sourceLine(this.#found());
  }

  /** The file that is executed, which a tool may have made of the user's. */
  get executed(): string | undefined {
    return this.#found().executed;
  }

  toJSON(): Origin {
    return { callSite: this.callSite, fragment: this.fragment };
  }

  #found(): Place {
    if (this.#holder) {
      this.#place = userFrame(this.#holder);
      this.#holder = undefined;
    }
    return this.#place!;
  }
}

interface Place {
  readonly callSite: string;
  readonly file?: string;
  readonly line?: number;
  readonly executed?: string;
}

/** The file that is executed where an origin of `here` was taken. */
export function executedFile(origin: Origin): string | undefined {
  return origin instanceof CallSite ? origin.executed : undefined;
}

type FormatStack = (error: Error, sites: NodeJS.CallSite[]) => unknown;
const stacks = Error as unknown as { prepareStackTrace: FormatStack | undefined };

function userFrame(holder: { stack?: unknown }): Place {
  const outer = stacks.prepareStackTrace;
  stacks.prepareStackTrace = (_error, sites) => sites;
  const sites = holder.stack as readonly NodeJS.CallSite[] | string | undefined;
  stacks.prepareStackTrace = outer;
  if (!Array.isArray(sites)) return { callSite: "" };
  for (const site of sites as readonly NodeJS.CallSite[]) {
    const file = filePath(site.getFileName());
    if (file === undefined || isOwn(file)) continue;
    const [source, line, column] = mapped(site, file, outer);
    return { callSite: `${shortPath(source)}:${line}:${column}`, file: source, line, executed: file };
  }
  return { callSite: "" };
}

/** The place in the source the user wrote: by Node's source maps, or by whatever tool runs the program and formats stacks. */
function mapped(site: NodeJS.CallSite, file: string, format: FormatStack | undefined): readonly [string, number, number] {
  const line = site.getLineNumber() ?? 1;
  const column = site.getColumnNumber() ?? 1;
  const entry = findSourceMap(file)?.findEntry(line - 1, column - 1);
  if (entry && "originalSource" in entry) return [filePath(entry.originalSource) ?? file, entry.originalLine + 1, entry.originalColumn + 1];
  const text: unknown = format?.(new Error(), [site]);
  const match = typeof text === "string" ? /\(?((?:file:\/\/|\/|[A-Za-z]:[\\/])[^()\n]*?):(\d+):(\d+)\)?$/.exec(text) : null;
  return match ? [filePath(match[1]!) ?? file, Number(match[2]), Number(match[3])] : [file, line, column];
}

function filePath(name: string | null | undefined): string | undefined {
  if (!name || name.startsWith("node:")) return undefined;
  return name.startsWith("file:") ? fileURLToPath(name) : isAbsolute(name) ? name : undefined;
}

/** The library's own files; tests beside them are its users. */
export function isOwn(file: string): boolean {
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
