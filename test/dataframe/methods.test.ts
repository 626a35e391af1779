import { avg, col, count, type DataFrame, grouping, groupingId, lit, Session, sum } from "volley";
import { afterAll, describe, expect, it } from "vitest";

// What the methods of a DataFrame give, run in this process; expected rows are Spark's (4.x, ANSI).

const session = await Session.builder.appName("methods").getOrCreate();
afterAll(() => session.stop());

const letters = session.createDataFrame(
  [
    { k: 1, s: "a" },
    { k: 1, s: "a" },
    { k: 1, s: "a" },
    { k: 2, s: null },
    { k: 2, s: null },
    { k: 3, s: "c" },
  ],
  "k int, s string",
);
const others = session.createDataFrame(
  [
    { k: 1n, s: "a" },
    { k: 2n, s: null },
    { k: 4n, s: "d" },
  ],
  "k bigint, s string",
);
const empty = letters.filter(col("k").lt(0));
const numbers = session.range(10).orderBy(col("id").desc());

/** Rows as lists of values; sorted where the frame has no order. */
async function rowsOf(frame: DataFrame, inOrder = false): Promise<unknown[][]> {
  const rows = (await frame.collect()).map((row: object) => Object.values(row) as unknown[]);
  const text = (row: unknown[]): string => row.map(String).join("|");
  return inOrder ? rows : rows.sort((a, b) => (text(a) < text(b) ? -1 : 1));
}

describe("set operations", () => {
  const a = [1n, "a"];
  const none = [2n, null];
  const c = [3n, "c"];
  it.each<[string, DataFrame, unknown[][]]>([
    ["intersect: rows of both, once, null equal to null", letters.intersect(others), [a, none]],
    [
      "intersectAll: as often as both have them",
      letters.intersectAll(letters.limit(6)),
      [
        [1, "a"],
        [1, "a"],
        [1, "a"],
        [2, null],
        [2, null],
        [3, "c"],
      ],
    ],
    ["intersectAll with fewer", letters.intersectAll(others.union(others)), [a, a, none, none]],
    ["subtract: rows that the other lacks, once", letters.subtract(others), [c]],
    [
      "subtract of nothing still leaves each row once",
      letters.subtract(empty),
      [
        [1, "a"],
        [2, null],
        [3, "c"],
      ],
    ],
    ["exceptAll: each row takes one equal row away", letters.exceptAll(others), [a, a, none, c]],
    ["exceptAll of more", others.exceptAll(letters), [[4n, "d"]]],
    ["intersect with nothing", letters.intersect(empty), []],
    ["a filter above", letters.exceptAll(others).filter(col("k").eq(1)), [a, a]],
    [
      "unionByName with missing columns on both sides",
      letters.filter(col("k").eq(3)).unionByName(others.filter(col("k").eq(4)).withColumnRenamed("s", "t"), { allowMissingColumns: true }),
      [
        [3n, "c", null],
        [4n, null, "d"],
      ],
    ],
  ])("%s", async (_, frame, expected) => {
    expect(await rowsOf(frame)).toEqual(expected);
  });

  it("bring columns to their common type, under the left's names", async () => {
    const schema = await letters.subtract(others.toDF("x", "y")).schema();
    expect(schema.fields.map((f) => [f.name, f.type.kind])).toEqual([
      ["k", "long"],
      ["s", "string"],
    ]);
  });

  it("refuse frames that cannot meet", async () => {
    await expect(letters.as<any>().intersect(letters.drop("s")).collect()).rejects.toMatchObject({ errorClass: "NUM_COLUMNS_MISMATCH" });
    const dated = letters.select(col("k"), col("s").cast("date").alias("s")).withColumn("k", col("k").cast("boolean"));
    await expect(
      dated
        .as<any>()
        .subtract(letters.withColumn("s", col("s").cast("binary")))
        .collect(),
    ).rejects.toMatchObject({
      errorClass: "INCOMPATIBLE_COLUMN_TYPE",
      message: 'except cannot bring together column 1: "k" is boolean, "k" is int',
    });
  });
});

