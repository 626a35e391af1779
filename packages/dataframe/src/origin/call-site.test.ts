import { spawnSync } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "volley-origin-")));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const built = new URL("../../dist/index.js", import.meta.url).href;

function run(file: string, flags: readonly string[] = []): string {
  const { stdout, stderr } = spawnSync(process.execPath, [...flags, file], { cwd: folder, encoding: "utf8" });
  return stdout + stderr;
}

const program = `import { col, createSession, sum } from ${JSON.stringify(built)};
const backend = { close: async () => {} };
const frame = createSession(backend).range(5);
const helper = (f) => f.filter(
  col("id").gt(1));
const plan = helper(frame).groupBy("id").agg({ s: sum("id") }).plan;
const places = [plan.origin, plan.input.origin, plan.input.condition.origin, plan.input.condition.args[0].origin, plan.aggregates[0].origin];
console.log(JSON.stringify(places));
`;

describe("call sites of a program", () => {
  it("are where each call stands, from dist as users run it", () => {
    writeFileSync(join(folder, "program.mjs"), program);
    const places = JSON.parse(run("program.mjs")) as { callSite: string; fragment: string }[];
    expect(places.map((p) => p.callSite)).toEqual([
      "program.mjs:6:42",
      "program.mjs:4:25",
      "program.mjs:5:13",
      "program.mjs:5:3",
      "program.mjs:6:51",
    ]);
    expect(places[3]!.fragment).toBe('  col("id").gt(1));');
  });

  it("follow source maps to the source", () => {
    // One segment a generated line: column 0 of line n is line n + 10 of prepare.ts.
    const mappings = program
      .split("\n")
      .map((_, i) => (i === 0 ? "AAUA" : "AACA"))
      .join(";");
    const map = { version: 3, sources: ["prepare.ts"], names: [], mappings };
    const source = `${"\n".repeat(10)}${program}`;
    writeFileSync(join(folder, "prepare.ts"), source);
    writeFileSync(
      join(folder, "mapped.mjs"),
      `${program}//# sourceMappingURL=data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString("base64")}\n`,
    );
    const places = JSON.parse(run("mapped.mjs", ["--enable-source-maps"])) as { callSite: string; fragment: string }[];
    expect(places.map((p) => p.callSite)).toEqual([
      "prepare.ts:16:1",
      "prepare.ts:14:1",
      "prepare.ts:15:1",
      "prepare.ts:15:1",
      "prepare.ts:16:1",
    ]);
    expect(places[3]!.fragment).toBe('  col("id").gt(1));');
  });

  it("name no file where the program has none", () => {
    const inline = spawnSync(
      process.execPath,
      [
        "--input-type=module",
        "-e",
        `import { col } from ${JSON.stringify(built)}; console.log(JSON.stringify(col("x").expression.origin))`,
      ],
      { encoding: "utf8" },
    );
    expect(JSON.parse(inline.stdout)).toMatchObject({ callSite: expect.any(String) });
  });

  it("do not load Apache Arrow, nor does building a plan", () => {
    writeFileSync(
      join(folder, "loads.mjs"),
      "export const resolve = (name, context, next) => { process._rawDebug(`load ${name}`); return next(name, context); };",
    );
    writeFileSync(join(folder, "hook.mjs"), 'import { register } from "node:module"; register("./loads.mjs", import.meta.url);');
    const loads = run("program.mjs", ["--import", "./hook.mjs"]);
    expect(loads).toContain("load @volley/plan");
    expect(loads).not.toContain("apache-arrow");
  });
});
