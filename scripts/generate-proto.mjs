// Generates packages/protocol/generated/*.js (protobufjs static codecs) and packages/protocol/src/messages/*.ts (their types) from proto/.
// With --check: writes nothing, fails when what is committed differs.
import { execFileSync } from "node:child_process";
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import protobuf from "protobufjs";

// 64-bit fields are numbers where they hold counts, bytes and ids (exact to 2^53), bigint where they hold user data.
const bundles = {
  volley: { int64: "number", files: ["volley/task.proto", "volley/control.proto", "volley/exchange.proto", "volley/connect.proto"] },
  flight: { int64: "number", files: ["arrow/flight.proto"] },
  rpc: { int64: "number", files: ["google/rpc/status.proto"] },
  spark: { int64: "bigint", files: ["spark/connect/base.proto"] },
};

const scalars = { string: "string", bool: "boolean", bytes: "Uint8Array" };
const wide = new Set(["int64", "uint64", "sint64", "fixed64", "sfixed64"]);
const require = createRequire(import.meta.url);
const check = process.argv.includes("--check");
const scratch = mkdtempSync(join(tmpdir(), "volley-proto-"));
let drift = false;

for (const [name, { int64, files }] of Object.entries(bundles)) {
  const script = join(scratch, `${name}.js`);
  execFileSync(process.execPath, [
    join(require.resolve("protobufjs-cli/package.json"), "../bin/pbjs"),
    ...["-t", "static-module", "-w", "esm", "-r", `volley-${name}`, "--no-convert", "--no-verify", "--no-delimited", "--no-typeurl", "--no-service", "--no-comments", "--no-create"],
    ...["-p", "proto", "-o", script, ...files.map((file) => join("proto", file))],
  ]);
  const root = new protobuf.Root();
  root.resolvePath = (_from, path) => (path.startsWith("proto/") ? path : join("proto", path));
  root.loadSync(files, { keepCase: false });
  root.resolveAll();
  emit(`packages/protocol/generated/${name}.js`, readFileSync(script, "utf8").replaceAll(/^ +/gm, ""));
  emit(`packages/protocol/generated/${name}.d.ts`, "declare const messages: Record<string, any>;\nexport default messages;\n");
  emit(`packages/protocol/src/messages/${name}.ts`, typesOf(root, name, int64));
}
rmSync(scratch, { recursive: true });
if (drift) process.exitCode = 1;

function typesOf(root, bundle, int64) {
  const lines = [
    `// Generated from proto/ by scripts/generate-proto.mjs; do not edit.`,
    `import generated from "../../generated/${bundle}.js";`,
    `import { type Codec, codec } from "../codec.ts";`,
    "",
  ];
  const visit = (object) => {
    if (object instanceof protobuf.Enum) {
      const name = typeName(object);
      lines.push(`export const ${name} = ${JSON.stringify(object.values).replaceAll('"', "")} as const;`);
      lines.push(`export type ${name} = (typeof ${name})[keyof typeof ${name}];`, "");
    } else if (object instanceof protobuf.Type) {
      const name = typeName(object);
      lines.push(`export interface ${name} {`);
      for (const field of object.fieldsArray) lines.push(`  ${field.name}${optional(field) ? "?" : ""}: ${fieldType(field, int64)};`);
      lines.push("}");
      lines.push(`export const ${name}: Codec<${name}> = codec(generated.${object.fullName.slice(1)}, "${int64}");`, "");
    }
    for (const nested of object.nestedArray ?? []) visit(nested);
  };
  visit(root);
  return lines.join("\n");
}

function typeName(object) {
  const names = [];
  for (let at = object; at instanceof protobuf.Type || at instanceof protobuf.Enum; at = at.parent) names.unshift(at.name);
  return names.join("");
}

function optional(field) {
  if (field.repeated || field.map) return false;
  return field.partOf !== null || field.resolvedType instanceof protobuf.Type;
}

function fieldType(field, int64) {
  const scalar = scalars[field.type] ?? (wide.has(field.type) ? int64 : "number");
  const base = field.resolvedType ? typeName(field.resolvedType) : scalar;
  if (field.map) return `Readonly<Record<string, ${base}>>`;
  if (field.repeated) return `readonly ${base}[]`;
  return optional(field) ? `${base} | null | undefined` : base;
}

function emit(path, text) {
  if (check) {
    let present = "";
    try {
      present = readFileSync(path, "utf8");
    } catch {}
    if (present !== text) {
      console.error(`${path} is not what proto/ generates: run npm run generate`);
      drift = true;
    }
    return;
  }
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, text);
}