describe("rows at certain places", () => {
  it.each<[string, DataFrame, unknown[]]>([
    ["offset", numbers.offset(7), [2n, 1n, 0n]],
    ["offset beyond the end", numbers.offset(20), []],
    ["offset, then limit", numbers.offset(2).limit(3), [7n, 6n, 5n]],
    ["limit, then offset", numbers.limit(3).offset(2), [7n]],
    ["offset twice", numbers.offset(2).offset(3).limit(2), [4n, 3n]],
    ["limit, offset, limit", numbers.limit(5).offset(1).limit(2), [8n, 7n]],
    ["a filter above an offset", numbers.offset(5).filter(col("id").gt(2)), [4n, 3n]],
    ["a sort above an offset", numbers.offset(8).orderBy("id"), [0n, 1n]],
  ])("%s", async (_, frame, expected) => {
    expect((await rowsOf(frame, true)).flat()).toEqual(expected);
  });

  it("tail gives the last rows, in their order", async () => {
    const ids = async (frame: DataFrame, rows: number) => (await frame.tail(rows)).map((row: { id: bigint }) => row.id);
    expect(await ids(numbers, 3)).toEqual([2n, 1n, 0n]);
    expect(await ids(session.range(10), 3)).toEqual([7n, 8n, 9n]);
    expect(await ids(session.range(10).filter(col("id").lt(8)), 2)).toEqual([6n, 7n]);
    expect(await ids(numbers.limit(4), 2)).toEqual([7n, 6n]);
    expect(await ids(session.range(3), 5)).toEqual([0n, 1n, 2n]);
    expect(await ids(session.range(3), 0)).toEqual([]);
  });

  it("orderBy takes a whole number as the place of a column, and refuses one that is none, and maps", async () => {
    expect((await rowsOf(letters.orderBy(lit(2), lit(1)).limit(3), true)).flat()).toEqual([2, null, 2, null, 1, "a"]);
    await expect(letters.orderBy(lit(3)).collect()).rejects.toMatchObject({
      errorClass: "ORDER_BY_POS_OUT_OF_RANGE",
      message: "orderBy(): there is no column 3 in a frame of 2",
    });
    const maps = session.createDataFrame([{ m: new Map([["a", 1]]) }], "m map<string,int>");
    await expect(maps.orderBy("m").collect()).rejects.toMatchObject({ errorClass: "DATATYPE_MISMATCH" });
    await expect(maps.distinct().collect()).rejects.toMatchObject({ errorClass: "UNSUPPORTED_FEATURE" });
  });

  it("orderBy puts null first within arrays and structs too", async () => {
    const nested = session.createDataFrame(
      [{ a: [2] }, { a: [null, 1] }, { a: [1, null] }, { a: null }, { a: [] }, { a: [1] }],
      "a array<int>",
    );
    const ordered = [null, [], [null, 1], [1], [1, null], [2]];
    expect((await nested.orderBy("a").collect()).map((row) => row.a)).toEqual(ordered);
    expect((await nested.orderBy(col("a").desc()).collect()).map((row) => row.a)).toEqual([...ordered].reverse());
  });

  it("sortWithinPartitions sorts what lies in one partition", async () => {
    expect((await rowsOf(session.range(5).repartition(1).sortWithinPartitions(col("id").desc()), true)).flat()).toEqual([
      4n,
      3n,
      2n,
      1n,
      0n,
    ]);
  });
});

describe("columns", () => {
  it("colRegex names columns by a regular expression", async () => {
    const wide = sales.withColumns({ amount_2: col("amount"), Amounts: col("amount") });
    const named = (pattern: string): Promise<string[]> => wide.select(wide.colRegex(pattern)).columns();
    expect(await named("`amount.*`")).toEqual(["amount", "amount_2", "Amounts"]);
    expect(await named("`(amount)?+.+`")).toEqual(["year", "region", "amount_2", "Amounts"]);
    expect(await named("`(year|region)?+.+`")).toEqual(["amount", "amount_2", "Amounts"]);
    expect(await named("region")).toEqual(["region"]);
    await expect(named("`(`")).rejects.toMatchObject({ errorClass: "INVALID_ARGUMENT", message: '"(" is no regular expression' });
    await expect(named("regio")).rejects.toMatchObject({ errorClass: "UNRESOLVED_COLUMN" });
    await expect(wide.filter(wide.colRegex("`a`") as never).collect()).rejects.toMatchObject({
      errorClass: "INVALID_USAGE_OF_STAR_OR_REGEX",
    });
  });

  it("toDF renames by position, twins included", async () => {
    const twins = letters.join(others, letters.col("k").eqNullSafe(others.col("k"))).toDF("a", "b", "c", "d");
    expect(await rowsOf(twins.filter(col("c").eq(2)).distinct())).toEqual([[2, null, 2n, null]]);
    await expect(letters.toDF("a").collect()).rejects.toMatchObject({
      errorClass: "ASSIGNMENT_ARITY_MISMATCH",
      message: "toDF() names 1 columns of a frame that has 2",
    });
  });
});

