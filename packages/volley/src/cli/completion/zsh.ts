import type { CommandNode, OptionNode } from "./command-tree.ts";

/** A completion script for zsh: `source <(volley completion zsh)`, or as file `_volley` in a folder of `$fpath`. */
export function zshCompletion(name: string, commands: readonly CommandNode[]): string {
  const descriptions = commands.map((command) => `    ${quote(`${command.name}:${command.description}`)}`);
  const cases = commands.map(
    (command) => `        ${command.name}) _arguments ${[...command.options.map(optionSpec), argument(command)].join(" ")} ;;`,
  );
  return `#compdef ${name}
_${name}() {
  local -a commands
  commands=(
${descriptions.join("\n")}
  )
  local state line
  _arguments -C '(- *)--help[show help]' '(- *)--version[show the version]' '1: :->command' '*:: :->argument'
  case $state in
    command) _describe command commands ;;
    argument)
      case $line[1] in
${cases.join("\n")}
      esac ;;
  esac
}
if [ "$funcstack[1]" = "_${name}" ]; then _${name} "$@"; else compdef _${name} ${name}; fi
`;
}

function optionSpec({ long, description, takesValue, choices }: OptionNode): string {
  const value = takesValue ? `:value:${choices.length > 0 ? `(${choices.join(" ")})` : "_files"}` : "";
  return quote(`${long}[${description.replace(/[[\]:]/g, "\\$&")}]${value}`);
}

function argument({ choices }: CommandNode): string {
  return quote(choices.length > 0 ? `1:argument:(${choices.join(" ")})` : "*:file:_files");
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
