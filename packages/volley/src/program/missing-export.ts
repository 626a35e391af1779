import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { closest, programName, VolleyError } from "@volley/plan";

/** What Node says of `import { row_number } from "volley"`, which names no line of the program, as an error that does. */
export async function explainMissingExport(
  failure: unknown,
  program: string,
  entryPoints: Readonly<Record<string, string>>,
): Promise<unknown> {
  if (!(failure instanceof SyntaxError)) return failure;
  const [, url, name] = /requested module '(.+)' does not provide an export named '(.+)'/.exec(failure.message) ?? [];
  const [module] = Object.entries(entryPoints).find(([, each]) => each === url) ?? [];
  if (module === undefined || name === undefined) return failure;
  const exported = Object.keys((await import(url!)) as object);
  const near = exported.includes(programName(name)) ? programName(name) : closest(name, exported);
  return new VolleyError("UNRESOLVED_ROUTINE", `there is no "${name}" in "${module}"`, {
    origin: placeOf(name, program),
    hints: near === undefined ? [] : [`did you mean "${near}"?`],
    cause: failure,
  });
}

/** The first line of the program with the name: that of the import, unless a comment above has it. */
function placeOf(name: string, program: string) {
  const word = new RegExp(`(?<![\\w$])${name.replaceAll("$", "\\$&")}(?![\\w$])`);
  const lines = readFileSync(resolve(program), "utf8").split("\n");
  const line = lines.findIndex((each) => word.test(each));
  if (line < 0) return undefined;
  return { callSite: `${relative(process.cwd(), resolve(program))}:${line + 1}:${lines[line]!.search(word) + 1}`, fragment: lines[line]! };
}
