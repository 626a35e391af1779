import { parseArgs } from "node:util";
import { parseBytes } from "volley/cli";

export interface StartOptions {
  readonly embedded: boolean;
  readonly keep: boolean;
  readonly report: string | undefined;
  readonly scale: number;
  readonly executors: number;
  readonly executorMemory: string;
}

export const usage = `npm start -- [options]
  --embedded            run in one process, without sockets between driver and executors
  --executors N         executors (default 2)
  --executor-memory M   memory of each (default 1g)
  --scale N             repeat the flights N times with shifted dates
  --report FILE         write what the run did as JSON (docs/run-report.md)
  --keep                leave the S3 server and its data up until Ctrl-C`;

/** A command line that cannot be; the message is a sentence for the user. */
export class WrongUsage extends Error {}

/** Reads the command line. Throws WrongUsage. */
export function startOptions(args: readonly string[]): StartOptions | "help" {
  const values = parsed(args);
  if (values.help) return "help";
  return {
    embedded: values.embedded,
    keep: values.keep,
    report: values.report,
    scale: positive("--scale", values.scale),
    executors: positive("--executors", values.executors),
    executorMemory: size("--executor-memory", values["executor-memory"]),
  };
}

function parsed(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        embedded: { type: "boolean", default: false },
        keep: { type: "boolean", default: false },
        report: { type: "string" },
        scale: { type: "string", default: "1" },
        executors: { type: "string", default: "2" },
        "executor-memory": { type: "string", default: "1g" },
        help: { type: "boolean", default: false },
      },
    });
    return values;
  } catch (error) {
    throw new WrongUsage((error as Error).message.replace(/\. To specify .*/s, ""));
  }
}

function size(flag: string, text: string): string {
  try {
    parseBytes(text);
  } catch (error) {
    throw new WrongUsage(`${flag} ${(error as Error).message}, not "${text}"`);
  }
  return text;
}

function positive(flag: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new WrongUsage(`${flag} must be a whole number from 1, not "${text}"`);
  return number;
}
