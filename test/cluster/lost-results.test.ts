import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { executorOf, expectGone } from "./flights-job.ts";
import { makePlace, type Place, type Running } from "./place.ts";

const rows = 3_000_000;
let place: Place;
beforeAll(async () => {
  place = await makePlace();
});
afterAll(() => place.close());

/** A program that reads a few rows of a large result and then waits until the test lets it go on. */
async function readingProgram(name: string, ...args: string[]): Promise<{ readonly job: Running; goOn(): void }> {
  const gate = join(place.directory, `${name}.gate`);
  const program = place.program(
    `${name}.ts`,
    `import { existsSync } from "node:fs";
import { col, md5, Session } from "volley";
const session = await Session.builder.getOrCreate();
let seen = 0;
let sum = 0n;
for await (const row of session.range(${rows}).withColumn("text", md5(col("id").cast("string")))) {
  sum += row.id;
  if (++seen > 1) continue;
  console.log("reading");
  while (!existsSync(${JSON.stringify(gate)})) await new Promise((resolve) => setTimeout(resolve, 50));
}
console.log(seen, sum);
await session.stop();
`,
  );
  const job = place.volley("run", program, "--executors", "2", ...args);
  await job.says("reading");
  return { job, goOn: () => writeFileSync(gate, "") };
}

const holdsResult = (job: Running, id: number): boolean =>
  job.left().files.some((file) => file.includes(`-${executorOf(job, id)}-`) && file.endsWith(".blocks"));

describe("a result that is lost while it is read", () => {
  it("is made again, and reading goes on where it was", { timeout: 90_000 }, async () => {
    const { job, goOn } = await readingProgram("again");
    const holder = [1, 2].find((id) => holdsResult(job, id))!;
    process.kill(executorOf(job, holder), "SIGKILL");
    goOn();
    const { code, stdout, stderr } = await job.ended;
    expect(stderr).toMatch(new RegExp(`^ {2}! executor ${holder} lost \\(.*\\); \\d map outputs? runs? again$`, "m"));
    expect(stderr).not.toContain("error:");
    expect(stdout).toBe(`reading\n${rows} ${(BigInt(rows) * BigInt(rows - 1)) / 2n}n\n`);
    expect(code).toBe(0);
    await expectGone(job);
  });

  it("is an error when no executor is left to make it again", { timeout: 90_000 }, async () => {
    const { job, goOn } = await readingProgram("gone", "--executor-wait", "2");
    for (const id of [1, 2]) process.kill(executorOf(job, id), "SIGKILL");
    goOn();
    const { code, stderr } = await job.ended;
    expect(stderr).toMatch(/^error: no executor is connected, and none came back within 2 s {2,}\[NO_EXECUTORS · 57P03\]$/m);
    expect(code).toBe(1);
    await expectGone(job);
  });
});
