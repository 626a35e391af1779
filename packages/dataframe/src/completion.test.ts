import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** Where the cursor stands in a program. */
const cursor = "‸";
const folder = mkdtempSync(join(tmpdir(), "volley-editor-"));
const typescript = dirname(createRequire(import.meta.url).resolve("typescript/package.json"));
const built = join(dirname(fileURLToPath(import.meta.url)), "../dist/index.js");
const start = `import { col, integer, long, schema, type Session, string, sum } from ${JSON.stringify(built)};
declare const session: Session;
const legs = session.read.schema(schema({ delay: integer().nullable(), origin: string(), id: long() })).parquet("x");
`;

/** The compiler's own language server, as an editor talks to it. */
let server: ChildProcess;
const answers = new Map<number, (result: unknown) => void>();
let lastId = 0;

function send(message: object): void {
  const body = JSON.stringify({ jsonrpc: "2.0", ...message });
  server.stdin!.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

function request(method: string, params: object): Promise<unknown> {
  const id = ++lastId;
  send({ id, method, params });
  return new Promise((resolve) => answers.set(id, resolve));
}

function receive(buffered: Buffer): Buffer {
  const head = /^Content-Length: (\d+)[^]*?\r\n\r\n/i.exec(buffered.toString("latin1"));
  if (!head || buffered.length < head[0].length + Number(head[1])) return buffered;
  const end = head[0].length + Number(head[1]);
  const message = JSON.parse(buffered.subarray(head[0].length, end).toString()) as { id?: number; method?: string; result?: unknown };
  if (message.method !== undefined && message.id !== undefined) send({ id: message.id, result: null });
  else if (message.id !== undefined) answers.get(message.id)?.(message.result);
  return receive(buffered.subarray(end));
}

beforeAll(async () => {
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  const compilerOptions = {
    target: "es2023",
    lib: ["es2023"],
    module: "nodenext",
    strict: true,
    types: ["node"],
    typeRoots: [join(typescript, "..", "@types")],
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions }));
  server = spawn(process.execPath, [join(typescript, "bin", "tsc"), "--lsp", "--stdio"], {
    cwd: folder,
    stdio: ["pipe", "pipe", "ignore"],
  });
  let buffered = Buffer.alloc(0);
  server.stdout!.on("data", (chunk: Buffer) => {
    buffered = Buffer.from(receive(Buffer.concat([buffered, chunk])));
  });
  await request("initialize", { processId: null, rootUri: pathToFileURL(folder).href, capabilities: {} });
  send({ method: "initialized", params: {} });
});

afterAll(() => {
  server.kill();
  rmSync(folder, { recursive: true, force: true });
});

let files = 0;
async function complete(line: string): Promise<string[]> {
  const uri = pathToFileURL(join(folder, `program${++files}.ts`)).href;
  const [before, after] = line.split(cursor) as [string, string];
  send({
    method: "textDocument/didOpen",
    params: { textDocument: { uri, languageId: "typescript", version: 1, text: `${start}${before}${after}` } },
  });
  const position = { line: start.split("\n").length - 1, character: before.length };
  const result = (await request("textDocument/completion", { textDocument: { uri }, position })) as { items: { label: string }[] } | null;
  return (result?.items ?? []).map((item) => item.label).sort();
}

describe("an editor offers", () => {
  it.each([
    'legs.select("‸");',
    'legs.select("origin", "‸");',
    'legs.drop("‸");',
    'legs.groupBy("‸");',
    'legs.groupBy("origin").sum("‸");',
    'legs.orderBy("origin", "‸");',
    'legs.withColumnRenamed("‸", "x");',
    'legs.join(legs, "‸");',
    'legs.join(legs, ["‸"]);',
    'legs.splitBy("‸", ["a"]);',
    'legs.col("‸");',
  ])("the columns in %s", async (line) => {
    expect(await complete(line)).toEqual(["delay", "id", "origin"]);
  });

  it("words", async () => {
    expect(await complete('legs.write.mode("‸");')).toEqual(["append", "error", "ignore", "overwrite"]);
    expect(await complete('legs.join(legs, "id", "‸");')).toContain("left");
    expect(await complete('col("x").cast("‸");')).toContain("bigint");
    expect(await complete("legs.‸")).toContain("withColumns");
  });
});
