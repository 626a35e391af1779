import { Command, CommanderError } from "commander";
import { version } from "../version.ts";
import { renderError } from "../render/errors.ts";
import { cleanCommand } from "./commands/clean.ts";
import { configCommand } from "./commands/config.ts";
import { driverCommand } from "./commands/driver.ts";
import { executorCommand } from "./commands/executor.ts";
import { runCommand } from "./commands/run.ts";
import { typesCommand } from "./commands/types.ts";
import { versionCommand } from "./commands/version.ts";
import { exitCodes } from "./exit-codes.ts";

/** The `volley` command. Returns the exit code: 0 done, 1 failed, 2 wrong usage, 130 stopped. */
export async function main(args: readonly string[]): Promise<number> {
  let code: number = exitCodes.done;
  const program = new Command("volley")
    .description("Distributed dataframes for TypeScript: one typed program in this process, on a cluster, or on Spark.")
    .version(version, "-V, --version")
    .showSuggestionAfterError()
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
  const finish = (result: number): void => {
    code = result;
  };
  for (const make of [runCommand, driverCommand, executorCommand, typesCommand, cleanCommand, configCommand, versionCommand]) {
    program.addCommand(make(finish).exitOverride().showHelpAfterError("(--help shows what the command takes)"));
  }
  try {
    await program.parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUsage;
    process.stderr.write(
      `${renderError(error, { color: process.stderr.isTTY && !process.env["NO_COLOR"], verbose: args.includes("--verbose"), width: process.stderr.columns })}\n`,
    );
    return exitCodes.failed;
  }
}