const sales = session.createDataFrame(
  [
    { year: 2023, region: "north", amount: 10n },
    { year: 2023, region: "south", amount: 20n },
    { year: 2023, region: "south", amount: 30n },
    { year: 2024, region: "north", amount: 40n },
    { year: 2024, region: null, amount: 50n },
  ],
  "year int, region string, amount bigint",
);

describe("groups of zeros", () => {
  it("have the key 0, never -0", async () => {
    const zeros = session.createDataFrame(
      [
        { d: -0, f: -0 },
        { d: -0, f: 0 },
      ],
      "d double, f float",
    );
    expect(await zeros.groupBy("d").count().collect()).toEqual([{ d: 0, count: 2n }]);
    expect(await zeros.select("f").distinct().collect()).toEqual([{ f: 0 }]);
    expect(await zeros.select("d").intersect(zeros.select("d")).collect()).toEqual([{ d: 0 }]);
  });
});

describe("grouping sets", () => {
  const measures = { total: sum("amount"), level: groupingId(), noRegion: grouping("region") };
  const by2023 = [
    [2023, "north", 10n, 0n, 0],
    [2023, "south", 50n, 0n, 0],
  ];
  const by2024 = [
    [2024, "north", 40n, 0n, 0],
    [2024, null, 50n, 0n, 0],
  ];
  const years = [
    [2023, null, 60n, 1n, 1],
    [2024, null, 90n, 1n, 1],
  ];
  const total = [null, null, 150n, 3n, 1];
  const regions = [
    [null, "north", 50n, 2n, 0],
    [null, "south", 50n, 2n, 0],
    [null, null, 50n, 2n, 0],
  ];
  it.each<[string, DataFrame, unknown[][]]>([
    ["rollup", sales.rollup("year", "region").agg(measures), [...by2023, ...by2024, ...years, total]],
    ["cube", sales.cube("year", "region").agg(measures), [...by2023, ...by2024, ...years, ...regions, total]],
    ["groupingSets", sales.groupingSets([["region"], []], "year", "region").agg(measures), [...regions, total]],
    [
      "the same set twice gives its groups twice",
      sales.groupingSets([["year"], ["year"]], "year").agg({ n: count() }),
      [
        [2023, 3n],
        [2023, 3n],
        [2024, 2n],
        [2024, 2n],
      ],
    ],
    ["no rows have no groups, not even a total", sales.filter(col("year").eq(1999)).rollup("year").agg({ n: count() }), []],
    ["no keys: one set", sales.rollup().agg({ n: count(), level: groupingId() }), [[5n, 0n]]],
    [
      "aggregates see the key as it was",
      sales.rollup("year").agg({ last: sum("year") }),
      [
        [2023, 6069n],
        [2024, 4048n],
        [null, 10117n],
      ],
    ],
    [
      "a computed key",
      sales.rollup(col("year").mod(2).alias("odd")).count(),
      [
        [0, 2n],
        [1, 3n],
        [null, 5n],
      ],
    ],
  ])("%s", async (_, frame, expected) => {
    const text = (row: unknown[]): string => row.map(String).join("|");
    expect(await rowsOf(frame)).toEqual([...expected].sort((a, b) => (text(a) < text(b) ? -1 : 1)));
  });

  it("refuse what has no meaning", async () => {
    await expect(
      sales
        .groupBy("year")
        .agg({ g: grouping("year") })
        .collect(),
    ).rejects.toMatchObject({
      errorClass: "UNSUPPORTED_GROUPING_EXPRESSION",
    });
    await expect(
      sales
        .rollup("year")
        .agg({ g: grouping("region") })
        .collect(),
    ).rejects.toMatchObject({ errorClass: "GROUPING_COLUMN_MISMATCH" });
    await expect(
      sales
        .groupingSets([["region"]], "year")
        .count()
        .collect(),
    ).rejects.toMatchObject({ errorClass: "GROUPING_COLUMN_MISMATCH" });
  });
});

