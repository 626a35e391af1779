import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { col, type DataFrame, Session } from "volley";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

// What can be asked of a frame without running it, in this process and of a driver.

const directory = mkdtempSync(join(tmpdir(), "volley-questions-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe.each([
  { where: "in one process", executors: 0 },
  { where: "on a cluster", executors: 1 },
])("questions $where", ({ executors }) => {
  let session: Session;
  let folder: string;
  beforeAll(async () => {
    session = await Session.builder.config("executors", executors).create();
    folder = join(directory, String(executors));
    await session.range(3).write.parquet(join(folder, "a"));
    await session.range(3).write.mode("append").parquet(join(folder, "a"));
  });
  afterAll(() => session.stop());

  const read = (name = "a") => session.read.parquet(join(folder, name)) as DataFrame;

  it("isLocal: the rows came with the program", async () => {
    expect(await session.createDataFrame([{ x: 1 }]).isLocal()).toBe(true);
    expect(await read().isLocal()).toBe(false);
    expect(await session.range(3).isLocal()).toBe(false);
  });

  it("inputFiles: each file once", async () => {
    const files = await read().union(read()).filter(col("id").gt(1)).inputFiles();
    expect(files).toHaveLength(2);
    for (const file of files) expect(file.replace("file://", "").startsWith(folder)).toBe(true);
    expect(await session.range(3).inputFiles()).toEqual([]);
  });

  it("sameSemantics and semanticHash: frames that do the same", async () => {
    const late = () => read().filter(col("id").gt(1)).select("id");
    expect(await late().sameSemantics(late())).toBe(true);
    expect(await late().semanticHash()).toBe(await late().semanticHash());
    const other = read().filter(col("id").gt(2)).select("id");
    expect(await late().sameSemantics(other)).toBe(false);
    expect(await late().semanticHash()).not.toBe(await other.semanticHash());
  });

  it("say what is wrong with a plan", async () => {
    const wrong = read().filter(col("di").gt(1));
    await expect(wrong.inputFiles()).rejects.toMatchObject({ errorClass: "UNRESOLVED_COLUMN" });
    await expect(wrong.semanticHash()).rejects.toMatchObject({ errorClass: "UNRESOLVED_COLUMN" });
    await expect(read("nothing").inputFiles()).rejects.toMatchObject({ errorClass: "PATH_NOT_FOUND" });
    expect(() => read().sameSemantics({} as DataFrame)).toThrow("the other side is not a DataFrame");
  });

  it("unionAll keeps duplicates, as union does", async () => {
    expect(await read().unionAll(read()).count()).toBe(12);
  });
});
