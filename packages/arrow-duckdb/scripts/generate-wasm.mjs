// Compiles assembly/scatter.ts to WebAssembly and writes it as a TypeScript module, so that bundlers carry it along.
// With --check it only compares, and fails when the committed module is not what the source gives.
import { readFile, writeFile } from "node:fs/promises";
import asc from "assemblyscript/asc";

const folder = new URL("../", import.meta.url);
const target = new URL("src/scatter/kernel-wasm.ts", folder);

const options = ["--runtime", "stub", "--importMemory", "--noAssert", "--enable", "simd", "-O3"];
const binary = await compile(["assembly/scatter.ts", ...options, "--outFile", "scatter.wasm"]);
const lines =
  Buffer.from(binary)
    .toString("base64")
    .match(/.{1,110}/g) ?? [];
const text = `// Generated from assembly/scatter.ts by scripts/generate-wasm.mjs; do not edit.
/** The scatter kernel as WebAssembly, in base64. */
export const scatterKernel: string =
${lines.map((line) => `  "${line}"`).join(" +\n")};
`;

if (process.argv.includes("--check")) {
  const committed = await readFile(target, "utf8").catch(() => "");
  if (committed !== text) {
    console.error("src/scatter/kernel-wasm.ts is not what assembly/scatter.ts compiles to; run: npm run generate:wasm");
    process.exit(1);
  }
} else {
  await writeFile(target, text);
  console.log(`scatter kernel: ${binary.length} bytes`);
}

async function compile(args) {
  let output;
  let messages = "";
  const { error } = await asc.main(args, {
    readFile: (name) => readFile(new URL(name, folder), "utf8").catch(() => null),
    writeFile: (name, contents) => {
      if (name.endsWith(".wasm")) output = contents;
    },
    listFiles: () => [],
    stderr: {
      write: (text) => {
        messages += text;
      },
    },
  });
  if (error) throw new Error(`${error.message}\n${messages}`);
  return output;
}
