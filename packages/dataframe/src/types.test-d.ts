import {
  addMonths,
  arrayOf,
  arrowUdf,
  avg,
  coalesce,
  type Column,
  col,
  count,
  countDistinct,
  countIf,
  type DataFrame,
  type Decimal,
  date,
  dateAdd,
  dateDiff,
  datediff,
  dateTrunc,
  decimal,
  double,
  greatest,
  grouping,
  groupingId,
  hashSplit,
  hour,
  type Infer,
  type Int,
  integer,
  lag,
  lead,
  length,
  lit,
  long,
  max,
  min,
  nthValue,
  percentRank,
  rank,
  round,
  rowNumber,
  type Session,
  schema,
  string,
  structOf,
  sum,
  timestamp,
  toDate,
  trunc,
  udaf,
  udf,
  unixMillis,
  unixSeconds,
  when,
  Window,
  year,
} from "./index.ts";

import type { Float64, Int32, Vector } from "apache-arrow";

// This file is checked by the build: a wrong type, or an @ts-expect-error without an error, fails it.
type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Flat<T> = { [K in keyof T]: T[K] };
type RowsOf<F> = F extends { collect(): Promise<(infer R)[]> } ? Flat<R> : never;
declare function rows<Expected>(): <F>(frame: F, same: Equal<RowsOf<F>, Flat<Expected>>) => void;

const flights = schema({
  date: timestamp(),
  delay: integer().nullable(),
  distance: integer(),
  origin: string(),
  id: long(),
  price: decimal(10, 2),
  speed: double(),
  at: structOf({ x: double(), y: double().nullable() }).nullable(),
});
interface Flight {
  date: Date;
  delay: Int | null;
  distance: Int;
  origin: string;
  id: bigint;
  price: Decimal;
  speed: number;
  at: { x: number; y: number | null } | null;
}
declare const session: Session;
declare const legs: DataFrame<Flight>;
const airports = session.read.schema(schema({ iata: string(), origin: string(), latitude: double() })).csv("airports.csv");

rows<Flight>()(session.read.schema(flights).parquet("s3://flights/raw/"), true);
rows<Infer<typeof flights>>()(legs, true);

// DDL text gives rows their type too
rows<{ id: bigint; name: string | null; price: Decimal; at: Date | null; n: Int | null; d: Decimal | null }>()(
  session.read.schema("id BIGINT not null,  name string, price decimal(10,2) NOT NULL, at timestamp_ntz, n int, d decimal(5)").csv("x"),
  true,
);
rows<{ price: Decimal | null }>()(session.createDataFrame([], "price decimal(10, 2)"), true);
rows<any>()(session.read.schema("id bigint, tags array<string>").json("x"), true);

// Rows in which a value is null, or not there
rows<{ title: string | null; n: number | null }>()(session.createDataFrame([{ title: "x", n: 1 }, { title: null }]), true);

// select: names, structs, named expressions, everything
rows<{ origin: string; km: Int; x: number | null }>()(legs.select("origin", col("distance").alias("km"), "at.x"), true);
rows<Flight & { late: boolean | null }>()(legs.select("*", col("delay").gt(15).alias("late")), true);
// @ts-expect-error unknown column
legs.select("orgin");
// @ts-expect-error unknown column in an expression
legs.select(col("orgin").alias("o"));
// @ts-expect-error an expression without a name
legs.select(col("delay").plus(1));
// @ts-expect-error unknown field of a struct
legs.select("at.z");

// arithmetic follows Spark's promotions, null where an operand may be null
rows<{ a: Int | null; b: bigint; c: number; d: Decimal; e: number; f: number | null; g: number | bigint; h: Int }>()(
  legs.select(
    col("delay").plus(1).alias("a"),
    col("id").plus(col("distance")).alias("b"),
    col("id").multiply(col("speed")).alias("c"),
    col("price").multiply(col("id")).alias("d"),
    col("distance").divide(2).alias("e"),
    col("delay").divide(2).alias("f"),
    col("id")
      .plus(Math.random() as number)
      .alias("g"),
    col("distance").mod(7).alias("h"),
  ),
  true,
);
rows<{ a: bigint; b: Int; c: number }>()(legs.select(lit(1234567890).alias("a"), lit(7).alias("b"), lit(0.5).alias("c")), true);
// @ts-expect-error arithmetic on text
legs.select(col("origin").plus(1).alias("x"));
// @ts-expect-error text is no number
col("delay").plus("1");

