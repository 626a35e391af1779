import { Command } from "commander";
import { version } from "../version.ts";
import { cleanCommand } from "./commands/clean.ts";
import { completionCommand } from "./commands/completion.ts";
import { configCommand } from "./commands/config.ts";
import { driverCommand } from "./commands/driver.ts";
import { executorCommand } from "./commands/executor.ts";
import { runCommand } from "./commands/run.ts";
import { typesCommand } from "./commands/types.ts";
import { versionCommand } from "./commands/version.ts";

const commands: readonly ((finish: (code: number) => void) => Command)[] = [
  runCommand,
  driverCommand,
  executorCommand,
  typesCommand,
  cleanCommand,
  configCommand,
  completionCommand,
  versionCommand,
];

/** The `volley` command with all its commands. They throw instead of ending the process, and give their exit code to `finish`. */
export function createProgram(finish: (code: number) => void): Command {
  const program = new Command("volley")
    .description("Distributed dataframes for TypeScript: one typed program in this process, on a cluster, or on Spark.")
    .version(version, "-V, --version")
    .enablePositionalOptions()
    .showHelpAfterError("(volley --help lists the commands)")
    .addHelpText(
      "after",
      `
Examples:
  $ volley run prepare.ts                                in this process
  $ volley run prepare.ts --executors 4                  a driver and four executors on this machine
  $ volley run prepare.ts --remote sc://10.0.0.5:15002   a Volley driver or a Spark Connect server

Exit codes: 0 done, 1 failed, 2 wrong usage, 130 stopped.`,
    )
    .exitOverride();
  for (const make of commands) program.addCommand(make(finish).exitOverride().showHelpAfterError("(--help shows what the command takes)"));
  return program;
}
