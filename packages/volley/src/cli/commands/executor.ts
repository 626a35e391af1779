import { type ErrorClass, VolleyError } from "@volley/plan";
import { Command } from "commander";
import { loadConfiguration } from "../../config/load-config.ts";
import { settings } from "../../config/settings.ts";
import { storageOptions } from "../../session/backend.ts";
import { version } from "../../version.ts";
import { onEnd } from "../end-with-parent.ts";
import { addSettings, checked, givenSettings } from "../setting-options.ts";

/** `volley executor`: a supervisor and its slots, which run tasks. */
export function executorCommand(): Command {
  const command = new Command("executor")
    .description("Run an executor: it registers at a driver and runs tasks until it is stopped.")
    .requiredOption("--driver <host:port>", "the driver's address", checked(hostAndPort))
    .option("--id <name>", "its name in logs and messages; made up when absent")
    .option("--host <host>", "address its Flight service listens on, and peers reach; else the one by which it reaches the driver")
    .option("--port <port>", "port of its Flight service; 0 takes a free one", checked(settings["driver.port"].parse), "0")
    .option("--exit-with-parent", "end when stdin closes")
    .addHelpText(
      "after",
      `
Example:
  $ volley executor --driver 10.0.0.5:15002 --host 10.0.0.6 --executor-slots 8 --executor-memory 16g --token $TOKEN
`,
    );
  addSettings(command, [
    "executor.memory",
    "executor.slots",
    "executor.threads",
    "functions.heap",
    "executor.directory",
    "token",
    "s3.endpoint",
    "s3.region",
    "s3.path.style",
  ]);
  return command.action(async (options: { driver: string; id?: string; host?: string; port: string; exitWithParent?: boolean }) => {
    const configuration = loadConfiguration({ given: givenSettings(options) });
    const { executorHost } = await import("../executor-host.ts");
    const { startExecutor } = await import("@volley/executor/process");
    const starting = startExecutor({
      driver: options.driver,
      ...(options.id !== undefined && { executorId: options.id }),
      host: await executorHost(options.driver, options.host),
      port: Number(options.port),
      slots: configuration["executor.slots"],
      memoryBytes: configuration["executor.memory"],
      ...(configuration["executor.threads"] && { threads: configuration["executor.threads"] }),
      ...(configuration["functions.heap"] && { functionHeapBytes: configuration["functions.heap"] }),
      ...(configuration["executor.directory"] && { directory: configuration["executor.directory"] }),
      token: configuration.token || undefined,
      storage: storageOptions(configuration),
      version,
    });
    const executor = await starting.catch((error: unknown) => {
      throw executorError(error);
    });
    process.stdout.write(`${JSON.stringify({ executor: executor.executorId, location: executor.location, pid: process.pid })}\n`);
    const ended = await new Promise<string | undefined>((resolve) => {
      onEnd(options.exitWithParent ?? false, () => resolve(undefined));
      void executor.ended.then(resolve);
    });
    if (ended) process.stderr.write(`executor ${executor.executorId}: ${ended}\n`);
    const grace = setTimeout(() => process.exit(1), 5000);
    await executor.close(ended ?? "it was asked to stop");
    clearTimeout(grace);
    process.exit(ended ? 1 : 0);
  });
}

const whyNot: Readonly<Record<string, { readonly errorClass: ErrorClass; readonly hint: string }>> = {
  unreachable: { errorClass: "DRIVER_UNREACHABLE", hint: "check the address, and that the driver runs: volley driver --help" },
  refused: { errorClass: "VERSION_MISMATCH", hint: "volley version shows what runs here" },
  denied: { errorClass: "ACCESS_DENIED", hint: "give the token the driver was started with: --token or VOLLEY_TOKEN" },
  directory: { errorClass: "CONFIGURATION", hint: "choose another --executor-directory" },
  listen: { errorClass: "ADDRESS_IN_USE", hint: "choose another --port, or 0 for any free one" },
};

/** Why an executor did not start, as the user's error. */
function executorError(error: unknown): unknown {
  const known = error instanceof Error && error.name === "ExecutorError" ? whyNot[(error as Error & { reason: string }).reason] : undefined;
  return known ? new VolleyError(known.errorClass, (error as Error).message, { hints: [known.hint], cause: error }) : error;
}

function hostAndPort(text: string): void {
  if (!/^[^:/]+:\d{1,5}$|^\[[\da-f:]+\]:\d{1,5}$/i.test(text)) throw new Error("must be an address such as 10.0.0.5:15002");
}