describe("pivot and unpivot", () => {
  const regions = ["north", "south"] as const;
  const byYear = sales.groupBy("year");
  it.each<[string, DataFrame, string[], unknown[][]]>([
    [
      "one aggregate",
      byYear.pivot("region", regions).sum("amount"),
      ["year", "north", "south"],
      [
        [2023, 10n, 50n],
        [2024, 40n, null],
      ],
    ],
    [
      "no rows of a value: null, also for a count",
      byYear.pivot("region", regions).count(),
      ["year", "north", "south"],
      [
        [2023, 1n, 2n],
        [2024, 1n, null],
      ],
    ],
    [
      "several aggregates",
      byYear.pivot("region", ["south", null]).agg({ n: count(), mean: avg("amount") }),
      ["year", "south_n", "south_mean", "null_n", "null_mean"],
      [
        [2023, 2n, 25, null, null],
        [2024, null, null, 1n, 50],
      ],
    ],
    [
      "values looked up, in order, null first",
      byYear.pivot("region").sum("amount"),
      ["year", "null", "north", "south"],
      [
        [2023, null, 10n, 50n],
        [2024, 50n, 40n, null],
      ],
    ],
    ["without groups", sales.groupBy().pivot("year", [2024, 2025]).sum("amount"), ["2024", "2025"], [[90n, null]]],
    [
      "computing with aggregates",
      byYear.pivot("region", ["south"]).agg({ x: sum("amount").plus(count()) }),
      ["year", "south"],
      [
        [2023, 52n],
        [2024, null],
      ],
    ],
  ])("pivot: %s", async (_, frame, columns, expected) => {
    expect(await frame.columns()).toEqual(columns);
    expect(await rowsOf(frame)).toEqual(expected);
  });

  it("an empty text makes a column of an empty name, which no file can have", async () => {
    const frame = session.createDataFrame(
      [
        { a: 1, p: "" },
        { a: 1, p: "x" },
        { a: 2, p: "" },
      ],
      "a int, p string",
    );
    const pivoted = frame.groupBy("a").pivot("p").count();
    expect(await pivoted.orderBy("a").collect()).toEqual([
      { a: 1, "": 1n, x: 1n },
      { a: 2, "": 1n, x: null },
    ]);
    expect(await pivoted.filter("a = 2").selectExpr("`` + 1 AS ``").collect()).toEqual([{ "": 2n }]);
    await expect(pivoted.write.csv("/nowhere/pivoted")).rejects.toMatchObject({ errorClass: "UNSUPPORTED_FEATURE" });
  });

  it("a name may be empty from the beginning, in a struct too", async () => {
    const frame = session.createDataFrame([{ "": 1, a: { "": 2 } }]);
    expect(await frame.collect()).toEqual([{ "": 1, a: { "": 2 } }]);
    expect(await frame.filter("`` > 0").count()).toBe(1);
  });

  it("rows of no columns are counted, and refused where they would be given", async () => {
    const none = session.range(5).drop("id");
    expect(await none.count()).toBe(5);
    expect(await none.limit(3).count()).toBe(3);
    const rows = session.createDataFrame([], "i int, p string");
    expect(await rows.groupBy().pivot("p").count().count()).toBe(1);
    expect(await rows.groupBy("i").pivot("p").count().count()).toBe(0);
    await expect(none.collect()).rejects.toMatchObject({ errorClass: "UNSUPPORTED_FEATURE" });
    await expect(none.toArrow()).rejects.toMatchObject({ errorClass: "UNSUPPORTED_FEATURE" });
  });

  it("explain tells how many rows the program brings along", async () => {
    const two = session.createDataFrame([{ a: 1 }, { a: 2 }]);
    expect(await two.explain("extended")).toContain("~2 rows");
  });

  it("pivot refuses values of another type", async () => {
    await expect(
      sales
        .withColumn("day", lit(new Date(0)).cast("date"))
        .groupBy()
        .pivot("day", [true])
        .count()
        .collect(),
    ).rejects.toMatchObject({ errorClass: "PIVOT_VALUE_DATA_TYPE_MISMATCH" });
  });

  const wide = session.createDataFrame(
    [
      { id: 1, a: 2, b: 3n },
      { id: 2, a: null, b: 5n },
    ],
    "id int, a int, b bigint",
  );
  it.each<[string, DataFrame, unknown[][]]>([
    [
      "named columns, in their common type",
      wide.unpivot(["id"], ["a", "b"], "name", "value"),
      [
        [1, "a", 2n],
        [1, "b", 3n],
        [2, "a", null],
        [2, "b", 5n],
      ],
    ],
    [
      "all others",
      wide.melt(["id"], null, "name", "value"),
      [
        [1, "a", 2n],
        [1, "b", 3n],
        [2, "a", null],
        [2, "b", 5n],
      ],
    ],
    [
      "no ids",
      wide.unpivot([], ["id"], "name", "value"),
      [
        ["id", 1],
        ["id", 2],
      ],
    ],
  ])("unpivot: %s", async (_, frame, expected) => {
    expect(await rowsOf(frame)).toEqual(expected);
  });

  it("unpivot refuses columns without a common type, and none", async () => {
    await expect(sales.unpivot(["year"], ["region", "amount"], "k", "v").collect()).rejects.toMatchObject({
      errorClass: "UNPIVOT_VALUE_DATA_TYPE_MISMATCH",
      where: ["region: string", "amount: bigint"],
    });
    await expect(wide.unpivot(["id", "a", "b"], null, "k", "v").collect()).rejects.toMatchObject({
      errorClass: "UNPIVOT_REQUIRES_VALUE_COLUMNS",
    });
  });
});

