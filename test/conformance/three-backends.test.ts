import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { openSpark } from "./spark-server.ts";

const run = promisify(execFile);
const command = resolve("packages/volley/dist/bin.js");
const program = resolve("examples/worst-routes/worst-routes.ts");
const spark = await openSpark();
afterAll(() => spark?.stop());

/** What the program prints; progress goes to the error output. */
async function answer(...flags: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [command, "run", program, ...flags], {
    env: { ...process.env, DATA: resolve("node_modules/vega-datasets/data") },
  });
  return stdout;
}

describe("one program with a window, joins and a pivot", { timeout: 180_000 }, () => {
  const here = answer();

  it("prints its answer", async () => {
    const text = await here;
    expect(text).toContain("ATL    │     1 │ LGA         │ New York       │    3390 │ 31.6 │ 30.1 │ 33.7 │ 42.7 │ 27.8");
    expect(text.trimEnd().split("\n")).toHaveLength(30);
  });

  it("prints the same on a cluster", async () => {
    expect(await answer("--executors", "2")).toBe(await here);
  });

  it.skipIf(!spark)("prints the same on real Spark", async () => {
    expect(await answer("--remote", spark!.address)).toBe(await here);
  });
});