// comparisons want one family
legs.filter(
  col("delay")
    .gt(15)
    .and(col("price").leq(10.5))
    .or(col("id").eq(col("distance"))),
);
legs.filter(col("date").geq(new Date(0)));
legs.filter(col("origin").isin("ATL", "ORD").and(col("distance").between(1, 2n)));
// @ts-expect-error text with a number
legs.filter(col("origin").gt(15));
// @ts-expect-error a date with text
legs.filter(col("date").gt("2001-01-01"));
// @ts-expect-error two columns of different families
legs.filter(col("origin").eq(col("delay")));
// @ts-expect-error one of the values
legs.filter(col("origin").isin("ATL", 5));
// @ts-expect-error unknown column
legs.filter(col("delya").gt(15));
// @ts-expect-error not a condition
legs.filter(col("delay"));
// @ts-expect-error not a condition inside and()
legs.filter(col("delay").gt(1).and(col("origin")));
legs.filter(col("origin").isin(["ATL", "ORD"]));
// @ts-expect-error one of a list of numbers
legs.filter(col("origin").isin([5]));
// @ts-expect-error pattern on a number
legs.filter(col("delay").like("1%"));

// withColumn, withColumns, renaming and dropping
rows<Flight & { late: Int; split: "train" | "test" }>()(
  legs.withColumns({ late: when(col("delay").gt(15), 1).otherwise(0), split: hashSplit(["date", "origin"], { train: 0.8, test: 0.2 }) }),
  true,
);
rows<Omit<Flight, "origin"> & { origin: Int }>()(legs.withColumn("origin", length("origin")), true);
rows<Omit<Flight, "origin"> & { from: string }>()(legs.withColumnRenamed("origin", "from"), true);
rows<Omit<Flight, "origin" | "at"> & { from: string; place: Flight["at"] }>()(
  legs.withColumnsRenamed({ origin: "from", at: "place" }),
  true,
);
// @ts-expect-error unknown column among the old names
legs.withColumnsRenamed({ orgin: "from" });
rows<Pick<Flight, "origin">>()(legs.drop("date", "delay", "distance", "id", "price", "speed", "at"), true);
rows<Omit<Flight, "date" | "at">>()(legs.drop(col("date"), legs.col("at")), true);
rows<{ id: any }>()(legs.select("id").crossJoin(legs.select("id")).drop(legs.col("id")), true);
// @ts-expect-error unknown column
legs.withColumn("x", col("delya"));
// @ts-expect-error unknown column among others
legs.withColumns({ a: col("delay"), b: col("delya") });
// @ts-expect-error unknown column
legs.drop("delya");
// @ts-expect-error unknown column
legs.withColumnRenamed("delya", "delay");
// @ts-expect-error unknown column of a split
legs.withColumn("split", hashSplit(["date", "orgin"], { train: 1 }));
// @ts-expect-error a condition of text
when(col("delay").gt(1), 1).when("yes", 2);

