import { spawn } from "node:child_process";
import { describe, expect, it } from "vitest";

// Other processes run the built package.
const dist = (name: string): string => JSON.stringify(new URL(`../../dist/${name}`, import.meta.url).href);

const prelude = `
import { testRunner, taskSpec, toExchange } from ${dist("task/testing/tasks.js")};
import { functionsOf } from ${dist("functions/testing/functions-of.js")};
const { runner } = await testRunner();
const types = { parameterTypes: ["BIGINT"], returnType: "BIGINT" };
const functions = functionsOf("export const plus = (x) => x + 1n; export const loops = () => { for (;;); };", { plus: types, loops: types });
const run = (sql) => runner.run(taskSpec(0, [], [toExchange(sql, 1)], functions));
`;

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

function run(script: string): Promise<Ended> {
  const child = spawn(process.execPath, ["--input-type=module", "-e", prelude + script]);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, output })));
}

describe("a process with user functions", () => {
  it("ends by itself when its runner is closed", async () => {
    const script = `
      const { failure } = await run("SELECT plus(i) FROM range(10000) t(i)");
      await runner.close();
      console.log(failure === undefined, process.getActiveResourcesInfo().filter((name) => /Worker|MessagePort/.test(name)));`;
    expect(await run(script)).toEqual({ code: 0, output: "true []\n" });
  });

  it("ends by itself when its functions over tables are closed", async () => {
    const script = `
      const made = functionsOf("export const none = () => undefined;", { none: { returnType: 'STRUCT("a" BIGINT)' } });
      const shared = [{ name: "made", sql: "SELECT 1 AS i", function: { function: "none", keys: 0 } }];
      const { failure } = await runner.run(taskSpec(0, [], [toExchange("SELECT * FROM made", 1)], { ...made, shared }));
      await runner.close();
      console.log(failure === undefined);`;
    expect(await run(script)).toEqual({ code: 0, output: "true\n" });
  });

  it("ends by itself when nothing was closed", async () => {
    expect(await run('await run("SELECT plus(i) FROM range(10000) t(i)");')).toEqual({ code: 0, output: "" });
  });

  it("is ended at once while a function loops for ever", async () => {
    const script = `
      setTimeout(() => process.exit(3), 1000);
      await run("SELECT loops(i) FROM range(10000) t(i)");`;
    expect(await run(script)).toEqual({ code: 3, output: "" });
  });
});
