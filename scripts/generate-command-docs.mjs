// Writes docs/commands.md from the command line's own help. With --check: writes nothing, fails when the file differs. Needs a build.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const folder = "packages/volley/dist/cli";
if (!existsSync(folder)) throw new Error("build first: npm run build");
const load = (file) => import(pathToFileURL(`${folder}/${file}`).href);
const { createProgram } = await load("program.js");
const { exitCodes } = await load("exit-codes.js");

const program = createProgram(() => undefined);
const help = program.createHelp();

/** What a command's help says behind its options: its examples. */
function examples(command) {
  let text = "";
  command.configureOutput({ writeOut: (part) => (text += part) }).outputHelp();
  const [, shown] = /^Examples?:\n([\s\S]*?)\n(?:\n|$)/m.exec(`${text}\n`) ?? [];
  return shown === undefined ? "" : `\n\`\`\`\n${shown.replaceAll(/^ {2}/gm, "")}\n\`\`\`\n`;
}

function table(head, rows) {
  return rows.length === 0 ? "" : `\n| ${head} | |\n|---|---|\n${rows.map(([term, text]) => `| \`${term}\` | ${text} |`).join("\n")}\n`;
}

const variableMarked = (text) => text.replace(/\[(VOLLEY_\w+)\]/, "(`$1`)");

const section = (command) => `## volley ${command.name()}

${command.description()}

\`${help.commandUsage(command)}\`
${table(
  "argument",
  command.registeredArguments.map((argument) => [help.argumentTerm(argument), help.argumentDescription(argument)]),
)}${table(
  "option",
  command.options.map((option) => [help.optionTerm(option), variableMarked(help.optionDescription(option))]),
)}${examples(command)}`;

const codes = Object.entries(exitCodes).map(([name, code]) => [code, name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)]);

const text = `# The volley command

${program.description()}
Generated from what \`volley --help\` and \`volley run --help\` say.

Settings are flags of the commands that obey them, with the environment variable that does the same in brackets; [configuration.md](configuration.md)
has their defaults. Messages go to stderr, so that stdout is the program's own. \`volley driver\` and \`volley executor\` print one line of JSON
on stdout when they are ready, and end at SIGINT or SIGTERM.
${table("exit code", codes)}
${program.commands.map(section).join("\n")}`;

const path = "docs/commands.md";
if (process.argv.includes("--check")) {
  if (!existsSync(path) || readFileSync(path, "utf8") !== text) {
    console.error(`${path} is not what the commands' help generates: run npm run generate`);
    process.exitCode = 1;
  }
} else writeFileSync(path, text);
