import { currentDate, currentTimestamp, expr, lit, localtimestamp, now, Session, toTimestamp } from "volley";
import { afterAll, describe, expect, it } from "vitest";

// Answers of Spark 4.1, as text.

const session = await Session.builder.appName("dates").getOrCreate();
const berlin = await Session.builder.appName("dates in Berlin").config("time.zone", "Europe/Berlin").create();
afterAll(async () => {
  await session.stop();
  await berlin.stop();
});

const answer = async (text: string, on = session): Promise<unknown> => {
  const [row] = await on.range(1).select(expr(text).cast("string").as("x")).collect();
  return row!.x;
};

const answers: readonly (readonly [call: string, expected: string | null])[] = [
  ["date_trunc('month', cast('2024-10-27 02:30:00' as timestamp_ntz))", "2024-10-01 00:00:00"],
  ["date_trunc('xx', cast('2024-10-27 02:30:00' as timestamp))", null],
  ["date_trunc('DD', cast('2024-10-27' as date))", "2024-10-27 00:00:00"],
  ["date_trunc('millisecond', '2024-10-27 02:30:00.123456')", "2024-10-27 02:30:00.123"],
  ["trunc('2024-05-06', 'MM')", "2024-05-01"],
  ["trunc('2024-05-06', 'day')", null],
  ["trunc('2024-05-06', 'quarter')", "2024-04-01"],
  ["next_day('2024-05-06', 'mo')", "2024-05-13"],
  ["next_day('2024-05-06', 'TUESDAY')", "2024-05-07"],
  ["next_day('2024-05-06', null)", null],
  ["last_day('2024-02-10')", "2024-02-29"],
  ["add_months('2024-01-31', 1)", "2024-02-29"],
  ["add_months('2024-02-29', -1)", "2024-01-29"],
  ["date_sub('2024-01-31', 1)", "2024-01-30"],
  ["date_diff('2024-02-01', '2024-01-01')", "31"],
  ["months_between('2024-10-31', '2024-09-30')", "1.0"],
  ["months_between('1997-02-28 10:30:00', '1996-10-30')", "3.94959677"],
  ["months_between('1997-02-28 10:30:00', '1996-10-30', false)", "3.9495967741935485"],
  ["months_between('2024-02-29 12:00:00', '2024-01-30')", "0.98387097"],
  ["date_part('second', cast('2024-05-06 01:02:03.456' as timestamp_ntz))", "3.456000"],
  ["date_part('min', '2024-05-06 01:02:03.456')", "2"],
  ["date_part('hour', cast('2024-05-06' as date))", "0"],
  ["date_part('yearofweek', '2024-12-31')", "2025"],
  ["date_part('dow_iso', '2024-05-05')", "7"],
  ["hour('2024-05-06 07:00:00')", "7"],
  ["hour(cast('2024-05-06' as date))", "0"],
  ["second('2024-05-06 07:00:09.9')", "9"],
  ["weekday('2024-05-05')", "6"],
  ["dayofweek('2024-05-05')", "1"],
  ["dayname('2024-05-05')", "Sun"],
  ["monthname('2024-05-05')", "May"],
  ["weekofyear('2021-01-01')", "53"],
  ["year('-0044-03-15')", "-44"],
  ["to_date('2024-05-06 10')", "2024-05-06"],
  ["to_date('06/05/2024', 'dd/MM/yyyy')", "2024-05-06"],
  ["to_date('20240506', 'yyyyMMdd')", "2024-05-06"],
  ["to_date('May 6, 2024', 'MMM d, yyyy')", "2024-05-06"],
  ["to_date('24-05-06', 'yy-MM-dd')", "2024-05-06"],
  ["to_date('79-05-06', 'yy-MM-dd')", "2079-05-06"],
  ["to_date('2024', 'yyyy')", "2024-01-01"],
  ["to_timestamp('2024-05-06 07:08:09.12', 'yyyy-MM-dd HH:mm:ss.SSS')", "2024-05-06 07:08:09.12"],
  ["to_timestamp('10:20', 'HH:mm')", "1970-01-01 10:20:00"],
  ["to_timestamp('07:08 PM', 'hh:mm a')", "1970-01-01 19:08:00"],
  ["to_timestamp('2024-05-06 7:8:9', 'yyyy-M-d H:m:s')", "2024-05-06 07:08:09"],
  ["to_timestamp_ntz('2024-05-06 07', 'yyyy-MM-dd HH')", "2024-05-06 07:00:00"],
  ["try_to_date('2024-5-6', 'yyyy-MM-dd')", null],
  ["date_format('2024-05-06 07:08:09.012345', 'yyyy-MM-dd HH:mm:ss.SSS')", "2024-05-06 07:08:09.012"],
  ["date_format('2024-05-06 17:08:09', 'y yy M MM MMM MMMM L LL d dd D DDD')", "2024 24 5 05 May May 5 05 6 06 127 127"],
  ["date_format('2024-05-06 17:08:09', 'E EEE EEEE F Q QQ QQQ q G')", "Mon Mon Monday 6 2 02 Q2 2 AD"],
  [
    "date_format('2024-05-06 17:08:09.012345', 'H h hh K KK k m mm s S SS SSSS SSSSSSSSS a')",
    "17 5 05 5 05 17 8 08 9 0 01 0123 012345000 PM",
  ],
  ["date_format(make_date(-44, 3, 15), 'yyyy-MM-dd G')", "0045-03-15 BC"],
  ["date_format(make_date(12024, 3, 15), 'yyyy yy y')", "+12024 24 12024"],
  ["from_unixtime(0)", "1970-01-01 00:00:00"],
  ["from_unixtime(1700000000, 'yyyy')", "2023"],
  ["unix_timestamp('2024-05-06 07:08:09')", "1714979289"],
  ["unix_timestamp('2024-05-06', 'yyyy-MM-dd')", "1714953600"],
  ["unix_timestamp(cast('2024-05-06' as date))", "1714953600"],
  ["unix_date('2024-05-06')", "19849"],
  ["unix_seconds(cast('1969-12-31 23:59:59.5' as timestamp))", "-1"],
  ["unix_millis(cast('1969-12-31 23:59:59.5555' as timestamp))", "-445"],
  ["date_from_unix_date(19849)", "2024-05-06"],
  ["timestamp_seconds(1.5)", "1970-01-01 00:00:01.5"],
  ["timestamp_millis(-1)", "1969-12-31 23:59:59.999"],
  ["timestamp_micros(1)", "1970-01-01 00:00:00.000001"],
  ["make_date(-44, 3, 15)", "-0044-03-15"],
  ["make_timestamp(2024, 5, 6, 7, 8, 9.123456)", "2024-05-06 07:08:09.123456"],
  ["make_timestamp_ntz(2024, 5, 6, 7, 8, 60)", "2024-05-06 07:09:00"],
  ["make_timestamp_ltz(2024, 5, 6, 7, 8, 9.5, 'Europe/Berlin')", "2024-05-06 05:08:09.5"],
  ["to_utc_timestamp('2024-10-27 02:30:00', 'Europe/Berlin')", "2024-10-27 00:30:00"],
  ["from_utc_timestamp('2024-10-27 00:30:00', 'Europe/Berlin')", "2024-10-27 02:30:00"],
  ["convert_timezone('Europe/Berlin', 'America/New_York', cast('2024-10-27 02:30:00' as timestamp_ntz))", "2024-10-26 20:30:00"],
];

