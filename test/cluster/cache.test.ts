import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { executorOf, expectGone } from "./flights-job.ts";
import { makePlace, type Place, type Running } from "./place.ts";

const timeout = 150_000;
const rows = 1_000_000;
let place: Place;
beforeAll(async () => {
  place = await makePlace();
});
afterAll(() => place.close());

/** A program that keeps a frame's rows on a cluster, sums them up, and does so again when the test lets it go on. */
async function keepingProgram(name: string, frame: string): Promise<{ readonly job: Running; goOn(): void }> {
  const gate = join(place.directory, `${name}.gate`);
  const program = place.program(
    `${name}.ts`,
    `import { existsSync } from "node:fs";
import { col, count, md5, rand, Session, sum } from "volley";
const session = await Session.builder.getOrCreate();
const numbers = session.range(${rows}).repartition(4).withColumn("text", md5(col("id").cast("string")));
const frame = ${frame};
const summary = async () => JSON.stringify((await frame.agg(sum(col("id").cast("double")).alias("sum"), count("text").alias("n")).collect()).map(({ sum, n }) => [sum, Number(n)]));
console.log("kept", await summary());
while (!existsSync(${JSON.stringify(gate)})) await new Promise((resolve) => setTimeout(resolve, 50));
console.log("again", await summary());
console.log("once more", await summary());
await session.stop();
`,
  );
  const job = place.volley("run", program, "--executors", "2", "--checkpoint-directory", "s3://data/kept");
  await job.says("kept");
  return { job, goOn: () => writeFileSync(gate, "") };
}

const right = `[[${(rows * (rows - 1)) / 2},${rows}]]`;

/** Kills an executor that holds kept rows, which the shuffle files are that outlive their query. */
function killHolder(job: Running): void {
  const holders = [1, 2].filter((id) =>
    job.left().files.some((file) => file.includes(`-${executorOf(job, id)}-`) && file.endsWith(".blocks")),
  );
  expect(holders).toEqual([1, 2]);
  process.kill(executorOf(job, 2), "SIGKILL");
}

describe("an executor that is killed while it keeps rows", () => {
  it.each([
    ["whose rows are the same again", "numbers.cache()"],
    ["whose rows are drawn", 'numbers.withColumn("r", rand()).cache()'],
  ])("of a frame %s: they are made again when they are needed", { timeout }, async (what, frame) => {
    const { job, goOn } = await keepingProgram(what.replaceAll(" ", "-"), frame);
    killHolder(job);
    goOn();
    const { code, stdout, stderr } = await job.ended;
    expect(stderr).not.toContain("error:");
    expect(stdout).toBe(`kept ${right}\nagain ${right}\nonce more ${right}\n`);
    expect(code).toBe(0);
    await expectGone(job);
  });

  it("of a local checkpoint: the next action says that they are lost", { timeout }, async () => {
    const { job, goOn } = await keepingProgram("checkpoint", "await numbers.localCheckpoint()");
    killHolder(job);
    goOn();
    const { code, stderr } = await job.ended;
    expect(stderr).toMatch(/^error: rows that localCheckpoint\(\) kept are lost: .*\n? +\[CHECKPOINT_RDD_BLOCK_ID_NOT_FOUND · 56000\]$/m);
    expect(code).toBe(1);
    await expectGone(job);
  });

  it("of a checkpoint on storage: nothing is lost, and nothing is left", { timeout }, async () => {
    const { job, goOn } = await keepingProgram("reliable", "await numbers.checkpoint()");
    expect(Object.keys((await place.contents("kept/")).objects)).not.toEqual([]);
    process.kill(executorOf(job, 2), "SIGKILL");
    goOn();
    const { stdout, code, stderr } = await job.ended;
    expect(stderr).not.toContain("error:");
    expect(stdout).toBe(`kept ${right}\nagain ${right}\nonce more ${right}\n`);
    expect(code).toBe(0);
    expect(await place.contents("")).toEqual({ objects: {}, uploads: [] });
    await expectGone(job);
  });
});
