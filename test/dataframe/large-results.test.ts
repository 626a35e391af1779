import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Session } from "volley";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

describe.each([{ executors: 0 }, { executors: 1 }])("with $executors executors", ({ executors }) => {
  let session: Session;
  beforeAll(async () => {
    session = await Session.builder.config("executors", executors).config("result.bytes", "1m").create();
  }, 60_000);
  afterAll(() => session.stop());

  it("rows that are more than result.bytes end with one error, and are all there one at a time", async () => {
    const many = session.range(500_000);
    const error = {
      errorClass: "RESULT_TOO_LARGE",
      sqlState: "54000",
      message: expect.stringContaining("these are more than 1 MiB") as string,
      hints: [expect.stringContaining("toLocalIterator()"), expect.stringContaining("result.bytes")],
    };
    await expect(many.collect()).rejects.toMatchObject(error);
    await expect(many.toArrow()).rejects.toMatchObject(error);
    let rows = 0;
    for await (const batch of many.batches()) rows += batch.numRows;
    expect(rows).toBe(500_000);
    expect(await many.limit(1000).collect(), "the session goes on").toHaveLength(1000);
  });
});

it("rows that would not find room in the program's heap end with the error, not the program", { timeout: 60_000 }, () => {
  const program = `
    import { Session } from "volley";
    const session = await Session.builder.create();
    await session.range(20_000_000).collect().catch((error) => console.log(error.errorClass, error.message));
    await session.stop();
  `;
  const { stdout, stderr, status } = spawnSync(process.execPath, ["--max-old-space-size=128", "--input-type=module", "--eval", program], {
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
    encoding: "utf8",
  });
  expect({ stdout, stderr, status }).toMatchObject({
    stdout: expect.stringMatching(/^RESULT_TOO_LARGE collect\(\) keeps all rows in memory, and these are more than \d+ MiB\n$/) as string,
    status: 0,
  });
});
