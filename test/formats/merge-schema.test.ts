import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStage, type Stage, stages } from "./sessions.ts";

describe.each(stages)("mergeSchema: %s", (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(name);
    const { session, root } = stage;
    await session.range(1000).selectExpr("id", "cast(id as int) as x").write.parquet(`${root}/merged/p=1`);
    await session.range(1000, 2000).selectExpr("'s' || id as s", "id").write.parquet(`${root}/merged/p=2`);
    await session.range(2).selectExpr("'s' || id as id").write.parquet(`${root}/other`);
  }, 60_000);
  afterAll(() => stage.close());

  it("gives the columns of all files, null where a file lacks one", async () => {
    const frame = stage.session.read.parquet(`${stage.root}/merged`, { mergeSchema: true });
    expect((await frame.schema()).fields.map((field) => field.name)).toEqual(["id", "x", "s", "p"]);
    expect(await frame.filter("id in (7, 1007)").orderBy("id").collect()).toEqual([
      { id: 7n, x: 7, s: null, p: 1 },
      { id: 1007n, x: null, s: "s1007", p: 2 },
    ]);
    expect(await frame.filter("p = 2").select("x").distinct().collect()).toEqual([{ x: null }]);
    expect(await frame.select("x").filter("x is null").count()).toBe(1000);
    expect(await frame.count()).toBe(2000);
  });

  it("refuses a column of two types, with both files", async () => {
    const frame = stage.session.read.parquet(`${stage.root}/merged/p=1`, `${stage.root}/other`, { mergeSchema: true });
    await expect(frame.collect()).rejects.toMatchObject({
      errorClass: "CANNOT_MERGE_SCHEMAS",
      message: 'column "id" is BIGINT in one file and VARCHAR in another',
      where: [expect.stringContaining("/merged/p=1/"), expect.stringContaining("/other/")],
    });
  });
});
