import { isVolleyError } from "@volley/plan";
import { CommanderError } from "commander";
import { loadConfiguration } from "../config/load-config.ts";
import { exitCodes } from "./exit-codes.ts";
import { printError } from "./print-error.ts";
import { createProgram } from "./program.ts";

/** The `volley` command. Returns the exit code: 0 done, 1 failed, 2 wrong usage, 130 stopped. */
export async function main(args: readonly string[]): Promise<number> {
  let code: number = exitCodes.done;
  try {
    await createProgram((result) => (code = result)).parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUsage;
    const end = args.indexOf("--");
    const flags = end < 0 ? args : args.slice(0, end);
    const verbose = flags.includes("--verbose") || verboseHere();
    printError(error, { verbose, json: flags.includes("--json"), outsideProgram: true });
    return isVolleyError(error) && error.errorClass === "CONFIGURATION" ? exitCodes.wrongUsage : exitCodes.failed;
  }
}

function verboseHere(): boolean {
  try {
    return loadConfiguration().verbose;
  } catch {
    return false;
  }
}
