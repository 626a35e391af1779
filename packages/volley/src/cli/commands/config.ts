import { Command } from "commander";
import { traceConfiguration } from "../../config/load-config.ts";
import { flagOf, type SettingKey, settings, showSetting, variableOf } from "../../config/settings.ts";

/** `volley config`: the table of settings with the values that hold here, and where they come from. */
export function configCommand(): Command {
  return new Command("config")
    .description("Show every setting: the value that holds here and where it comes from, its flag and its environment variable.")
    .option("--json", "print JSON: for each key its value (sizes in bytes) and, unless it is the default, where it comes from")
    .addHelpText("after", "\nExample:\n  $ VOLLEY_EXECUTORS=4 volley config\n")
    .action(({ json }: { json?: boolean }) => {
      const { configuration, from } = traceConfiguration();
      const rows = (Object.keys(settings) as SettingKey[]).map((key) => {
        const hidden = key === "token" && configuration.token !== "";
        return { key, value: hidden ? "(set)" : configuration[key], from: from[key] };
      });
      if (json) {
        const shown = Object.fromEntries(rows.map(({ key, ...row }) => [key, row]));
        process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
        return;
      }
      for (const { key, value, from } of rows) {
        const columns = [key.padEnd(20), showSetting(key, value).padEnd(14), flagOf(key).padEnd(22), variableOf(key).padEnd(25)];
        process.stdout.write(`${columns.join(" ")} ${from ?? "default"}\n${" ".repeat(21)}${settings[key].doc}\n`);
      }
    });
}
