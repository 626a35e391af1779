import type { Command, Option } from "commander";

/** What completion has to know of a command. */
export interface CommandNode {
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionNode[];
  /** Texts that its first argument may be, where these are few. */
  readonly choices: readonly string[];
}

export interface OptionNode {
  /** `--executors` */
  readonly long: string;
  /** `-h`; absent for most. */
  readonly short: string | undefined;
  readonly description: string;
  readonly takesValue: boolean;
  readonly choices: readonly string[];
}

/** The commands below a program, with their help options. */
export function commandTree(program: Command): CommandNode[] {
  return visible(program).commands.map((command) => ({
    name: command.name(),
    description: firstSentence(command.description()),
    options: visible(command).options.map(optionNode),
    choices: command.registeredArguments[0]?.argChoices ?? [],
  }));
}

function visible(command: Command): { readonly commands: readonly Command[]; readonly options: readonly Option[] } {
  const help = command.createHelp();
  return { commands: help.visibleCommands(command), options: help.visibleOptions(command) };
}

function optionNode({ long, short, description, required, optional, argChoices }: Option): OptionNode {
  return { long: long ?? "", short, description: firstSentence(description), takesValue: required || optional, choices: argChoices ?? [] };
}

/** Menus of shells have one line for each. */
function firstSentence(text: string): string {
  return text
    .replace(/ \[VOLLEY_\w+\]$/, "")
    .replace(/[.;:](\s.*)?$/s, "")
    .trim();
}
