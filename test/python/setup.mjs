// Creates the virtual environments at the top of the repository with the Python packages that tests and benches use. Those skip, and say
// so, where one is absent: nothing else needs Python. PYTHON names the interpreter (3.11 or newer). With --spark also PySpark, whose jars
// are the Spark server of test/conformance (900 MB); with --engines the engines that `npm run bench -- tpch` compares Volley with (1 GB).
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { environments, root, virtualEnvironment } from "./environments.mjs";

for (const [name, lists] of Object.entries(environments)) {
  const wanted = lists.filter(({ flag }) => flag === undefined || process.argv.includes(flag));
  if (wanted.length === 0) continue;
  const { python } = virtualEnvironment(name);
  run(process.env.PYTHON ?? "python3", "-m", "venv", join(root, name));
  const files = wanted.flatMap(({ list }) => ["-r", join(import.meta.dirname, list)]);
  run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", ...files);
  console.log(`${python} is ready`);
}

function run(command, ...args) {
  const { status, error } = spawnSync(command, args, { stdio: "inherit" });
  if (status === 0) return;
  console.error(`${command} ${args.join(" ")} failed${error ? `: ${error.message}` : ""}`);
  process.exit(1);
}