// functions
rows<{ y: Int; h: Int; d: Date; c: Int; g: Int; r: number; n: bigint | null }>()(
  legs.select(
    year("date").alias("y"),
    hour(col("date")).alias("h"),
    toDate("date").alias("d"),
    coalesce("delay", "distance").alias("c"),
    greatest("distance", 5).alias("g"),
    round("speed", 1).alias("r"),
    when(col("delay").gt(1), 1n).alias("n"),
  ),
  true,
);
// dates and timestamps are taken as ISO text too, by each of the spellings
rows<{ a: Int; b: Int; c: bigint; d: bigint; e: Date; f: Date | null; g: Date; h: Date }>()(
  legs.select(
    datediff("origin", "date").alias("a"),
    dateDiff("origin", "date").alias("b"),
    unixSeconds("origin").alias("c"),
    unixMillis("origin").alias("d"),
    dateTrunc("day", "origin").alias("e"),
    trunc("origin", "month").alias("f"),
    dateAdd("origin", 1).alias("g"),
    addMonths("origin", 1).alias("h"),
  ),
  true,
);
// @ts-expect-error dateAdd() needs a date
legs.select(dateAdd("speed", 1));
rows<{ "year(date)": Int; "round(speed)": number }>()(legs.select(year("date"), round("speed")), true);
rows<{ a: bigint | null; b: Decimal | null; c: string | null; d: number; e: any }>()(
  legs.select(
    col("delay").cast("bigint").alias("a"),
    col("origin").tryCast("decimal(10,2)").alias("b"),
    col("delay").cast(string()).alias("c"),
    col("id").cast("double").alias("d"),
    col("id").cast("array<int>").alias("e"),
  ),
  true,
);
// @ts-expect-error the year of a number
legs.select(year("delay").alias("y"));

// grouping
rows<{
  origin: string;
  n: bigint;
  late: bigint;
  mean: number | null;
  total: bigint | null;
  price: Decimal | null;
  last: Date | null;
  origins: bigint;
}>()(
  legs.groupBy("origin").agg({
    n: count(),
    late: countIf(col("delay").gt(15)),
    mean: avg("delay"),
    total: sum(col("delay")),
    price: sum("price"),
    last: max("date"),
    origins: countDistinct("origin", "id"),
  }),
  true,
);
rows<{ origin: string; year: Int; "sum(speed)": number | null; share: number | null }>()(
  legs.groupBy("origin", year("date").alias("year")).agg(sum("speed"), sum("delay").divide(count()).alias("share")),
  true,
);
rows<{ origin: string; count: bigint }>()(legs.groupBy("origin").count(), true);
rows<{ origin: string; "avg(delay)": number | null; "avg(price)": Decimal | null }>()(legs.groupBy("origin").avg("delay", "price"), true);
rows<{ n: bigint }>()(legs.agg({ n: count() }), true);
legs.groupBy("origin").agg({ x: max("delay").plus(1), o: col("origin") });
// @ts-expect-error unknown key
legs.groupBy("orgin");
// @ts-expect-error unknown column inside an aggregate
legs.groupBy("origin").agg({ x: avg("delya") });
// @ts-expect-error an ungrouped column
legs.groupBy("origin").agg({ x: col("delay") });
// @ts-expect-error an ungrouped column beside an aggregate
legs.groupBy("origin").agg({ x: sum("delay").plus(col("distance")) });
// @ts-expect-error an ungrouped column, named
legs.groupBy("origin").agg(col("delay").alias("x"));
// @ts-expect-error sum of text
legs.groupBy("date").agg({ x: sum("origin") });
// @ts-expect-error sum of text by name
legs.groupBy("date").sum("origin");
// @ts-expect-error an aggregate of an aggregate
legs.groupBy("origin").agg({ x: sum(sum("delay")) });
// @ts-expect-error an aggregate without a name
legs.groupBy("origin").agg(sum("delay").plus(1));
// @ts-expect-error an aggregate in filter
legs.filter(sum("delay").gt(1));
// @ts-expect-error an aggregate in withColumn
legs.withColumn("x", sum("delay"));

// joins
rows<Flight & { iata: string | null; latitude: number | null }>()(legs.join(airports, ["origin"], "left"), true);
rows<Flight & { iata: string; latitude: number }>()(legs.join(airports, "origin"), true);
rows<{ origin: string; iata: string | null; latitude: number | null; n: bigint | null }>()(
  airports.join(legs.groupBy("origin").agg({ n: count() }), ["origin"], "full"),
  true,
);
rows<Flight>()(legs.join(airports, "origin", "left_semi"), true);
// @ts-expect-error a column of both sides in the condition
legs.join(airports, col("origin").eq(col("iata")));
legs
  .as<Flight>()
  .join(airports, legs.col("origin").eq(airports.col("iata")))
  .select("iata", "delay");
