// Generates packages/protocol/src/messages/*.ts, types and field tables, from proto/.
// With --check: writes nothing, fails when what is committed differs.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import protobuf from "protobufjs";

// 64-bit fields are numbers where they hold counts, bytes and ids (exact to 2^53), bigint where they hold user data.
const bundles = {
  volley: { int64: "number", files: ["volley/task.proto", "volley/control.proto", "volley/exchange.proto", "volley/connect.proto"] },
  flight: { int64: "number", files: ["arrow/flight.proto"] },
  rpc: { int64: "number", files: ["google/rpc/status.proto"] },
  spark: { int64: "bigint", files: ["spark/connect/base.proto"] },
};

const scalars = {
  string: "string",
  bool: "boolean",
  bytes: "Uint8Array",
  int32: "number",
  uint32: "number",
  float: "number",
  double: "number",
};
const wide = new Set(["int64", "uint64"]);
const check = process.argv.includes("--check");
let drift = false;

for (const [name, { int64, files }] of Object.entries(bundles)) {
  const root = new protobuf.Root();
  root.resolvePath = (_from, path) => (path.startsWith("proto/") ? path : join("proto", path));
  root.loadSync(files, { keepCase: false });
  root.resolveAll();
  emit(`packages/protocol/src/messages/${name}.ts`, moduleOf(root, int64));
}
if (drift) process.exitCode = 1;

function moduleOf(root, int64) {
  const lines = [
    "// Generated from proto/ by scripts/generate-proto.mjs; do not edit.",
    'import type { Codec } from "../codec.ts";',
    'import { message } from "../wire/message.ts";',
    "",
  ];
  const visit = (object) => {
    if (object instanceof protobuf.Enum) lines.push(...enumLines(object), "");
    if (object instanceof protobuf.Type) lines.push(...messageLines(object, int64), "");
    for (const nested of object.nestedArray ?? []) visit(nested);
  };
  visit(root);
  return lines.join("\n");
}

function enumLines(type) {
  const name = typeName(type);
  const values = Object.entries(type.values).map(([key, value]) => `  ${key}: ${value},`);
  return [`export const ${name} = {`, ...values, "} as const;", `export type ${name} = (typeof ${name})[keyof typeof ${name}];`];
}

function messageLines(type, int64) {
  const name = typeName(type);
  const fields = type.fieldsArray.map((field) => `  ${fieldName(field)}${optional(field) ? "?" : ""}: ${fieldType(field, int64)};`);
  const rows = type.fieldsArray.map((field) => `  ${fieldRow(field, int64)},`);
  const interfaceLines =
    fields.length === 0 ? [`export type ${name} = Record<never, never>;`] : [`export interface ${name} {`, ...fields, "}"];
  const codecLines = rows.length === 0 ? ["[]);"] : ["[", ...rows, "]);"];
  codecLines[0] = `export const ${name}: Codec<${name}> = message("${type.fullName.slice(1)}", () => ${codecLines[0]}`;
  return [...interfaceLines, ...codecLines];
}

function fieldRow(field, int64) {
  const label = field.map ? "map" : field.repeated ? "repeated" : optional(field) ? "optional" : undefined;
  return `["${fieldName(field)}", ${field.id}, ${wireType(field, int64)}${label ? `, "${label}"` : ""}]`;
}

function wireType(field, int64) {
  if (field.map && field.keyType !== "string") throw new Error(`${field.fullName}: only maps with string keys are written`);
  if (field.resolvedType instanceof protobuf.Type) return typeName(field.resolvedType);
  const type = field.resolvedType ? "int32" : field.type;
  if (!(type in scalars) && !wide.has(type)) throw new Error(`${field.fullName}: no codec for ${type}`);
  return wide.has(type) && int64 === "bigint" ? `"${type}:bigint"` : `"${type}"`;
}

// protobufjs's own google.protobuf.Any keeps its names in snake case.
function fieldName(field) {
  return protobuf.util.camelCase(field.name);
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
  const scalar = wide.has(field.type) ? int64 : scalars[field.type];
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
