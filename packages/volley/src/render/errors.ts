import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { isVolleyError, type Origin } from "@volley/plan";

/** An error as one screen: what, where in the program, where in the data, what to do. `verbose` adds the stack. */
export function renderError(
  error: unknown,
  options: { readonly verbose?: boolean; readonly color?: boolean; readonly width?: number } = {},
): string {
  const paint = (code: string, text: string): string => (options.color ? `\u001b[${code}m${text}\u001b[0m` : text);
  const lines: string[] = [];
  if (isVolleyError(error)) {
    const tag = `[${error.errorClass} · ${error.sqlState}]`;
    const head = `error: ${error.message}`;
    const gap = Math.max(2, Math.min(options.width ?? 100, 100) - head.length - tag.length);
    lines.push(`${paint("31", "error:")} ${error.message}${" ".repeat(gap)}${paint("2", tag)}`);
    if (error.origin) lines.push(...originLines(error.origin));
    for (const line of error.where) lines.push(`  ${line}`);
    for (const hint of error.hints) lines.push(`  → ${hint}`);
    if (options.verbose && error.cause instanceof Error) lines.push(indent(error.cause.stack ?? String(error.cause)));
  } else {
    const message = error instanceof Error ? `${error.name === "Error" ? "" : `${error.name}: `}${error.message}` : String(error);
    lines.push(`${paint("31", "error:")} ${message}`);
    const at = error instanceof Error ? userFrame(error) : undefined;
    if (at && !options.verbose) lines.push(`  ${at}`);
  }
  if (options.verbose && error instanceof Error && error.stack) lines.push(indent(error.stack));
  return lines.join("\n");
}

function originLines(origin: Origin): string[] {
  const source = origin.fragment ?? sourceLine(origin.callSite);
  return [source ? `  ${origin.callSite}   ${source.trim()}` : `  ${origin.callSite}`];
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

function userFrame(error: Error): string | undefined {
  return error.stack
    ?.split("\n")
    .slice(1)
    .map((line) => line.trim())
    .find((line) => line.startsWith("at ") && !line.includes("node:") && !line.includes("node_modules"));
}

function indent(text: string): string {
  return text.replace(/^/gm, "    ");
}
