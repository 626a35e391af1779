import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStage, type Stage, stages } from "./sessions.ts";

describe.each(stages)("paths: %s", (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(name);
  }, 60_000);
  afterAll(() => stage.close());

  const read = async (path: string, options: Readonly<Record<string, string>> = {}) => {
    const rows = await stage.session.read.schema("i int").options(options).csv(`${stage.root}/${path}`).collect();
    return rows.map(({ i }) => i!).sort((a, b) => a - b);
  };

  it.each(["all*", "who?", "a[bc]", "x{1,2}", "back\\slash", "%41 ü"])("a folder %j is written and read as it stands", async (folder) => {
    const path = `${stage.root}/odd/${folder}`;
    await stage.session.range(3).write.mode("overwrite").parquet(path);
    expect(await stage.session.read.parquet(path).count()).toBe(3);
  });

  it("a backslash takes its meaning from the sign of a pattern", async () => {
    await stage.put("g/a*/x.csv", "1\n");
    await stage.put("g/ab/x.csv", "2\n");
    await stage.put("g/b1/x.csv", "3\n");
    await stage.put("g/c{d}/x.csv", "4\n");
    expect(await read("g/a*")).toEqual([1, 2]);
    expect(await read("g/a\\*")).toEqual([1]);
    expect(await read("g/a\\*/x.csv")).toEqual([1]);
    expect(await read("g/[bc][0-9]/*.csv")).toEqual([3]);
    expect(await read("g/[^b]*")).toEqual([1, 2, 4]);
    expect(await read("g/c\\{d\\}")).toEqual([4]);
    expect(await read("g/c{d}")).toEqual([4]);
  });

  it("a pattern that matches nothing says how its signs are escaped", async () => {
    await stage.put("g2/x.csv", "1\n");
    await expect(read("g2/q*")).rejects.toMatchObject({
      errorClass: "PATH_NOT_FOUND",
      hints: ['signs of patterns (* ? [ { ) mean themselves behind a backslash: "a\\*b"'],
    });
  });

  it("files are chosen by name and by when they were written", async () => {
    await stage.put("chosen/a.csv", "1\n");
    await stage.put("chosen/b.txt", "2\n");
    expect(await read("chosen", { pathGlobFilter: "*.csv" })).toEqual([1]);
    expect(await read("chosen", { pathGlobFilter: "[ab].{csv,txt}" })).toEqual([1, 2]);
    expect(await read("chosen", { modifiedAfter: "2020-01-01T00:00:00" })).toEqual([1, 2]);
    await expect(read("chosen", { modifiedBefore: "2020-01-01T00:00:00" })).rejects.toMatchObject({
      errorClass: "PATH_NOT_FOUND",
      message: expect.stringMatching(/of the 2 objects found there, the reader's options leave none/),
    });
  });
});
