import { col, dateTrunc, lit, not, Session, trunc } from "volley";
import { afterAll, beforeAll, expect, it } from "vitest";

let session: Session;
beforeAll(async () => {
  session = await Session.builder.config("time.zone", "UTC").create();
});
afterAll(() => session.stop());

// DuckDB takes `date_trunc('month', null) <> constant` for true where the constant is not the first moment of a month.
it("a null cut to a unit is neither equal to a constant nor different from it", async () => {
  const march = new Date("2024-03-05");
  const moments = session.createDataFrame(
    [
      { t: null, n: null, d: null },
      { t: march, n: march, d: march },
    ],
    "t timestamp, n timestamp_ntz, d date",
  );
  const instant = lit(new Date("2024-03-10T00:00:00Z"));
  const conditions = [
    dateTrunc("month", col("t")).neq(instant),
    not(dateTrunc("month", col("t")).eq(instant)),
    dateTrunc("month", col("n")).neq(instant.cast("timestamp_ntz")),
    trunc(col("d"), "month").neq(instant.cast("date")),
  ];
  for (const [i, condition] of conditions.entries()) {
    expect(await moments.select(condition.alias("x")).collect(), `condition ${i}`).toEqual([{ x: null }, { x: true }]);
    expect(await moments.filter(condition).count(), `condition ${i}`).toBe(1);
  }
});