describe("missing values", () => {
  const gaps = session.createDataFrame(
    [
      { i: 1, d: 0.5, s: "a", b: true },
      { i: null, d: Number.NaN, s: null, b: null },
      { i: null, d: null, s: "c", b: false },
    ],
    "i int, d double, s string, b boolean",
  );
  const [first, , third] = [[1, 0.5, "a", true], [], [null, null, "c", false]];
  it.each<[string, DataFrame, unknown[][]]>([
    ["fill numbers", gaps.na.fill(7), [first, [7, 7, null, null], [7, 7, "c", false]]],
    ["fill integers with what is cut off", gaps.na.fill(7.9), [first, [7, 7.9, null, null], [7, 7.9, "c", false]]],
    ["fill texts", gaps.fillna("?"), [first, [null, Number.NaN, "?", null], third]],
    ["fill truth values", gaps.fillna(false), [first, [null, Number.NaN, null, false], third]],
    ["fill named columns, where the type fits", gaps.na.fill(7, ["d", "s"]), [first, [null, 7, null, null], [null, 7, "c", false]]],
    ["fill by column", gaps.na.fill({ i: 9, s: "?" }), [first, [9, Number.NaN, "?", null], [9, null, "c", false]]],
    ["drop rows with a gap", gaps.na.drop(), [first]],
    ["drop rows without a value", gaps.dropna("all"), [first, third]],
    ["drop rows with too few", gaps.na.drop(3), [first]],
    ["drop by named columns", gaps.dropna("any", ["s"]), [first, third]],
    ["replace a number, in columns of numbers", gaps.na.replace(1, 100), [[100, 0.5, "a", true], [null, Number.NaN, null, null], third]],
    [
      "replace several, one by null",
      gaps.replace(["a", "c"], ["x", null]),
      [
        [1, 0.5, "x", true],
        [null, Number.NaN, null, null],
        [null, null, null, false],
      ],
    ],
    ["replace in named columns", gaps.replace(0.5, 1, ["i"]), [first, [null, Number.NaN, null, null], third]],
  ])("%s", async (_, frame, expected) => {
    const key = (row: unknown[]): string => JSON.stringify(row, (_k, v: unknown) => (typeof v === "number" && Number.isNaN(v) ? "NaN" : v));
    const sorted = (rows: readonly unknown[][]) => rows.map(key).sort();
    expect(sorted(await rowsOf(frame))).toEqual(sorted(expected));
  });

  it("know when nothing is missing any more", async () => {
    const schema = await gaps.na.fill(0).schema();
    expect(schema.fields.map((f) => f.nullable)).toEqual([false, false, true, true]);
  });

  it("refuse unknown columns and mixed values", async () => {
    await expect(gaps.as<any>().na.fill(0, ["x"]).collect()).rejects.toMatchObject({ errorClass: "UNRESOLVED_COLUMN" });
    await expect(gaps.as<any>().dropna("any", ["S", "i", "dd"]).collect()).rejects.toMatchObject({
      errorClass: "UNRESOLVED_COLUMN",
      hints: ['did you mean "d"?'],
    });
    await expect(gaps.replace([1, "a"], [2, "b"]).collect()).rejects.toMatchObject({ errorClass: "INVALID_ARGUMENT" });
  });
});