// @ts-expect-error key missing on both sides
legs.join(airports, ["orgin"]);
// @ts-expect-error key missing on the left
legs.join(airports, "iata");
// @ts-expect-error keys of different families
legs.join(airports.withColumn("delay", lit("x")), "delay");
// @ts-expect-error a column of both sides
legs.join(airports, legs.col("origin").eq(airports.col("iata"))).select("origin");
// @ts-expect-error a join type that does not exist
legs.join(airports, "origin", "lefty");
// @ts-expect-error no column of this frame
legs.col("delya");

// windows
const byOrigin = Window.partitionBy("origin").orderBy(col("delay").desc(), "date");
rows<Flight & { place: Int; before: Int | null; total: bigint | null; share: number | null }>()(
  legs
    .withColumn("place", rowNumber().over(byOrigin))
    .withColumns({ before: lag("delay").over(byOrigin), total: sum("distance").over(byOrigin.rowsBetween(-2, Window.currentRow)) })
    .withColumn("share", col("distance").divide(sum("distance").over(Window.partitionBy("origin")))),
  true,
);
rows<{ origin: string; next: string; third: Date | null; part: number; least: Int | null }>()(
  legs.select(
    "origin",
    lead("origin", 1, "none").over(byOrigin).alias("next"),
    nthValue("date", 3).over(byOrigin).alias("third"),
    percentRank().over(byOrigin).alias("part"),
    min("delay").over(Window.orderBy("date").rangeBetween(-7, 0)).alias("least"),
  ),
  true,
);
rows<{ origin: string; n: bigint; place: Int; of: bigint | null }>()(
  legs.groupBy("origin").agg({
    n: count(),
    place: rank().over(Window.orderBy(count("*").desc())),
    of: sum(count("*")).over(Window.partitionBy("origin")),
  }),
  true,
);
// @ts-expect-error unknown column to partition by
legs.withColumn("n", count().over(Window.partitionBy("orgin")));
// @ts-expect-error unknown column in a window's order
legs.withColumn("n", count().over(Window.orderBy(col("dat").desc())));
// @ts-expect-error unknown column in the function
legs.withColumn("n", sum("dely").over(byOrigin));
// @ts-expect-error text cannot be summed over a window either
legs.withColumn("n", sum("origin").over(byOrigin));
// @ts-expect-error a ranking without its window
legs.withColumn("n", rowNumber());
// @ts-expect-error a window over a plain column
legs.withColumn("n", col("delay").over(byOrigin));
// @ts-expect-error a window in a filter
legs.filter(rowNumber().over(byOrigin).eq(1));
// @ts-expect-error a window as sort key
legs.orderBy(rowNumber().over(byOrigin).desc());
// @ts-expect-error a window inside an aggregate
legs.agg({ n: sum(rowNumber().over(byOrigin)) });
// @ts-expect-error a fallback of another family
legs.withColumn("n", lag("delay", 1, "none").over(byOrigin));
// @ts-expect-error a column outside the groups
legs.groupBy("origin").agg({ place: rank().over(Window.orderBy("delay")) });
// @ts-expect-error an expression without a name
legs.select(rank().over(byOrigin));

