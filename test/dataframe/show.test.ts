import { arrayOf, col, createMap, lit, schema, Session, string, struct, structOf, timestamp, timestampNtz } from "volley";
import { afterAll, describe, expect, it, vi } from "vitest";

// Timestamps as Spark's show prints them: in the session's time zone, to the microsecond, without trailing zeros.

const berlin = await Session.builder.config("time.zone", "Europe/Berlin").create();
afterAll(() => berlin.stop());

async function cells(frame: { show(rows: number, truncate: boolean): Promise<void> }): Promise<string[]> {
  const print = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  await frame.show(20, false);
  const lines = String(print.mock.lastCall?.[0]).split("\n");
  print.mockRestore();
  return lines.slice(2, -2).flatMap((line) => line.split("│").map((cell) => cell.trim()));
}

describe("show of timestamps", () => {
  it("is in the session's time zone, to the microsecond", async () => {
    const frame = berlin.createDataFrame(
      { at: ["2024-07-01T00:00:00Z", "2024-01-01T12:00:00.120Z", null].map((at) => at && new Date(at)) },
      schema({ at: timestamp().nullable() }),
    );
    expect(await cells(frame)).toEqual(["2024-07-01 02:00:00", "2024-01-01 13:00:00.12", "NULL"]);
    expect(await cells(berlin.range(1).select(lit("2024-07-01 10:00:00.000012").cast("timestamp").alias("at")))).toEqual([
      "2024-07-01 10:00:00.000012",
    ]);
  });

  it("leaves those without a zone as they are", async () => {
    const frame = berlin.createDataFrame({ at: [new Date("2024-07-01T00:00:00.5Z")] }, schema({ at: timestampNtz() }));
    expect(await cells(frame)).toEqual(["2024-07-01 00:00:00.5"]);
  });

  it("reaches those within lists, maps and structs, and columns of one name", async () => {
    const at = lit(new Date("2024-07-01T00:00:00Z"));
    const nested = berlin
      .createDataFrame(
        [{ list: [new Date("2024-01-01T00:00:00.25Z")], row: { s: "x", at: new Date("2024-01-01T00:00:00Z") } }],
        schema({ list: arrayOf(timestamp()), row: structOf({ s: string(), at: timestamp() }) }),
      )
      .select("list", createMap(at, struct(at.alias("inner"))).alias("map"), "row");
    const expected = ["[2024-01-01 01:00:00.25]", "{2024-07-01 02:00:00 -> {2024-07-01 02:00:00}}", "{x, 2024-01-01 01:00:00}"];
    expect(await cells(nested)).toEqual(expected);
    const twins = berlin
      .range(1)
      .select(at.alias("a"), col("id"))
      .crossJoin(berlin.range(1).select(lit(7).alias("a")));
    expect(await cells(twins)).toEqual(["2024-07-01 02:00:00", "0", "7"]);
  });
});
