// Preloaded by `--import`: appends the URL or path of every module that the process loads to the file $LOADED_MODULES.
import { appendFileSync } from "node:fs";
import { createRequire, register } from "node:module";

const file = process.env.LOADED_MODULES;
const hooks = `
import { appendFileSync } from "node:fs";
export async function load(url, context, next) {
  appendFileSync(${JSON.stringify(file)}, url + "\\n");
  return next(url, context);
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
// What CommonJS modules require goes past the hooks.
const { cache } = createRequire(import.meta.url);
process.on("exit", () =>
  appendFileSync(
    file,
    Object.keys(cache)
      .map((path) => `${path}\n`)
      .join(""),
  ),
);
