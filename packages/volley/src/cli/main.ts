import { isVolleyError } from "@volley/plan";
import { CommanderError } from "commander";
import { renderError } from "../render/errors.ts";
import { exitCodes } from "./exit-codes.ts";
import { createProgram } from "./program.ts";

/** The `volley` command. Returns the exit code: 0 done, 1 failed, 2 wrong usage, 130 stopped. */
export async function main(args: readonly string[]): Promise<number> {
  let code: number = exitCodes.done;
  try {
    await createProgram((result) => (code = result)).parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUsage;
    process.stderr.write(
      `${renderError(error, { color: process.stderr.isTTY && !process.env["NO_COLOR"], verbose: args.includes("--verbose"), width: process.stderr.columns })}\n`,
    );
    return isVolleyError(error) && error.errorClass === "CONFIGURATION" ? exitCodes.wrongUsage : exitCodes.failed;
  }
}
