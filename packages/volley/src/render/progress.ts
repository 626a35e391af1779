import type { QueryProgress, StageProgress } from "@volley/protocol";
import { formatBytes, formatCount, formatSeconds } from "./format.ts";

export interface ProgressTerminal {
  write(text: string): void;
  readonly isTerminal: boolean;
  readonly color: boolean;
  readonly columns: number;
}

/** Where progress goes unless told otherwise: stderr, so that a program's own output stays clean. */
export function standardTerminal(stream: NodeJS.WriteStream = process.stderr): ProgressTerminal {
  const isTerminal = stream.isTTY === true && process.env["TERM"] !== "dumb";
  return {
    write: (text) => void stream.write(text),
    isTerminal,
    color: isTerminal && !process.env["NO_COLOR"],
    columns: stream.columns ?? 100,
  };
}

/** What a stage has to tell beside its bar: rows, and bytes where they moved. */
export function stageFigures(stage: StageProgress): string {
  const parts = [];
  const written = stage.sinkRows > 0;
  if (stage.rows > 0) parts.push(`${formatCount(written ? stage.sinkRows : stage.rows)} rows${written ? " written" : ""}`.padEnd(22));
  else parts.push("".padEnd(22));
  parts.push(formatSeconds(stage.elapsedUs / 1e6).padStart(8));
  if (stage.sourceBytes > 0) parts.push(`${formatBytes(stage.sourceBytes)} read`);
  if (stage.exchangeBytes > 0) parts.push(exchanged(stage, formatBytes(stage.exchangeBytes)));
  if (stage.sinkBytes > 0) parts.push(`${formatBytes(stage.sinkBytes)} out`);
  return parts.join("  ");
}

function exchanged({ broadcast, result }: StageProgress, bytes: string): string {
  if (result) return `${bytes} returned`;
  return broadcast ? `broadcast (${bytes})` : `shuffled ${bytes}`;
}

/** Draws the stages of queries that run: bars that move on a terminal, a line a finished stage elsewhere. */
export interface ProgressView {
  /** Draws where a query is; `done` in it leaves its last state on the screen. */
  show(progress: QueryProgress): void;
}

export function createProgressView(terminal: ProgressTerminal): ProgressView {
  return terminal.isTerminal ? movingView(terminal) : plainView(terminal);
}

function nameWidth(stages: readonly StageProgress[]): number {
  return Math.min(34, Math.max(20, ...stages.map((stage) => stage.name.length)));
}

function stageLine(stage: StageProgress, names: number, bar: string): string {
  const name = stage.name.length > names ? `${stage.name.slice(0, names - 1)}…` : stage.name.padEnd(names);
  return `  ${String(stage.stage).padStart(2)} ${name}  ${bar}${`${stage.tasksDone}/${stage.tasks}`.padStart(7)}    ${stageFigures(stage)}`;
}

function plainView(terminal: ProgressTerminal): ProgressView {
  const queries = new Map<string, { readonly stages: Set<number>; notices: number }>();
  return {
    show({ queryId, notices, stages }) {
      const printed = queries.get(queryId) ?? { stages: new Set(), notices: 0 };
      queries.set(queryId, printed);
      for (; printed.notices < notices.length; printed.notices++) terminal.write(`  ! ${notices[printed.notices]}\n`);
      for (const stage of stages) {
        if (printed.stages.has(stage.stage) || stage.tasksDone < stage.tasks) continue;
        printed.stages.add(stage.stage);
        terminal.write(`${stageLine(stage, nameWidth(stages), "").trimEnd()}\n`);
      }
    },
  };
}

/** One query's bars move at a time; others appear when they are done, above, or when their turn comes. */
function movingView(terminal: ProgressTerminal): ProgressView {
  const over = new Set<string>();
  const noticed = new Map<string, number>();
  let moving: string | undefined;
  let drawn = 0;
  const erase = (): string => {
    const lines = drawn;
    drawn = 0;
    return lines > 0 ? `\u001b[${lines}A\u001b[J` : "";
  };
  return {
    show({ queryId, notices, stages, done }) {
      if (over.has(queryId) || (moving !== undefined && moving !== queryId && !done)) return;
      const head = notices.slice(noticed.get(queryId) ?? 0).map((notice) => `  ! ${notice}\n`);
      noticed.set(queryId, notices.length);
      const names = nameWidth(stages);
      const lines = stages.map((stage) => `${fit(stageLine(stage, names, bar(stage, terminal)), terminal.columns)}\n`);
      terminal.write(erase() + head.join("") + lines.join(""));
      if (done) over.add(queryId);
      if (moving === undefined || moving === queryId) {
        moving = done ? undefined : queryId;
        drawn = done ? 0 : lines.length;
      }
    },
  };
}

function bar(stage: StageProgress, terminal: ProgressTerminal): string {
  const width = Math.max(6, Math.min(22, terminal.columns - 90));
  const full = Math.round((stage.tasksDone / Math.max(1, stage.tasks)) * width);
  const [done, left] = ["█".repeat(full), "░".repeat(width - full)];
  return terminal.color ? `\u001b[36m${done}\u001b[2m${left}\u001b[0m` : done + left;
}

/** Cuts a line to the terminal's width, not counting colour codes. */
function fit(line: string, columns: number): string {
  let room = columns - 1;
  return line
    .split("\u001b[")
    .map((part, index) => {
      const code = index === 0 ? "" : part.slice(0, part.indexOf("m") + 1);
      const text = part.slice(code.length, code.length + Math.max(0, room));
      room -= text.length;
      return code === "" ? text : `\u001b[${code}${text}`;
    })
    .join("");
}