// unions, order, rows
rows<{ id: bigint; kind: string }>()(
  session
    .range(5)
    .withColumn("kind", lit("a"))
    .union(session.range(5).withColumn("kind", lit("b"))) as DataFrame<{ id: bigint; kind: string }>,
  true,
);
// @ts-expect-error another number of columns
legs.union(legs.drop("at"));
rows<{ id: bigint | null; origin: string }>()(
  legs.select("id", "origin").union(airports.select(col("latitude").cast("bigint").as("n"), "iata")) as DataFrame<{
    id: bigint | null;
    origin: string;
  }>,
  true,
);
// @ts-expect-error names that the other lacks
legs.select("id", "origin").unionByName(airports.select(col("latitude").cast("bigint").as("n"), "iata"));
// @ts-expect-error columns of different families
session.range(5).union(session.range(5).select(col("id").cast("string").alias("id")));
// @ts-expect-error another number of columns
legs.subtract(legs.drop("at"));
rows<{ id: bigint; origin: string }>()(legs.select("id", "origin").intersectAll(legs.select("id", "origin")), true);
rows<{ id: bigint; origin: string | null; iata: string | null }>()(
  legs.select("id", "origin").unionByName(airports.select(lit(1n).as("id"), "iata"), { allowMissingColumns: true }),
  true,
);
// @ts-expect-error names that the other lacks, without the option
legs.select("id", "origin").unionByName(airports.select(lit(1n).as("id"), "iata"));
rows<{ a: bigint | string; b: bigint | string }>()(legs.select("id", "origin").toDF("a", "b"), true);
rows<{ origin: string | null; id: number | null }>()(legs.to("origin string, id double"), true);
rows<{ value: string }>()(legs.toJSON(), true);
// @ts-expect-error hints take constants
legs.hint("repartition", col("origin"));
// subtotals, pivot and its reverse
rows<{ origin: string | null; distance: Int | null; n: bigint; level: bigint; whole: Int }>()(
  legs.rollup("origin", "distance").agg({ n: count(), level: groupingId(), whole: grouping("origin") }),
  true,
);
rows<{ origin: string; "1": bigint | null; "2": bigint | null }>()(legs.groupBy("origin").pivot("distance", [1, 2]).sum("delay"), true);
rows<{ origin: string; a_n: bigint | null; a_m: number | null; b_n: bigint | null; b_m: number | null }>()(
  legs
    .groupBy("origin")
    .pivot("origin", ["a", "b"])
    .agg({ n: count(), m: avg("delay") }),
  true,
);
rows<any>()(legs.groupBy("origin").pivot("distance").count(), true);
rows<{ origin: string; what: "delay" | "distance"; value: Int | null }>()(
  legs.unpivot(["origin"], ["delay", "distance"], "what", "value"),
  true,
);
rows<{ origin: string; what: "delay" | "id"; value: Int | bigint | null }>()(
  legs.select("origin", "delay", "id").melt(["origin"], null, "what", "value"),
  true,
);
// @ts-expect-error unknown column to subtotal by
legs.cube("orgin");
// @ts-expect-error unknown column to pivot by
legs.groupBy("origin").pivot("distanc", [1]);
// @ts-expect-error unknown column to aggregate
legs.groupBy("origin").pivot("distance", [1]).sum("delya");
// @ts-expect-error unknown column to unpivot
legs.unpivot(["origin"], ["delya"], "what", "value");

// missing values
rows<Omit<Flight, "delay"> & { delay: Int }>()(legs.na.fill(0), true);
rows<Flight>()(legs.fillna("?"), true);
rows<Omit<Flight, "delay"> & { delay: Int }>()(legs.fillna({ delay: 0 }), true);
rows<{ delay: Int; id: bigint }>()(legs.select("delay", "id").dropna(), true);
rows<{ delay: Int; at: Flight["at"] }>()(legs.select("delay", "at").na.drop("any", ["delay"]), true);
rows<Pick<Flight, "delay" | "at">>()(legs.select("delay", "at").na.drop("all"), true);
rows<{ id: bigint | null }>()(legs.select("id").replace(1, null), true);
rows<Flight>()(legs.replace("ATL", "Atlanta", ["origin"]), true);
// @ts-expect-error unknown column to fill
legs.na.fill(0, ["delya"]);
// @ts-expect-error unknown column among those to fill
legs.na.fill({ delya: 0 });
// @ts-expect-error unknown column whose gaps count
legs.dropna("any", ["delya"]);
// @ts-expect-error unknown column to replace in
legs.na.replace(1, 2, ["delya"]);

