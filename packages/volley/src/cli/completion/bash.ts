import type { CommandNode } from "./command-tree.ts";

/** A completion script for bash 3.2 and newer: `source <(volley completion bash)`. Where it has nothing to say, bash names files. */
export function bashCompletion(name: string, commands: readonly CommandNode[]): string {
  const values = commands.flatMap((command) =>
    command.options
      .filter((option) => option.choices.length > 0)
      .map((option) => `    ${command.name}:${option.long}) words="${option.choices.join(" ")}" ;;`),
  );
  const others = commands.flatMap((command) =>
    command.options.filter((option) => option.takesValue && option.choices.length === 0).map((option) => `${command.name}:${option.long}`),
  );
  const flags = commands.map((command) => {
    const own = command.options.map((option) => option.long).join(" ");
    return `      ${command.name}) if [[ $current == -* ]]; then words="${own}"; else words="${command.choices.join(" ")}"; fi ;;`;
  });
  return `_${name}() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD - 1]}" command="\${COMP_WORDS[1]}" words=""
  COMPREPLY=()
  if [[ $COMP_CWORD -eq 1 ]]; then
    words="${commands.map((command) => command.name).join(" ")} --help --version"
  else
    case "$command:$previous" in
${values.join("\n")}
    ${others.join("|")}) return ;;
    *) case "$command" in
${flags.join("\n")}
      esac ;;
    esac
  fi
  local word
  for word in $words; do [[ $word == "$current"* ]] && COMPREPLY+=("$word"); done
}
complete -o default -F _${name} ${name}
`;
}
