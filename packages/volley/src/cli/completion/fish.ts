import type { CommandNode, OptionNode } from "./command-tree.ts";

/** A completion script for fish: `volley completion fish > ~/.config/fish/completions/volley.fish`. */
export function fishCompletion(name: string, commands: readonly CommandNode[]): string {
  const lines = commands.flatMap((command) => [
    `complete -c ${name} -n __fish_use_subcommand -f -a ${command.name} -d ${quote(command.description)}`,
    ...command.options.map((option) => `complete -c ${name} -n ${within(command)} ${optionFlags(option)}`),
    ...(command.choices.length > 0 ? [`complete -c ${name} -n ${within(command)} -f -a ${quote(command.choices.join(" "))}`] : []),
  ]);
  return `${lines.join("\n")}\n`;
}

function within(command: CommandNode): string {
  return quote(`__fish_seen_subcommand_from ${command.name}`);
}

function optionFlags({ long, short, description, takesValue, choices }: OptionNode): string {
  const names = [`-l ${long.slice(2)}`, ...(short === undefined ? [] : [`-s ${short.slice(1)}`])];
  const value = choices.length > 0 ? [`-x -a ${quote(choices.join(" "))}`] : takesValue ? ["-r"] : [];
  return [...names, ...value, `-d ${quote(description)}`].join(" ");
}

function quote(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
