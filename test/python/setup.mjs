// Creates .venv at the top of the repository with the Python packages that tests of interoperation use. Those tests
// skip, and say so, where it is absent: nothing else needs Python. PYTHON names the interpreter (3.11 or newer). With --spark also
// PySpark, whose jars are the Spark server of test/conformance (900 MB).
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const venv = join(root, ".venv");
const python = join(venv, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");

run(process.env.PYTHON ?? "python3", "-m", "venv", venv);
const lists = ["requirements.txt", ...(process.argv.includes("--spark") ? ["requirements-spark.txt"] : [])];
const files = lists.flatMap((list) => ["-r", join(import.meta.dirname, list)]);
run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", ...files);
console.log(`${python} is ready`);

function run(command, ...args) {
  const { status, error } = spawnSync(command, args, { stdio: "inherit" });
  if (status === 0) return;
  console.error(`${command} ${args.join(" ")} failed${error ? `: ${error.message}` : ""}`);
  process.exit(1);
}
