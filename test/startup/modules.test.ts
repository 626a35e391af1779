import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, expect, it } from "vitest";

const entry = new URL("../../packages/volley/dist/index.js", import.meta.url).href;
const preload = new URL("list-modules.mjs", import.meta.url).href;
const folder = mkdtempSync(join(tmpdir(), "volley-modules-"));
const people = join(folder, "people.parquet");

beforeAll(async () => {
  const duckdb = await (await DuckDBInstance.create(":memory:")).connect();
  await duckdb.run(`COPY (SELECT i AS id, 'name ' || i AS name FROM range(100) r(i)) TO '${people}'`);
  duckdb.closeSync();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The npm packages, workspaces and files that a program of the given body loads, which ends as it is told to. */
async function loadedBy(
  name: string,
  body: string,
): Promise<{ packages: Set<string>; modules: string[]; code: number | null; output: string }> {
  const program = join(folder, `${name}.mjs`);
  const list = join(folder, `${name}.txt`);
  writeFileSync(program, `const { Session, col } = await import(${JSON.stringify(entry)});\n${body}`);
  const child = spawn(process.execPath, ["--import", preload, program], { env: { ...process.env, LOADED_MODULES: list } });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data: Buffer) => said.push(data));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  const modules = readFileSync(list, "utf8").split("\n").filter(Boolean);
  const packages = new Set(modules.flatMap((module) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(module)?.[1] ?? []));
  return { packages, modules, code, output: Buffer.concat(said).toString() };
}

/** npm packages by what they are for; a query loads those that it needs. */
const kinds = {
  duckdb: ["koffi"],
  arrow: ["apache-arrow", "flatbuffers"],
  s3: ["@aws-sdk/client-s3", "@smithy/node-http-handler"],
  grpc: ["@grpc/grpc-js"],
  tools: ["esbuild", "commander"],
};

function kindsOf(packages: ReadonlySet<string>): string[] {
  return Object.entries(kinds).flatMap(([kind, names]) => (names.some((name) => packages.has(name)) ? [kind] : []));
}

const session = "const session = await Session.builder.getOrCreate();\n";

it("importing loads neither DuckDB nor any npm package", async () => {
  const { packages, modules, code } = await loadedBy("import", "");
  expect({ code, packages: [...packages] }).toEqual({ code: 0, packages: [] });
  expect(modules.filter((module) => /packages\/(driver|executor|connect|storage|arrow-duckdb)\//.test(module))).toEqual([]);
});

it("counting local rows loads DuckDB alone: no S3, no gRPC, no Arrow", async () => {
  const body = `${session}console.log(await session.read.parquet(${JSON.stringify(people)}).filter(col("id").gt(9)).count());\nawait session.stop();`;
  const { packages, modules, code, output } = await loadedBy("count", body);
  expect({ code, output, kinds: kindsOf(packages) }).toEqual({ code: 0, output: "90\n", kinds: ["duckdb"] });
  expect(modules.filter((module) => /\/executor\/dist\/functions\/(?!main\/lazy)/.test(module))).toEqual([]);
});

it("writing local files loads DuckDB alone", async () => {
  const body = `${session}await session.read.parquet(${JSON.stringify(people)}).write.parquet(${JSON.stringify(join(folder, "out"))});\nawait session.stop();`;
  const { packages, code, output } = await loadedBy("write", body);
  expect({ code, output, kinds: kindsOf(packages) }).toEqual({ code: 0, output: "", kinds: ["duckdb"] });
});

it("rows load Arrow as well", async () => {
  const body = `${session}console.log((await session.read.parquet(${JSON.stringify(people)}).limit(3).collect()).length);\nawait session.stop();`;
  const { packages, code, output } = await loadedBy("collect", body);
  expect({ code, output, kinds: kindsOf(packages) }).toEqual({ code: 0, output: "3\n", kinds: ["duckdb", "arrow"] });
});

it("only an s3 address loads the S3 client, only a server's address gRPC", async () => {
  const failing = (builder: string) =>
    `const session = await ${builder}.getOrCreate();\nawait session.read.parquet("s3://bucket/none/").count().catch(({ errorClass }) => console.log(errorClass));\nawait session.stop();`;
  const [far, remote] = await Promise.all([
    loadedBy("s3", failing('Session.builder.config("s3.endpoint", "http://127.0.0.1:9")')),
    loadedBy("remote", failing('Session.builder.remote("sc://127.0.0.1:9")')),
  ]);
  expect({ code: far.code, kinds: kindsOf(far.packages) }).toMatchObject({ code: 0, kinds: expect.arrayContaining(["s3"]) });
  expect(far.packages).not.toContain("@grpc/grpc-js");
  expect({ code: remote.code, kinds: kindsOf(remote.packages) }).toEqual({ code: 0, kinds: ["grpc"] });
});