// statistics
rows<{ summary: string; delay: string | null; origin: string | null }>()(legs.describe("delay", "origin"), true);
rows<{ summary: string; id: string | null; origin: string | null }>()(legs.select("id", "origin", "date").describe(), true);
// @ts-expect-error correlation with text
void legs.stat.corr("delay", "origin");
const median: Promise<number[]> = legs.approxQuantile("delay", [0.5]);
const medians: Promise<number[][]> = legs.stat.approxQuantile(["delay", "id"], [0.5]);
// @ts-expect-error no number
void legs.stat.approxQuantile("origin", [0.5]);
// @ts-expect-error unknown column
void legs.approxQuantile(["delya"], [0.5]);
rows<{ origin_freqItems: string[] }>()(legs.freqItems(["origin"], 0.1), true);
// @ts-expect-error unknown column
legs.stat.freqItems(["orign"]);
// @ts-expect-error unknown column
legs.describe("delya");
// @ts-expect-error unknown sort key
legs.sortWithinPartitions("delya");
legs.orderBy("origin", col("delay").desc(), year("date")).limit(5).distinct().dropDuplicates("origin").sample(0.1);
legs.dropDuplicates(["origin", "id"]).repartition("origin", year("date")).repartition(4, "origin");
// @ts-expect-error unknown column in a list
legs.dropDuplicates(["delya"]);
// @ts-expect-error unknown column to partition by
legs.repartition("delya");
// @ts-expect-error unknown sort key
legs.orderBy(col("delya").desc());
// @ts-expect-error unknown column
legs.dropDuplicates("delya");
// @ts-expect-error a direction is no condition
legs.filter(col("delay").desc());

// what can be read and written, and with which options
session.read.csv("a", "b", { header: true, mode: "PERMISSIVE" });
rows<{ value: string | null }>()(session.read.text("a"), true);
void legs.write.parquet("x", { compression: "zstd", signal: new AbortController().signal });
void session.write({ legs }).formats({ csv: { header: true }, parquet: {} });
// @ts-expect-error a mistyped option
session.read.csv("a", { headr: true });
// @ts-expect-error a format without a reader
session.read.format("orc");
// @ts-expect-error a format without a writer
legs.write.format("avro");
// @ts-expect-error an option of another format
void legs.write.parquet("x", { header: true });
// @ts-expect-error a mistyped option of one format
void session.write({ legs }).formats({ csv: { headr: true } });
const firstRow: Promise<{ id: bigint } | undefined> = session.range(5).head();

// splitBy knows the splits
const parts = legs.withColumn("split", hashSplit(["id"], { train: 0.8, test: 0.2 })).splitBy("split");
rows<Flight>()(parts.train, true);
rows<Flight>()(legs.splitBy("origin", ["ATL", "ORD"]).ATL as unknown as DataFrame<Flight>, true);
// @ts-expect-error no such split
export const noSuchSplit = parts.validation;

// int64 as number
declare const numbers: Session<"number">;
rows<{ id: number; half: number }>()(numbers.range(5).withColumn("half", col("id").divide(2)), true);
rows<{ id: bigint }>()(session.range(5), true);

// any is an easy escape, in both directions
declare const untyped: DataFrame;
rows<any>()(untyped.filter(col("whatever").gt(1)).withColumn("x", col("y").plus(1)), true);
rows<{ a: any; n: bigint }>()(untyped.groupBy("a").agg({ n: count() }), true);
rows<{ a: any }>()(untyped.join(legs, "origin").select("a"), true);
const asserted: DataFrame<Flight> = untyped;
const forgotten: DataFrame = asserted;
forgotten.select("a", col("b"), sum("c"));
declare const dynamic: string[];
untyped.select(...dynamic).orderBy(...dynamic);
legs.select(...(["origin", "id"] as ("origin" | "id")[]));
declare const someColumns: Column[];
legs.select(...someColumns);
declare const name: string;
// @ts-expect-error a name the compiler does not know
legs.select(name);

// frames with more columns are frames with fewer
const narrow: DataFrame<{ origin: string; id: bigint }> = legs;
// @ts-expect-error but not of other types
const wrong: DataFrame<{ origin: number }> = legs;

