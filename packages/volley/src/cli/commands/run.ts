import { writeFileSync } from "node:fs";
import { Command } from "commander";
import { loadConfiguration } from "../../config/load-config.ts";
import { runProgram } from "../../program/run-program.ts";
import { exitCodes } from "../exit-codes.ts";
import { printError } from "../print-error.ts";
import { addSettings, givenSettings } from "../setting-options.ts";

interface RunFlags {
  readonly check?: boolean;
  readonly report?: string;
  readonly json?: boolean;
}

/** `volley run PROGRAM.ts`. */
export function runCommand(finish: (code: number) => void): Command {
  const command = new Command("run")
    .description("Run a TypeScript or JavaScript program: in this process, on a cluster made for it, or on a server.")
    .argument("<program>", "the program's file")
    .argument("[args...]", "what process.argv holds behind the program; after -- where they begin with a dash")
    .option("--check", "type-check the program first (needs TypeScript in the project)")
    .option("--report <file>", "write what the run did as JSON")
    .option("--json", "no progress; the report, with the error if there was one, as the last line on stderr")
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
    "executors",
    "executor.memory",
    "executor.slots",
    "executor.threads",
    "functions.heap",
    "executor.directory",
    "executor.wait",
    "remote",
    "memory",
    "staging.bytes",
    "shuffle.partitions",
    "broadcast.bytes",
    "bundle.bytes",
    "adaptive",
    "runtime.filters",
    "join.reorder",
    "partition.bytes",
    "skew.bytes",
    "result.bytes",
    "checkpoint.directory",
    "time.zone",
    "s3.endpoint",
    "s3.region",
    "s3.path.style",
    "token",
    "progress",
    "verbose",
  ]);
  return command.action(async (program: string, args: string[], flags: RunFlags) => {
    const given: Record<string, string> = { ...givenSettings(flags), ...(flags.json && { progress: "off" }) };
    if (given["executors"] !== undefined) {
      if (given["remote"] !== undefined) command.error("error: --executors starts a cluster here, --remote uses another: give one of them");
      given["remote"] = "";
    }
    const { verbose } = loadConfiguration({ given });
    const outcome = await runProgram(program, { args, given, check: flags.check ?? false });
    if (flags.report) writeFileSync(flags.report, `${JSON.stringify(outcome.report, null, 2)}\n`);
    if (flags.json) process.stderr.write(`${JSON.stringify(outcome.report)}\n`);
    else if (outcome.error !== undefined && !outcome.stopped) printError(outcome.error, { verbose });
    finish(outcome.stopped ? exitCodes.stopped : outcome.error === undefined ? exitCodes.done : exitCodes.failed);
  });
}
