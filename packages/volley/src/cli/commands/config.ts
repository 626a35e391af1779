import { Command } from "commander";
import { loadConfiguration } from "../../config/load-config.ts";
import { flagOf, type SettingKey, settings, variableOf } from "../../config/settings.ts";

/** `volley config`: the table of settings with the values that hold here. */
export function configCommand(): Command {
  return new Command("config")
    .description("Show every setting with the value that holds here, its flag and its environment variable.")
    .option("--json", "print JSON")
    .addHelpText("after", "\nExample:\n  $ VOLLEY_EXECUTORS=4 volley config\n")
    .action(({ json }: { json?: boolean }) => {
      const configuration = loadConfiguration();
      const shown = Object.fromEntries(
        Object.entries(configuration).map(([key, value]) => [key, key === "token" && value ? "(set)" : value]),
      );
      if (json) {
        process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
        return;
      }
      for (const key of Object.keys(settings) as SettingKey[]) {
        process.stdout.write(
          `${key.padEnd(20)} ${String(shown[key] || "–").padEnd(14)} ${flagOf(key).padEnd(22)} ${variableOf(key)}\n${" ".repeat(21)}${settings[key].doc}\n`,
        );
      }
    });
}
