import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Session } from "volley";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSession } from "../session.ts";
import { readAnswers } from "./answer.ts";
import { readCases } from "./cases.ts";
import { judgeReads, knownReads } from "./known.ts";
import { readModes } from "./read-case.ts";
import { recordedReads } from "./recorded.ts";

let volley: Session;
let folder: string;
beforeAll(async () => {
  volley = await openSession("local");
  folder = mkdtempSync(join(tmpdir(), "volley-reads-"));
});
afterAll(async () => {
  await volley.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("Spark's recorded answers to malformed records", () => {
  const recorded = recordedReads();

  it.each(readCases)("are Volley's too: $name", async (each) => {
    const judged = judgeReads(each.name, recorded.get(each.name)!, await readAnswers(volley, each, folder));
    expect(judged.filter(([, wrong]) => wrong !== undefined)).toEqual([]);
  });

  it("belong to cases that exist", () => {
    expect([...recorded.keys()]).toEqual(readCases.map(({ name }) => name));
    const keys = new Set(readCases.flatMap(({ name }) => readModes.map((mode) => `${name}, ${mode}`)));
    expect([...knownReads().keys()].filter((key) => !keys.has(key))).toEqual([]);
  });
});
