import { col, Session } from "volley";
import { afterAll, describe, expect, it } from "vitest";

// Answers of Spark 4.1 under ANSI to CAST(CAST(text AS from) AS to), as text.

const session = await Session.builder.appName("casts").getOrCreate();
const berlin = await Session.builder.appName("casts in Berlin").config("time.zone", "Europe/Berlin").create();
afterAll(async () => {
  await session.stop();
  await berlin.stop();
});

const answer = async (text: string, from: string, to: string, mode: "cast" | "tryCast" = "cast", on = session): Promise<unknown> => {
  const frame = on.createDataFrame([{ x: text }], "x string").select(col("x").cast(from).as("x"));
  const made = mode === "cast" ? col("x").cast(to) : col("x").tryCast(to);
  const rows = await frame.select(made.cast("string").as("x")).collect();
  return rows[0]!.x;
};

const answers: readonly (readonly [text: string, from: string, to: string, expected: string | null])[] = [
  ["1.5f", "string", "double", "1.5"],
  ["1d", "string", "double", "1.0"],
  [" 1.5 ", "string", "double", "1.5"],
  ["1e5", "string", "float", "100000.0"],
  ["+infinity", "string", "double", "Infinity"],
  ["-Inf", "string", "float", "-Infinity"],
  ["nan", "string", "double", "NaN"],
  [" 12 ", "string", "int", "12"],
  ["+5", "string", "bigint", "5"],
  ["1.5e3", "string", "decimal(10,2)", "1500.00"],
  ["1.555", "string", "decimal(10,2)", "1.56"],
  ["-.5", "string", "decimal(10,1)", "-0.5"],
  ["5.", "string", "decimal(10,1)", "5.0"],
  [" Y ", "string", "boolean", "true"],
  ["0", "string", "boolean", "false"],
  ["2020", "string", "date", "2020-01-01"],
  ["2020-1", "string", "date", "2020-01-01"],
  ["2020-1-2", "string", "date", "2020-01-02"],
  ["2020-01-02T10", "string", "date", "2020-01-02"],
  [" 2020-01-02 ", "string", "date", "2020-01-02"],
  ["2020-01-02 xyz", "string", "date", "2020-01-02"],
  ["20201-01-02", "string", "date", "+20201-01-02"],
  ["-0001-01-02", "string", "date", "-0001-01-02"],
  ["0000-01-02", "string", "date", "0000-01-02"],
  ["1582-10-10", "string", "date", "1582-10-10"],
  ["2020", "string", "timestamp", "2020-01-01 00:00:00"],
  ["2020-1-2 3:4:5", "string", "timestamp", "2020-01-02 03:04:05"],
  ["2020-01-02T10:11:12.1234567Z", "string", "timestamp", "2020-01-02 10:11:12.123456"],
  ["2020-01-02 10:11:12 +01:30", "string", "timestamp", "2020-01-02 08:41:12"],
  ["2020-01-02 10:11:12 Europe/Berlin", "string", "timestamp", "2020-01-02 09:11:12"],
  ["2020-01-02 10:11:12.123 UTC+3", "string", "timestamp", "2020-01-02 07:11:12.123"],
  ["2020-01-02 10", "string", "timestamp", "2020-01-02 10:00:00"],
  ["2020-01-02 10:11", "string", "timestamp", "2020-01-02 10:11:00"],
  ["2020-01-02 10:11:12 +01:30", "string", "timestamp_ntz", "2020-01-02 10:11:12"],
  ["2020-01-02", "string", "timestamp_ntz", "2020-01-02 00:00:00"],
  ["0001-01-01 00:00:00", "string", "timestamp_ntz", "0001-01-01 00:00:00"],
  ["2020-01-02 10:11:12.120", "timestamp", "string", "2020-01-02 10:11:12.12"],
  ["12345-03-15 01:02:03", "timestamp", "string", "+12345-03-15 01:02:03"],
  ["2024-01-01 00:00:00.5", "timestamp", "bigint", "1704067200"],
  ["1969-12-31 23:59:59.5", "timestamp", "int", "-1"],
  ["2024-01-01 00:00:00.5", "timestamp", "double", "1.7040672005E9"],
  ["2024-01-01 00:00:00.5", "timestamp", "decimal(20,2)", "1704067200.50"],
  ["1.5", "double", "timestamp", "1970-01-01 00:00:01.5"],
  ["-1.5", "double", "timestamp", "1969-12-31 23:59:58.5"],
  ["5", "int", "timestamp", "1970-01-01 00:00:05"],
  ["1.2345678", "decimal(8,7)", "timestamp", "1970-01-01 00:00:01.234567"],
  ["1.005", "double", "decimal(10,2)", "1.01"],
  ["0.1", "float", "decimal(38,20)", "0.10000000149011612000"],
  ["1e22", "double", "decimal(38,0)", "10000000000000000000000"],
  ["123456789012345678", "double", "decimal(38,0)", "123456789012345680"],
  ["NaN", "double", "decimal(10,2)", null],
  ["3.999", "double", "int", "3"],
  ["-2.5", "decimal(3,1)", "int", "-2"],
  ["NaN", "double", "boolean", "true"],
  ["0.00", "decimal(3,2)", "boolean", "false"],
  ["true", "boolean", "decimal(3,1)", "1.0"],
  ["1e10", "double", "string", "1.0E10"],
  ["1e7", "double", "string", "1.0E7"],
  ["9999999", "double", "string", "9999999.0"],
  ["123456789.125", "double", "string", "1.23456789125E8"],
  ["0.001", "double", "string", "0.001"],
  ["0.0001", "double", "string", "1.0E-4"],
  ["-0.00012345", "double", "string", "-1.2345E-4"],
  ["1.5e-7", "double", "string", "1.5E-7"],
  ["1.7976931348623157e308", "double", "string", "1.7976931348623157E308"],
  ["-0.0", "double", "string", "-0.0"],
  ["1e7", "float", "string", "1.0E7"],
  ["3.4028235e38", "float", "string", "3.4028235E38"],
  ["0.5", "decimal(2,2)", "string", "0.50"],
  ["0", "decimal(38,18)", "string", "0.000000000000000000"],
  ["1 02:03:04.5", "interval day to second", "string", "INTERVAL '1 02:03:04.5' DAY TO SECOND"],
  ["-0 21:56:55.5", "interval day to second", "string", "INTERVAL '-0 21:56:55.5' DAY TO SECOND"],
  ["INTERVAL '1 02:03:04' DAY TO SECOND", "interval day to second", "bigint", "93784"],
  ["1-2", "interval year to month", "string", "INTERVAL '1-2' YEAR TO MONTH"],
  ["-1-2", "interval year to month", "int", "-14"],
];

