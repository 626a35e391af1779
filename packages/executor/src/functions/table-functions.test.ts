import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { FailureReason, type SharedTable } from "@volley/protocol";
import { describe, expect, it } from "vitest";
import { testRunner } from "../task/testing/tasks.ts";
import { functionsOf } from "./testing/functions-of.ts";
import { rows } from "./testing/rows.ts";

const arrow = JSON.stringify(pathToFileURL(createRequire(import.meta.url).resolve("apache-arrow")).href);
const made = 'STRUCT("k" BIGINT, "n" INTEGER)';

const code = `
import { Table, vectorFromArray, Int32, Int64 } from ${arrow};
const table = (ks, ns) => new Table({ k: vectorFromArray(ks, new Int64()), n: vectorFromArray(ns, new Int32()) });
const column = (t, name) => [...t.getChild(name)];
export const even = (t) => { const ks = column(t, "i").filter((i) => i % 2n === 0n); return table(ks, ks.map(() => 1)); };
export const twice = function* (t) { for (let i = 0; i < 2; i++) yield table(column(t, "i"), column(t, "i").map(() => i)); };
export const sizes = ([k], t) => table([k], [t.numRows]);
export const lacking = (t) => table([], []).select(["k"]);
export const text = () => "no table";
export const fails = () => { throw new Error("enough"); };
export const loops = () => { for (;;); };
export const exits = () => process.exit(4);`;

const more = { arrow: true, returnType: made };
const functions = functionsOf(code, {
  even: more,
  twice: more,
  sizes: { ...more, parameterTypes: ["BIGINT"] },
  lacking: more,
  text: more,
  fails: more,
  loops: { ...more, timeoutMs: 500 },
  exits: more,
});

function over(
  name: string,
  sql: string,
  keys = 0,
): { functions: typeof functions.functions; modules: typeof functions.modules; shared: SharedTable[] } {
  return {
    modules: functions.modules,
    functions: functions.functions.filter((of) => of.name === name),
    shared: [{ name: "made", sql, function: { function: name, keys } }],
  };
}

describe("functions over tables", () => {
  it("get every batch and may give any number of rows", async () => {
    await using test = await testRunner();
    const all = "SELECT range AS i FROM range(200000)";
    const sums = "SELECT count(*) AS rows, sum(k) AS k, sum(n) AS n FROM made";
    expect(await rows(test, sums, over("even", all))).toEqual([{ rows: 100000, k: 9999900000, n: 100000 }]);
    expect(await rows(test, sums, over("twice", all))).toEqual([{ rows: 400000, k: 39999800000, n: 200000 }]);
    expect(await rows(test, sums, over("even", "SELECT range AS i FROM range(0)"))).toEqual([{ rows: 0, k: null, n: null }]);
  });

  it("get one whole group at a time with its keys, however batches cut them", async () => {
    await using test = await testRunner();
    const grouped = "SELECT CASE WHEN i % 3 = 2 THEN NULL ELSE i % 3 END AS k, i AS v FROM range(300000) t(i) ORDER BY k";
    expect(await rows(test, "SELECT * FROM made ORDER BY k", over("sizes", grouped, 1))).toEqual([
      { k: 0, n: 100000 },
      { k: 1, n: 100000 },
      { k: null, n: 100000 },
    ]);
  });

  it("spool to a file what is more than the budget", async () => {
    await using test = await testRunner({ fetchBytes: 100_000 });
    const sql = "SELECT count(*) AS rows, sum(a.k) AS k FROM made a JOIN made b USING (k, n)";
    expect(await rows(test, sql, over("twice", "SELECT range AS i FROM range(200000)"))).toEqual([{ rows: 400000, k: 39999800000 }]);
  });

  it.each([
    ["lacking", 'returned a table without the column "n" of its schema'],
    ["text", "returned a string instead of a Table, a RecordBatch or several of them"],
    ["fails", "threw Error: enough"],
    ["loops", "took longer than 0.5 s for one batch"],
    ["exits", "ended its thread by process.exit(4)"],
  ])("%s: its task fails, the next one runs", async (name, said) => {
    await using test = await testRunner();
    const failed = await rows(test, "SELECT * FROM made", over(name, "SELECT range AS i FROM range(10)"));
    expect(failed).toMatchObject({
      reason: FailureReason.USER_FUNCTION,
      errorClass: "FAILED_EXECUTE_UDF",
      message: `the user function ${name} (features.ts:1:1) ${said}`,
    });
    expect(await rows(test, "SELECT count(*) AS rows FROM made", over("even", "SELECT range AS i FROM range(10)"))).toEqual([{ rows: 5 }]);
  });

  it("end when their task is cancelled", async () => {
    await using test = await testRunner();
    const cancel = new AbortController();
    setTimeout(() => cancel.abort(new Error("enough")), 300);
    const endless = { ...over("loops", "SELECT range AS i FROM range(10)") };
    endless.functions = endless.functions.map((of) => ({ ...of, timeoutMs: 0 }));
    expect(await rows(test, "SELECT * FROM made", endless, cancel.signal)).toMatchObject({
      reason: FailureReason.CANCELLED,
      message: "enough",
    });
  });
});
