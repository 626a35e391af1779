// The virtual environments that setup.mjs makes at the top of the repository, and what is in each. Sail's client is a PySpark of its own,
// which cannot stand beside the whole one.
import { existsSync } from "node:fs";
import { join } from "node:path";

export const root = join(import.meta.dirname, "../..");

/** Lists of packages by environment; `flag` asks setup.mjs for what is not made by default. */
export const environments = {
  ".venv": [{ list: "requirements.txt" }, { list: "requirements-spark.txt", flag: "--spark" }],
  ".venv-engines": [{ list: "requirements-engines.txt", flag: "--engines" }],
  ".venv-sail": [{ list: "requirements-sail.txt", flag: "--engines" }],
};

/** Where an environment's programs lie, and its Python if it has been made. */
export function virtualEnvironment(name) {
  const folder = join(root, name, process.platform === "win32" ? "Scripts" : "bin");
  const python = join(folder, process.platform === "win32" ? "python.exe" : "python");
  return { folder, python, exists: existsSync(python) };
}
