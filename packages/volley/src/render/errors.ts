import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { isVolleyError, type Origin } from "@volley/plan";

export interface RenderOptions {
  /** Add the stack. */
  readonly verbose?: boolean | undefined;
  readonly color?: boolean | undefined;
  readonly width?: number | undefined;
  /** No program of the user's ran: there is no line of one to show. */
  readonly outsideProgram?: boolean | undefined;
}

/** An error as one screen: what, where in the program, where in the data, what to do. */
export function renderError(error: unknown, options: RenderOptions = {}): string {
  const paint = (code: string, text: string): string => (options.color ? `\u001b[${code}m${text}\u001b[0m` : text);
  const lines: string[] = [];
  if (isVolleyError(error)) {
    const tag = `[${error.errorClass} · ${error.sqlState}]`;
    const [first = "", ...rest] = error.message.split("\n");
    const gap = Math.min(options.width ?? 100, 100) - "error: ".length - first.length - tag.length;
    const beside = gap >= 2 ? " ".repeat(gap) : "\n  ";
    lines.push(`${paint("31", "error:")} ${first}${beside}${paint("2", tag)}`, ...rest);
    const marked = error.origin?.callSite ? sourceLines(error.origin, error.message, error.hints[0]) : { lines: [], hinted: false };
    lines.push(...marked.lines);
    for (const line of error.where) lines.push(`  ${line}`);
    for (const hint of marked.hinted ? error.hints.slice(1) : error.hints) lines.push(`  → ${hint}`);
    if (options.verbose && error.cause instanceof Error) lines.push(indent(error.cause.stack ?? String(error.cause)));
  } else {
    const named = error instanceof Error && error.name !== "Error" && !options.outsideProgram;
    const message = error instanceof Error ? `${named ? `${error.name}: ` : ""}${error.message}` : String(error);
    lines.push(`${paint("31", "error:")} ${message}`);
    const callSite = error instanceof Error && !options.verbose && !options.outsideProgram ? userFrame(error) : undefined;
    if (callSite) lines.push(...sourceLines({ callSite }, "", undefined).lines);
  }
  if (options.verbose && error instanceof Error && error.stack) lines.push(indent(error.stack));
  return lines.join("\n");
}

/** An error as data: what a VolleyError tells, or the message of any other. */
export interface ErrorReport {
  readonly message: string;
  readonly errorClass?: string;
  readonly sqlState?: string;
  /** `prepare.ts:12:11` */
  readonly callSite?: string | undefined;
  readonly where?: readonly string[];
  readonly hints?: readonly string[];
}

export function errorReport(error: unknown): ErrorReport {
  if (!isVolleyError(error)) return { message: error instanceof Error ? error.message : String(error) };
  const { message, errorClass, sqlState, origin, where, hints } = error;
  return { message, errorClass, sqlState, callSite: origin?.callSite || undefined, where, hints };
}

const longest = 160;

/** The line of the program, and below it a mark under the name that the message is about, with the first hint if that is another name. */
function sourceLines({ callSite, fragment }: Origin, message: string, hint: string | undefined): { lines: string[]; hinted: boolean } {
  const source = (fragment ?? sourceLine(callSite))?.trim();
  if (!source) return { lines: [`  ${callSite}`], hinted: false };
  const shown = source.length > longest ? `${source.slice(0, longest)}…` : source;
  const line = `  ${callSite}   ${shown}`;
  const name = /^[^"]*"([^"]+)"/.exec(message)?.[1];
  const at = name ? shown.search(new RegExp(`(?<![\\w$])${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\w$])`)) : -1;
  if (!name || at < 0) return { lines: [line], hinted: false };
  const hinted = hint?.startsWith("did you mean") === true;
  const mark = " ".repeat(line.length - shown.length + at) + "^".repeat(name.length);
  return { lines: [line, hinted ? `${mark} ${hint}` : mark], hinted };
}

function sourceLine(callSite: string): string | undefined {
  const match = /^(.*):(\d+):\d+$/.exec(callSite);
  if (!match) return undefined;
  try {
    return readFileSync(resolve(match[1]!), "utf8").split("\n")[Number(match[2]) - 1];
  } catch {
    return undefined;
  }
}

/** The first frame that is not Node's and not a package's: `prepare.ts:12:11`. */
function userFrame(error: Error): string | undefined {
  const frame = error.stack?.split("\n").find((line) => /^\s+at /.test(line) && !/node:|node_modules/.test(line));
  const match = frame && /\(?((?:file:\/\/|\/|[A-Za-z]:[\\/])[^()]*?):(\d+):(\d+)\)?$/.exec(frame);
  if (!match) return undefined;
  const file = match[1]!.startsWith("file:") ? fileURLToPath(match[1]!) : match[1]!;
  const short = relative(process.cwd(), file);
  return `${short.startsWith("..") ? file : short}:${match[2]}:${match[3]}`;
}

function indent(text: string): string {
  return text.replace(/^/gm, "    ");
}