// generic helpers keep what they do not know
function lateBy<S extends { delay: Int | null; origin: string }>(frame: DataFrame<S>) {
  return frame
    .filter(col("delay").gt(15))
    .withColumn("late", col("delay").minus(15))
    .filter(col("late").gt(1))
    .orderBy("origin", col("late").desc());
}
rows<Flight & { late: Int | null }>()(lateBy(legs), true);
function meanBy<S extends { delay: Int | null; origin: string }>(frame: DataFrame<S>) {
  return frame.groupBy("origin").agg(avg(col("delay")).alias("mean"));
}
rows<{ origin: string; mean: number | null }>()(meanBy(legs), true);
function sumBy<S extends { delay: Int | null; origin: string }>(frame: DataFrame<S>) {
  return frame.groupBy("origin").sum("delay").limit(3);
}
rows<{ origin: string; "sum(delay)": bigint | null }>()(sumBy(legs), true);
function wrongHelper<S extends { delay: Int | null }>(frame: DataFrame<S>) {
  // @ts-expect-error a column the helper does not ask for
  return frame.filter(col("distance").gt(1));
}
// @ts-expect-error a frame without the columns the helper asks for
lateBy(airports);

// functions of the program: arguments by the types of their parameters, results as declared
const slug = udf((text: string) => text.toLowerCase(), "string");
const late = udf((delay: number | null, more?: number) => (delay === null ? null : delay + (more ?? 0)), "int");
const cents = udf((price: Decimal, id: bigint): bigint | undefined => BigInt(price) * id, "bigint");
const days = udf((...at: Date[]) => at, arrayOf(date()));
const loose = udf((x) => x, "string");
const vectors = arrowUdf(
  (delays: Vector<Int32>, speeds: Vector<Float64>) => Float64Array.from(speeds, (x, i) => (x ?? 0) + (delays.get(i) ?? 0)),
  "double",
);
const spread = udaf((xs: Vector<Float64>) => Math.max(...(xs.toArray() as Float64Array)), double());
rows<{ a: string; b: Int | null; c: Int | null; d: bigint | null; e: readonly Date[]; f: string | null; g: number | null }>()(
  legs.select(
    slug("origin").alias("a"),
    late("delay").alias("b"),
    late("delay", lit(1)).alias("c"),
    cents("price", "id").alias("d"),
    days("date", col("date")).alias("e"),
    loose("at").alias("f"),
    vectors("delay", col("speed")).alias("g"),
  ),
  true,
);
rows<{ origin: string; spread: number }>()(legs.groupBy("origin").agg({ spread: spread("speed") }), true);
rows<{ origin: string; n: bigint; slug: string }>()(legs.groupBy("origin").agg({ n: count(), slug: slug("origin") }), true);
rows<{ id: bigint | null; v: number }>()(
  legs.mapBatches((batch) => batch, "id bigint, v double not null"),
  true,
);
rows<{ origin: string; slope: number }>()(
  legs
    .groupBy("origin")
    .applyArrow(([origin], group) => (origin === "ATL" ? [group] : undefined), schema({ origin: string(), slope: double() })),
  true,
);
// @ts-expect-error no tables
legs.mapBatches((batch) => batch.numRows, "id bigint");
legs.withColumn("top", spread("speed").over(Window.partitionBy("origin")));
legs.filter(udf((text: string) => text === "ATL", "boolean")("origin"));
// @ts-expect-error text where a number is wanted
legs.filter(slug("delay").eq("a"));
// @ts-expect-error a null where none is wanted
legs.withColumn("x", udf((x: number) => x, "double")("delay"));
// @ts-expect-error a bigint where a number is wanted
legs.withColumn("x", late("id"));
// @ts-expect-error an unknown column
legs.withColumn("x", slug("orgin"));
// @ts-expect-error too few arguments
cents("price");
// @ts-expect-error too many arguments
slug("origin", "origin");
// @ts-expect-error another type than declared
udf((x: number) => `${x}`, "double");
// @ts-expect-error another type than declared
arrowUdf((_x: Vector<Float64>) => ["a"], "double");
// @ts-expect-error another type than vectors have
legs.withColumn("x", vectors("delay", "origin"));
// @ts-expect-error an aggregate of columns that are not grouped stands in agg
legs.withColumn("x", spread("speed"));
// @ts-expect-error a column that is not grouped
legs.groupBy("origin").agg({ slug: udf((d: Date) => d.toISOString(), "string")("date") });

export { median, medians, firstRow, narrow, wrong, wrongHelper, date };
