import { errorReport, renderError } from "../render/errors.ts";

export interface PrintOptions {
  readonly verbose: boolean;
  /** One line `{"error": …}` instead of a screen for people. */
  readonly json?: boolean;
  readonly outsideProgram?: boolean;
}

/** Puts an error on stderr. */
export function printError(error: unknown, { json, ...options }: PrintOptions): void {
  const { isTTY, columns } = process.stderr;
  const text = json
    ? JSON.stringify({ error: errorReport(error) })
    : renderError(error, { ...options, color: isTTY && !process.env["NO_COLOR"], width: columns });
  process.stderr.write(`${text}\n`);
}
