import { Argument, Command } from "commander";
import { bashCompletion } from "../completion/bash.ts";
import { type CommandNode, commandTree } from "../completion/command-tree.ts";
import { fishCompletion } from "../completion/fish.ts";
import { zshCompletion } from "../completion/zsh.ts";

const shells: Readonly<Record<string, (name: string, commands: readonly CommandNode[]) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

/** `volley completion SHELL`: a script that completes commands, flags and their values. */
export function completionCommand(): Command {
  return new Command("completion")
    .description("Print a script that completes commands and flags in a shell.")
    .addArgument(new Argument("<shell>", "the shell").choices(Object.keys(shells)))
    .addHelpText(
      "after",
      `
Examples:
  $ source <(volley completion bash)                                         in ~/.bashrc
  $ source <(volley completion zsh)                                          in ~/.zshrc
  $ volley completion fish > ~/.config/fish/completions/volley.fish
`,
    )
    .action((shell: string, _options: unknown, command: Command) => {
      const program = command.parent!;
      process.stdout.write(shells[shell]!(program.name(), commandTree(program)));
    });
}
