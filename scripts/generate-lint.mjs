// Writes .oxlintrc.json from scripts/floors.mjs and the rules below. With --check: writes nothing, fails when the file differs.
import { readFileSync, writeFileSync } from "node:fs";
import { allowedImports } from "./floors.mjs";

const every = Object.keys(allowedImports);
const specifier = (name) => (name === "volley" ? "volley" : `@volley/${name}`);
const insides = {
  group: ["@volley/*/src/*", "@volley/*/dist/*", "**/packages/*", ...every.map((name) => `**/${name}/src/**`)],
  message: "import a package by its name, not by its files",
};

function boundary(name) {
  const forbidden = every
    .filter((other) => other !== name && !allowedImports[name].includes(other))
    .flatMap((other) => [specifier(other), `${specifier(other)}/*`]);
  const message = `${specifier(name)} may import only: ${allowedImports[name].map(specifier).join(", ") || "nothing of ours"} (scripts/floors.mjs)`;
  return {
    files: [`packages/${name}/src/**/*.ts`],
    rules: {
      "no-restricted-imports": ["error", { patterns: [...(forbidden.length > 0 ? [{ group: forbidden, message }] : []), insides] }],
    },
  };
}

const config = {
  $schema: "./node_modules/oxlint/configuration_schema.json",
  plugins: ["typescript", "import", "unicorn", "promise"],
  categories: { correctness: "error", suspicious: "off", pedantic: "off", style: "off", restriction: "off" },
  rules: {
    "typescript/no-floating-promises": "error",
    "typescript/no-misused-promises": "error",
    "typescript/await-thenable": "error",
    "typescript/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
    "unicorn/prefer-string-starts-ends-with": "off",
    "eslint/no-unsafe-optional-chaining": "off",
    "typescript/no-explicit-any": "off",
    "eslint/eqeqeq": "error",
    "eslint/no-var": "error",
    "eslint/prefer-const": "error",
    "import/no-cycle": "error",
    "unicorn/no-array-sort": "off",
    "typescript/unbound-method": "off",
    "eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
  },
  ignorePatterns: ["**/dist/**", "**/generated/**", "**/node_modules/**", "test/gates/fixtures/**"],
  overrides: every.map(boundary),
};

const path = ".oxlintrc.json";
const text = `${JSON.stringify(config, null, 2)}\n`;
if (process.argv.includes("--check")) {
  if (readFileSync(path, "utf8") !== text) {
    console.error(`${path} is not what scripts/floors.mjs generates: run npm run generate`);
    process.exitCode = 1;
  }
} else writeFileSync(path, text);
