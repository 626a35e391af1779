import { Command } from "commander";
import { loadConfiguration } from "../../config/load-config.ts";
import { storageOptions } from "../../session/backend.ts";
import { version } from "../../version.ts";
import { onEnd } from "../end-with-parent.ts";
import { addSettings, givenSettings } from "../setting-options.ts";

/** A driver that stops takes back what unfinished writes have uploaded. */
const closeMilliseconds = 9000;

/** `volley driver`: the process that plans, schedules and commits. */
export function driverCommand(): Command {
  const command = new Command("driver")
    .description("Run a driver: programs and executors connect to it. It listens until it is stopped.")
    .option("--exit-with-parent", "end when stdin closes")
    .addHelpText(
      "after",
      "\nExample:\n  $ volley driver --driver-port 15002\n  $ volley executor --driver 127.0.0.1:15002\n  $ volley run prepare.ts --remote sc://127.0.0.1:15002\n",
    );
  addSettings(command, ["driver.host", "driver.port", "token", "executor.wait", "s3.endpoint", "s3.region", "s3.path.style"]);
  return command.action(async (options: { exitWithParent?: boolean }) => {
    const configuration = loadConfiguration({ given: givenSettings(options) });
    const { startDriver } = await import("@volley/driver/server");
    const driver = await startDriver({
      host: configuration["driver.host"],
      port: configuration["driver.port"],
      token: configuration.token || undefined,
      storage: storageOptions(configuration),
      executorWaitMilliseconds: configuration["executor.wait"] * 1000,
      version,
    });
    process.stdout.write(`${JSON.stringify({ host: driver.host, port: driver.port, pid: process.pid })}\n`);
    await new Promise<void>((resolve) => onEnd(options.exitWithParent ?? false, () => resolve()));
    const grace = setTimeout(() => process.exit(0), closeMilliseconds);
    await driver.close();
    clearTimeout(grace);
    process.exit(0);
  });
}