describe("views", () => {
  it("are frames by name, without regard to case, until they are dropped", async () => {
    sales.createOrReplaceTempView("Sales");
    letters.createOrReplaceTempView("letters");
    expect(session.catalog.listTables()).toEqual(["Sales", "letters"]);
    const joined = session.table("sales").join(session.table("letters"), col("Sales.year").eq(col("letters.k")), "left");
    expect(await joined.count()).toBe(5);
    sales.limit(1).createOrReplaceTempView("SALES");
    expect(await session.table<{ year: number }>("sales").select("year").count()).toBe(1);
    expect(() => sales.createTempView("sales")).toThrow(
      expect.objectContaining({ errorClass: "TEMP_TABLE_OR_VIEW_ALREADY_EXISTS" }) as Error,
    );
    expect(session.catalog.dropTempView("sales")).toBe(true);
    expect([session.catalog.dropTempView("sales"), session.catalog.tableExists("LETTERS")]).toEqual([false, true]);
    expect(() => session.table("leters")).toThrow(
      expect.objectContaining({ errorClass: "TABLE_OR_VIEW_NOT_FOUND", hints: ['did you mean "letters"?'] }) as Error,
    );
  });
});

describe("looking at a frame", () => {
  it("dtypes names types as Spark does", async () => {
    expect(await sales.dtypes()).toEqual([
      ["year", "int"],
      ["region", "string"],
      ["amount", "bigint"],
    ]);
  });
});

describe("statistics", () => {
  it("describe", async () => {
    const frame = session
      .createDataFrame(
        [
          { n: 1, s: "a" },
          { n: 2, s: "2" },
          { n: null, s: null },
        ],
        "n int, s string",
      )
      .withColumn("b", lit(true));
    expect(await rowsOf(frame.describe(), true)).toEqual([
      ["count", "2", "2"],
      ["mean", "1.5", "2.0"],
      ["stddev", "0.7071067811865476", null],
      ["min", "1", "2"],
      ["max", "2", "a"],
    ]);
    expect(await rowsOf(frame.describe("n"), true)).toEqual([
      ["count", "2"],
      ["mean", "1.5"],
      ["stddev", "0.7071067811865476"],
      ["min", "1"],
      ["max", "2"],
    ]);
  });

  it("summary adds percentiles, or gives what is asked for", async () => {
    const frame = session.createDataFrame(
      [
        { n: 1, s: "a" },
        { n: 2, s: "2" },
        { n: null, s: null },
      ],
      "n int, s string",
    );
    expect(await rowsOf(frame.summary(), true)).toEqual([
      ["count", "2", "2"],
      ["mean", "1.5", "2.0"],
      ["stddev", "0.7071067811865476", null],
      ["min", "1", "2"],
      ["25%", "1", "2.0"],
      ["50%", "1", "2.0"],
      ["75%", "2", "2.0"],
      ["max", "2", "a"],
    ]);
    expect(await rowsOf(frame.summary("max", "10%", "count_distinct"), true)).toEqual([
      ["max", "2", "a"],
      ["10%", "1", "2.0"],
      ["count_distinct", "2", "2"],
    ]);
    await expect(frame.summary("mode" as "max").collect()).rejects.toMatchObject({
      errorClass: "UNRECOGNIZED_STATISTIC",
      message: '"mode" is no statistic',
    });
    await expect(frame.summary("101%").collect()).rejects.toMatchObject({ errorClass: "UNRECOGNIZED_STATISTIC" });
  });

  it("crosstab counts pairs, null as a value", async () => {
    const table = sales.stat.crosstab("year", "region");
    expect(await table.columns()).toEqual(["year_region", "north", "null", "south"]);
    expect(await rowsOf(table)).toEqual([
      ["2023", 1n, 0n, 2n],
      ["2024", 1n, 1n, 0n],
    ]);
  });

  it("corr is NaN and cov 0 where there is none", async () => {
    const line = session.range(5).select(col("id").alias("x"), col("id").multiply(-2).alias("y"));
    expect(await line.stat.corr("x", "y")).toBeCloseTo(-1, 12);
    expect(await line.limit(0).stat.corr("x", "y")).toBeNaN();
    expect(await line.stat.cov("x", "y")).toBe(-5);
    expect(await line.limit(0).stat.cov("x", "y")).toBe(0);
  });

  it("sampleBy keeps all, some and none of the rows of a value", async () => {
    const rows = session.range(3000).select(col("id").mod(3).alias("k"), "id");
    const kept = rows.stat.sampleBy(
      "k",
      new Map([
        [0n, 1],
        [1n, 0.5],
      ]),
      7,
    );
    const [zero, one, ...rest] = await rowsOf(kept.groupBy("k").count());
    expect(zero).toEqual([0n, 1000n]);
    expect(Number(one![1])).toBeGreaterThan(400);
    expect(Number(one![1])).toBeLessThan(600);
    expect(rest).toEqual([]);
  });
});
