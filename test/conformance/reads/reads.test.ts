import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Session } from "volley";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSession } from "../session.ts";
import { readAnswers } from "./answer.ts";
import { readCases, readModes } from "./cases.ts";
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
    const answers = await readAnswers(volley, each, folder);
    for (const mode of readModes) {
      const spark = recorded.get(each.name)![mode];
      // Spark puts FAILED_READ_FILE around MALFORMED_RECORD_IN_PARSING, and sends that alone.
      const expected = "error" in spark ? { error: "MALFORMED_RECORD_IN_PARSING" } : spark;
      if (each.differs?.[mode] === undefined) expect(answers[mode], mode).toEqual(expected);
      else expect(answers[mode], `${mode} is the same now`).not.toEqual(expected);
    }
  });

  it("belong to cases that exist", () => {
    expect([...recorded.keys()]).toEqual(readCases.map(({ name }) => name));
  });
});
