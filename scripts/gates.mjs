// Every check that is not a test, as a table. `node scripts/gates.mjs` runs them all and prints what failed; test/gates proves
// with a fixture that each of them rejects what it is there for.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const bin = (name, file) => join(process.cwd(), "node_modules", name, file);

export const gates = {
  types: [bin("typescript", "bin/tsc"), "-b"],
  lint: [bin("oxlint", "bin/oxlint"), "--type-aware", "--deny-warnings"],
  format: [bin("@biomejs/biome", "bin/biome"), "format", "."],
  unused: [bin("knip", "bin/knip.js")],
  "ignored files": ["scripts/check-ignored.mjs"],
  "generated messages": ["scripts/generate-proto.mjs", "--check"],
  "generated lint rules": ["scripts/generate-lint.mjs", "--check"],
  "scatter kernel": ["packages/arrow-duckdb/scripts/generate-wasm.mjs", "--check"],
  "configuration docs": ["scripts/generate-config-docs.mjs", "--check"],
  "compatibility docs": ["test/conformance/dist/conformance/compatibility.js", "--check"],
  "format docs": ["scripts/generate-format-docs.mjs", "--check"],
  "command docs": ["scripts/generate-command-docs.mjs", "--check"],
};

function run(name, command) {
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: "utf8" });
  const passed = status === 0;
  console.log(`${passed ? "ok    " : "FAILED"} ${name}`);
  if (!passed) console.log(`${stdout}${stderr}`.replace(/^/gm, "       "));
  return passed;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const chosen = process.argv.slice(2);
  const results = Object.entries(gates)
    .filter(([name]) => chosen.length === 0 || chosen.includes(name))
    .map(([name, command]) => run(name, command));
  const failed = results.filter((passed) => !passed).length;
  console.log(`gates: ${results.length - failed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