const malformed: readonly (readonly [text: string, from: string, to: string, errorClass: string])[] = [
  ["0x10", "string", "double", "CAST_INVALID_INPUT"],
  ["1_0", "string", "double", "CAST_INVALID_INPUT"],
  ["12.0", "string", "int", "CAST_INVALID_INPUT"],
  ["", "string", "int", "CAST_INVALID_INPUT"],
  ["99999999999999999999", "string", "bigint", "CAST_INVALID_INPUT"],
  ["off", "string", "boolean", "CAST_INVALID_INPUT"],
  ["infinity", "string", "date", "CAST_INVALID_INPUT"],
  ["2020-02-30", "string", "date", "CAST_INVALID_INPUT"],
  ["020-01-01", "string", "date", "CAST_INVALID_INPUT"],
  ["2020-01-02 24:00:00", "string", "timestamp", "CAST_INVALID_INPUT"],
  ["1234.5", "string", "decimal(5,2)", "NUMERIC_VALUE_OUT_OF_RANGE"],
  ["NaN", "double", "int", "CAST_OVERFLOW"],
  ["1e30", "double", "int", "CAST_OVERFLOW"],
  ["128", "int", "tinyint", "CAST_OVERFLOW"],
  ["3000000000", "bigint", "int", "CAST_OVERFLOW"],
  ["2147483648.0", "decimal(11,1)", "int", "CAST_OVERFLOW"],
  ["1234", "int", "decimal(3,0)", "NUMERIC_VALUE_OUT_OF_RANGE"],
  ["1234.5", "decimal(5,1)", "decimal(5,2)", "NUMERIC_VALUE_OUT_OF_RANGE"],
  ["1e30", "double", "decimal(20,2)", "NUMERIC_VALUE_OUT_OF_RANGE"],
  ["2020-01-02 10:11:12.120", "timestamp", "tinyint", "CAST_OVERFLOW"],
  ["2020-01-02 10:11:12.120", "timestamp", "decimal(10,2)", "NUMERIC_VALUE_OUT_OF_RANGE"],
  ["NaN", "double", "timestamp", "CAST_INVALID_INPUT"],
  ["1 25:00:00", "string", "interval day to second", "INVALID_INTERVAL_FORMAT"],
];

const forbidden: readonly (readonly [from: string, to: string])[] = [
  ["boolean", "timestamp"],
  ["timestamp", "boolean"],
  ["date", "int"],
  ["int", "date"],
  ["timestamp_ntz", "bigint"],
  ["int", "binary"],
  ["binary", "int"],
  ["double", "interval day to second"],
  ["interval day to second", "interval year to month"],
];

describe("cast", () => {
  it.each(answers)("%j as %s to %s is %j", async (text, from, to, expected) => {
    expect(await answer(text, from, to)).toBe(expected);
    expect(await answer(text, from, to, "tryCast")).toBe(expected);
  });

  it.each(malformed)("%j as %s has no %s: %s", async (text, from, to, errorClass) => {
    await expect(answer(text, from, to)).rejects.toMatchObject({ errorClass });
    expect(await answer(text, from, to, "tryCast")).toBeNull();
  });

  it("a zone that nobody knows is an error in either mode", async () => {
    const text = "2020-01-02 10:11:12 Nowhere/Land";
    await expect(answer(text, "string", "timestamp")).rejects.toMatchObject({ errorClass: "INVALID_TIMEZONE" });
    await expect(answer(text, "string", "timestamp", "tryCast")).rejects.toMatchObject({ errorClass: "INVALID_TIMEZONE" });
  });

  it.each(forbidden)("%s to %s is refused before anything runs", async (from, to) => {
    const frame = session.createDataFrame([{ x: null }], `x ${from}`);
    await expect(frame.select(col("x").cast(to)).schema()).rejects.toMatchObject({ errorClass: "DATATYPE_MISMATCH" });
  });

  it.each([
    ["2024-10-27 02:30:00", "1729989000", "the earlier of two instants"],
    ["2024-10-27 03:00:00", "1729994400", "after the clocks went back"],
    ["2024-10-28 02:30:00", "1730079000", "a day later"],
    ["2024-03-31 02:30:00", "1711848600", "a reading that the clocks skip"],
    ["1582-10-10 00:00:00", "-12219728008", "before the Gregorian calendar, in local mean time"],
  ])("%s in Berlin is %s: %s", async (text, expected) => {
    expect(await answer(text, "timestamp", "bigint", "cast", berlin)).toBe(expected);
    expect(await answer(text, "timestamp_ntz", "timestamp", "cast", berlin)).toBe(
      await answer(text, "timestamp", "string", "cast", berlin),
    );
  });
});
