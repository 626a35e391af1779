// node test/conformance/dist/conformance/reads/record.js: asks real Spark what it makes of the files that have no answer yet; with --again of all.
// With --settle it asks Volley, for the known differences. See ../README.md.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSession } from "../session.ts";
import { openSpark } from "../spark-server.ts";
import { type ReadAnswers, readAnswers } from "./answer.ts";
import { readCases } from "./cases.ts";
import { settleReads } from "./known.ts";
import { recordedReads, recordReads } from "./recorded.ts";

const settling = process.argv.includes("--settle");
const spark = settling ? undefined : await openSpark();
if (!spark && !settling) throw new Error("nothing was recorded: there is no Spark here");
const session = await openSession(spark?.address ?? "local");
const folder = mkdtempSync(join(tmpdir(), "volley-reads-"));
try {
  const known = process.argv.includes("--again") || settling ? new Map<string, ReadAnswers>() : recordedReads();
  const answers = new Map<string, ReadAnswers>();
  for (const each of readCases) answers.set(each.name, known.get(each.name) ?? (await readAnswers(session, each, folder)));
  if (settling) settleReads([...recordedReads()].map(([name, recorded]) => ({ name, spark: recorded, volley: answers.get(name)! })));
  else recordReads(answers);
} finally {
  await session.stop();
  await spark?.stop();
  rmSync(folder, { recursive: true, force: true });
}
