import { writeFileSync } from "node:fs";
import { Command } from "commander";
import { loadConfiguration } from "../../config/load-config.ts";
import { renderError } from "../../render/errors.ts";
import { runProgram } from "../../program/run-program.ts";
import { exitCodes } from "../exit-codes.ts";
import { addSettings, givenSettings } from "../setting-options.ts";

interface RunFlags {
  readonly check?: boolean;
  readonly report?: string;
}

/** `volley run PROGRAM.ts`. */
export function runCommand(finish: (code: number) => void): Command {
  const command = new Command("run")
    .description("Run a TypeScript or JavaScript program: in this process, on a cluster made for it, or on a server.")
    .argument("<program>", "the program's file")
    .argument("[args...]", "what process.argv holds behind the program; after -- where they begin with a dash")
    .option("--check", "type-check the program first (needs TypeScript in the project)")
    .option("--report <file>", "write what the run did as JSON")
    .addHelpText(
      "after",
      `
Examples:
  $ volley run prepare.ts
  $ volley run prepare.ts --executors 4 --executor-memory 2g
  $ volley run prepare.ts --remote sc://10.0.0.5:15002
  $ volley run prepare.ts --executors 4 -- --year 2001
`,
    );
  addSettings(command, [
    ...([
      "executors",
      "executor.memory",
      "executor.slots",
      "executor.directory",
      "executor.wait",
      "remote",
      "memory",
      "staging.bytes",
      "shuffle.partitions",
    ] as const),
    ...([
      "broadcast.bytes",
      "time.zone",
      "rows.int64",
      "s3.endpoint",
      "s3.region",
      "s3.path.style",
      "token",
      "progress",
      "verbose",
    ] as const),
  ]);
  return command.action(async (program: string, args: string[], flags: RunFlags) => {
    const given = givenSettings(flags);
    loadConfiguration({ given });
    const outcome = await runProgram(program, { args, given, check: flags.check ?? false });
    if (flags.report) writeFileSync(flags.report, `${JSON.stringify(outcome.report, null, 2)}\n`);
    if (outcome.error !== undefined && !outcome.stopped) {
      process.stderr.write(
        `${renderError(outcome.error, { color: process.stderr.isTTY && !process.env["NO_COLOR"], verbose: given["verbose"] === "true", width: process.stderr.columns })}\n`,
      );
    }
    finish(outcome.stopped ? exitCodes.stopped : outcome.error === undefined ? exitCodes.done : exitCodes.failed);
  });
}
