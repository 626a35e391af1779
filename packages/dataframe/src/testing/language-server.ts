import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** Where the cursor stands in a program. */
export const cursor = "‸";
const typescript = dirname(createRequire(import.meta.url).resolve("typescript/package.json"));
const built = join(dirname(fileURLToPath(import.meta.url)), "../../dist/index.js");

/** The top of a program with a frame `legs` of three columns: delay, origin, id. */
export const legs = `import { col, integer, long, schema, type Session, string, sum } from ${JSON.stringify(built)};
declare const session: Session;
const legs = session.read.schema(schema({ delay: integer().nullable(), origin: string(), id: long() })).parquet("x");
`;

/** Six lines as people write them, for each number from `first` up to `end`. */
export function sixLines(first: number, end: number): string {
  const lines = (i: number): string => `const late${i} = legs
  .filter(col("delay").gt(${i}))
  .withColumn("twice", col("delay").multiply(2))
  .groupBy("origin")
  .agg({ total: sum("twice") })
  .orderBy("origin");
`;
  return Array.from({ length: end - first }, (_, i) => lines(first + i)).join("");
}

/** A program open in an editor. */
export interface Document {
  /** Replaces the text, and asks what fits at the cursor in it: names, sorted. */
  complete(text: string): Promise<string[]>;
}

export interface LanguageServer {
  open(): Document;
  close(): void;
}

/** Starts the compiler's own language server in a folder of its own, and talks to it as an editor does. */
export async function startLanguageServer(): Promise<LanguageServer> {
  const folder = mkdtempSync(join(tmpdir(), "volley-editor-"));
  const answers = new Map<number, (result: unknown) => void>();
  let lastId = 0;
  let files = 0;

  const compilerOptions = {
    target: "es2023",
    lib: ["es2023"],
    module: "nodenext",
    strict: true,
    types: ["node"],
    typeRoots: [join(typescript, "..", "@types")],
  };
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions }));
  const server = spawn(process.execPath, [join(typescript, "bin", "tsc"), "--lsp", "--stdio"], {
    cwd: folder,
    stdio: ["pipe", "pipe", "ignore"],
  });

  const send = (message: object): void => {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const request = (method: string, params: object): Promise<unknown> => {
    const id = ++lastId;
    send({ id, method, params });
    return new Promise((resolve) => answers.set(id, resolve));
  };
  const receive = (buffered: Buffer): Buffer => {
    const head = /^Content-Length: (\d+)[^]*?\r\n\r\n/i.exec(buffered.toString("latin1"));
    if (!head || buffered.length < head[0].length + Number(head[1])) return buffered;
    const end = head[0].length + Number(head[1]);
    const message = JSON.parse(buffered.subarray(head[0].length, end).toString()) as { id?: number; method?: string; result?: unknown };
    if (message.method !== undefined && message.id !== undefined) send({ id: message.id, result: null });
    else if (message.id !== undefined) answers.get(message.id)?.(message.result);
    return receive(buffered.subarray(end));
  };
  let buffered = Buffer.alloc(0);
  server.stdout.on("data", (chunk: Buffer) => {
    buffered = Buffer.from(receive(Buffer.concat([buffered, chunk])));
  });
  await request("initialize", { processId: null, rootUri: pathToFileURL(folder).href, capabilities: {} });
  send({ method: "initialized", params: {} });

  return {
    open() {
      const uri = pathToFileURL(join(folder, `program${++files}.ts`)).href;
      let version = 0;
      return {
        async complete(marked) {
          const [before, after] = marked.split(cursor) as [string, string];
          const text = `${before}${after}`;
          if (++version === 1)
            send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "typescript", version, text } } });
          else send({ method: "textDocument/didChange", params: { textDocument: { uri, version }, contentChanges: [{ text }] } });
          const position = { line: before.split("\n").length - 1, character: before.length - (before.lastIndexOf("\n") + 1) };
          const result = (await request("textDocument/completion", { textDocument: { uri }, position })) as {
            items: { label: string }[];
          } | null;
          return (result?.items ?? []).map((item) => item.label).sort();
        },
      };
    },
    close() {
      server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
