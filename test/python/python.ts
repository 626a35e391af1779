import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const venv = join(import.meta.dirname, "../../.venv", process.platform === "win32" ? "Scripts/python.exe" : "bin/python");

/**
 * The Python that can import these modules: VOLLEY_PYTHON, or .venv (made by test/python/setup.mjs). Otherwise
 * undefined, and a line that says what is skipped.
 */
export function pythonWith(...modules: readonly string[]): string | undefined {
  const python = process.env["VOLLEY_PYTHON"] ?? (existsSync(venv) ? venv : undefined);
  const found = python !== undefined && spawnSync(python, ["-c", `import ${modules.join(", ")}`]).status === 0;
  if (found) return python;
  console.log(`skipped: no Python with ${modules.join(", ")} (node test/python/setup.mjs, or VOLLEY_PYTHON)`);
  return undefined;
}
