// Writes docs/configuration.md from the table of settings. With --check: writes nothing, fails when the file differs. Needs a build.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const table = "packages/volley/dist/config/settings.js";
if (!existsSync(table)) throw new Error("build first: npm run build");
const { flagOf, programSettings, settings, showSetting, variableOf } = await import(pathToFileURL(table).href);

const rows = Object.entries(settings).map(
  ([key, { default: value, placeholder, doc }]) =>
    `| \`${key}\` | \`${flagOf(key)}${placeholder ? ` ${placeholder}` : ""}\` | \`${variableOf(key)}\` | ${showSetting(key, value)} | ${doc} |`,
);

const inProgram = Object.entries(programSettings).map(([key, doc]) => `| \`${key}\` | ${doc} |`);

const text = `# Configuration

Every setting has one key. From weakest to strongest it is taken from \`volley.config.json\` in the working directory (one JSON object,
the key as it stands), the environment, \`Session.builder.config(key, value)\`, and flags. Unknown keys are refused, with the nearest
known one. \`volley config\` shows the values that hold. Sizes: \`512m\`, \`2g\`. Credentials for S3 come from AWS's default chain
(\`AWS_ACCESS_KEY_ID\`, profiles, instance roles). Generated from \`packages/volley/src/config/settings.ts\`.

| key | flag | variable | default | |
|---|---|---|---|---|
${rows.join("\n")}

## In the program alone

These change the types of a program's rows, so that neither flags, variables nor the file take them: \`Session.builder.config(key, value)\`.

| key | |
|---|---|
${inProgram.join("\n")}
`;

const path = "docs/configuration.md";
if (process.argv.includes("--check")) {
  if (!existsSync(path) || readFileSync(path, "utf8") !== text) {
    console.error(`${path} is not what the table of settings generates: run npm run generate`);
    process.exitCode = 1;
  }
} else writeFileSync(path, text);