const wrong: readonly (readonly [call: string, errorClass: string])[] = [
  ["next_day('2024-05-06', 'xx')", "ILLEGAL_DAY_OF_WEEK"],
  ["to_date('2024-5-6', 'yyyy-MM-dd')", "CANNOT_PARSE_TIMESTAMP"],
  ["to_date('2024-05-06x', 'yyyy-MM-dd')", "CANNOT_PARSE_TIMESTAMP"],
  ["to_timestamp('2024-02-30', 'yyyy-MM-dd')", "CANNOT_PARSE_TIMESTAMP"],
  ["unix_timestamp('foo')", "CANNOT_PARSE_TIMESTAMP"],
  ["to_timestamp('2024-05-06', 'yyyy-MM-dd qq')", "INVALID_DATETIME_PATTERN"],
  ["date_format('2024-05-06', 'B')", "INVALID_DATETIME_PATTERN"],
  ["date_format('2024-05-06', 'z')", "UNSUPPORTED_FEATURE"],
  ["date_part('foo', '2024-05-06')", "INVALID_EXTRACT_FIELD"],
  ["make_date(2024, 2, 30)", "DATETIME_FIELD_OUT_OF_BOUNDS"],
  ["make_timestamp(2024, 5, 6, 25, 8, 9)", "DATETIME_FIELD_OUT_OF_BOUNDS"],
  ["from_utc_timestamp('2024-01-01', 'Nowhere/Land')", "INVALID_TIMEZONE"],
  ["date_add('2024-01-31', 'a')", "CAST_INVALID_INPUT"],
];

describe("dates and times", () => {
  it.each(answers)("%s is %j", async (text, expected) => {
    expect(await answer(text)).toBe(expected);
  });

  it.each(wrong)("%s: %s", async (text, errorClass) => {
    await expect(answer(text)).rejects.toMatchObject({ errorClass });
  });

  it.each([
    ["unix_seconds(date_trunc('HOUR', timestamp_seconds(1729989000)))", "1729987200"],
    ["unix_seconds(date_trunc('DAY', timestamp_seconds(1730032200)))", "1729980000"],
    ["unix_seconds(make_timestamp(2024, 10, 27, 2, 30, 0))", "1729989000"],
    ["unix_timestamp('2024-10-27 02:30:00')", "1729989000"],
    ["to_utc_timestamp('2024-10-27 02:30:00', 'Europe/Berlin')", "2024-10-27 00:30:00"],
  ])("in Berlin %s is %s", async (text, expected) => {
    expect(await answer(text, berlin)).toBe(expected);
  });

  it("asks the clock once a query", async () => {
    const before = Date.now();
    const rows = await berlin
      .range(3)
      .repartition(3)
      .select(currentTimestamp().as("a"), now().as("b"), localtimestamp().as("c"), currentDate().as("d"))
      .collect();
    const [{ a, b, c, d }] = rows as [(typeof rows)[number]];
    expect(rows).toEqual([rows[0], rows[0], rows[0]]);
    expect(a.getTime()).toBe(b.getTime());
    expect(a.getTime()).toBeGreaterThanOrEqual(before);
    expect([1, 2]).toContain((c.getTime() - a.getTime()) / 3_600_000);
    expect(d.toISOString().slice(0, 10)).toBe(c.toISOString().slice(0, 10));
  });

  it("takes a pattern from programs", async () => {
    const rows = await session
      .range(1)
      .select(toTimestamp(lit("06.05.2024"), "dd.MM.yyyy").as("x"))
      .collect();
    expect(rows[0]!.x).toEqual(new Date("2024-05-06T00:00:00Z"));
  });
});
