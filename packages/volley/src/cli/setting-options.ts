import { type Command, InvalidArgumentError, Option } from "commander";
import { flagOf, type SettingKey, settings, variableOf } from "../config/settings.ts";

/** Gives a command flags for some settings of the table. */
export function addSettings(command: Command, keys: readonly SettingKey[]): Command {
  for (const key of keys) {
    const { placeholder, doc, parse, choices } = settings[key];
    const option = new Option(placeholder ? `${flagOf(key)} <${placeholder}>` : flagOf(key), `${doc} [${variableOf(key)}]`);
    if (choices) option.choices(choices);
    else if (placeholder) option.argParser(checked(parse));
    command.addOption(option);
  }
  return command;
}

/** A reader of an option's text that keeps the text, once it is found right; `parse` throws a sentence without its subject. */
export function checked(parse: (text: string) => unknown): (text: string) => string {
  return (value) => {
    try {
      parse(value);
    } catch (error) {
      throw new InvalidArgumentError(`It ${(error as Error).message}.`);
    }
    return value;
  };
}

/** The settings among a command's parsed flags, by key. */
export function givenSettings(options: object): Record<string, string> {
  const given: Record<string, string> = {};
  for (const key of Object.keys(settings) as SettingKey[]) {
    const name = key.replace(/[.-](\w)/g, (_, letter: string) => letter.toUpperCase());
    const value = (options as Readonly<Record<string, string | boolean | undefined>>)[name];
    if (value !== undefined) given[key] = String(value);
  }
  return given;
}
