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
  if (stage.exchangeBytes > 0)
    parts.push(stage.broadcast ? `broadcast (${formatBytes(stage.exchangeBytes)})` : `shuffled ${formatBytes(stage.exchangeBytes)}`);
  if (stage.sinkBytes > 0) parts.push(`${formatBytes(stage.sinkBytes)} out`);
  return parts.join("  ");
}

/** Draws the stages of the query that runs: bars that move on a terminal, a line a finished stage elsewhere. */
export interface ProgressView {
  show(progress: QueryProgress): void;
  /** Leaves the last state on the screen and forgets it. */
  end(): void;
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
  let printed = new Set<number>();
  let notices = 0;
  let query = "";
  return {
    show(progress) {
      if (progress.queryId !== query) {
        query = progress.queryId;
        printed = new Set();
        notices = 0;
      }
      for (; notices < progress.notices.length; notices++) terminal.write(`  ! ${progress.notices[notices]}\n`);
      const names = nameWidth(progress.stages);
      for (const stage of progress.stages) {
        if (printed.has(stage.stage) || stage.tasksDone < stage.tasks) continue;
        printed.add(stage.stage);
        terminal.write(`${stageLine(stage, names, "").trimEnd()}\n`);
      }
    },
    end() {
      query = "";
    },
  };
}

function movingView(terminal: ProgressTerminal): ProgressView {
  let drawn = 0;
  let notices = 0;
  let query = "";
  const bar = (stage: StageProgress): string => {
    const width = Math.max(6, Math.min(22, terminal.columns - 90));
    const full = Math.round((stage.tasksDone / Math.max(1, stage.tasks)) * width);
    const [done, left] = ["█".repeat(full), "░".repeat(width - full)];
    return terminal.color ? `\u001b[36m${done}\u001b[2m${left}\u001b[0m` : done + left;
  };
  return {
    show(progress) {
      if (progress.queryId !== query) {
        drawn = 0;
        notices = 0;
        query = progress.queryId;
      }
      const up = drawn > 0 ? `\u001b[${drawn}A\u001b[J` : "";
      const names = nameWidth(progress.stages);
      let head = "";
      for (; notices < progress.notices.length; notices++) head += `  ! ${progress.notices[notices]}\n`;
      const lines = progress.stages.map((stage) => fit(stageLine(stage, names, bar(stage)), terminal.columns));
      terminal.write(`${up}${head}${lines.join("\n")}\n`);
      drawn = lines.length;
    },
    end() {
      drawn = 0;
      query = "";
    },
  };
}

/** Cuts a line to the terminal's width, not counting colour codes. */
function fit(line: string, columns: number): string {
  let width = 0;
  let out = "";
  for (const part of line.split(/(\u001b\[[0-9;]*m)/)) {
    if (part.startsWith("\u001b")) out += part;
    else {
      out += part.slice(0, Math.max(0, columns - 1 - width));
      width += part.length;
    }
  }
  return out;
}
