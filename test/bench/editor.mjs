// What an editor and the compiler take for programs on the typed API: completions in the middle of 300 lines, as typed, and a chain of
// 100 calls beyond a program with one.
// Usage: npm run build && node test/bench/editor.mjs [--rounds 15]
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cursor, legs, sixLines, startLanguageServer } from "../../packages/dataframe/dist/testing/language-server.js";
import { flags, inTurns, median, row, scratch } from "./harness.mjs";

const { rounds } = flags({ rounds: 15 });

const server = await startLanguageServer();
const program = server.open();
const took = [];
for (let i = 0; i < rounds; i++) {
  const line = `legs.filter(col("id").gt(${i})).withColumn("x${i}", col("id").plus(1)).select("${cursor}");\n`;
  const start = performance.now();
  const names = await program.complete(legs + sixLines(0, 25) + line + sixLines(25, 50));
  if (!names.includes(`x${i}`)) throw new Error(`column x${i} is not offered`);
  took.push(performance.now() - start);
}
server.close();
row({
  name: "editor: completion in 300 lines",
  value: median(took),
  text: `${median(took).toFixed(0)} ms`,
  wanted: "< 150",
  detail: `least ${Math.min(...took).toFixed(0)} ms, most ${Math.max(...took).toFixed(0)} ms, ${rounds} keys`,
});

const typescript = dirname(createRequire(import.meta.url).resolve("typescript/package.json"));
const built = fileURLToPath(new URL("../../packages/dataframe/dist/index.js", import.meta.url));
const folder = scratch();
const options = { target: "es2023", lib: ["es2023"], module: "nodenext", strict: true, noEmit: true, skipLibCheck: true, types: [] };
writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
const chain = (calls) => `import * as volley from ${JSON.stringify(built)};
const { col } = volley;
declare const frame: volley.DataFrame<{ c0: number; c1: string }>;
export const wide = frame${Array.from({ length: calls }, (_, i) => `.withColumn("x${i}", col("c0").plus(${i}))`).join("\n")};
export const last = async () => (await wide.collect())[0]!.x${calls - 1};
`;
const check = (calls) => () => {
  writeFileSync(join(folder, "program.ts"), chain(calls));
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: options, files: ["program.ts"] }));
  const { status, stdout } = spawnSync(process.execPath, [join(typescript, "bin", "tsc"), "-p", folder], { encoding: "utf8" });
  if (status !== 0) throw new Error(stdout);
};
const { ours, plain } = await inTurns(Math.ceil(rounds / 3), check(100), check(1));
row({
  name: "compiler: 100 chained calls",
  against: "a program with one",
  value: (ours - plain) / 1000,
  text: `+${((ours - plain) / 1000).toFixed(2)} s`,
  wanted: "< 1",
  detail: `${ours.toFixed(0)} ms, with one ${plain.toFixed(0)} ms`,
});
