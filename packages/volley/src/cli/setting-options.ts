import { type Command, InvalidArgumentError, Option } from "commander";
import { flagOf, type SettingKey, settings, variableOf } from "../config/settings.ts";

/** Gives a command flags for some settings of the table. */
export function addSettings(command: Command, keys: readonly SettingKey[]): Command {
  for (const key of keys) {
    const { placeholder, doc, parse } = settings[key];
    const option = new Option(placeholder ? `${flagOf(key)} <${placeholder}>` : flagOf(key), `${doc} [${variableOf(key)}]`);
    if (placeholder) {
      option.argParser((value: string) => {
        try {
          parse(value);
        } catch (error) {
          throw new InvalidArgumentError(`It ${(error as Error).message}.`);
        }
        return value;
      });
    }
    command.addOption(option);
  }
  return command;
}

/** The settings among a command's parsed flags, by key. */
export function givenSettings(options: Readonly<Record<string, unknown>>): Record<string, string> {
  const given: Record<string, string> = {};
  for (const key of Object.keys(settings) as SettingKey[]) {
    const name = key.replace(/[.-](\w)/g, (_, letter: string) => letter.toUpperCase());
    const value = options[name];
    if (value !== undefined) given[key] = String(value);
  }
  return given;
}
