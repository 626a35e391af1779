// Compiled with declarations: every type that the compiler infers here has to have a name that other packages can import.
import {
  avg,
  coalesce,
  col,
  concat,
  count,
  type DataFrame,
  dateTrunc,
  explode,
  expr,
  filter,
  hashSplit,
  type Infer,
  lit,
  long,
  lower,
  max,
  rand,
  round,
  rowNumber,
  schema,
  Session,
  string,
  struct,
  sum,
  transform,
  Window,
  when,
  year,
} from "volley";

export const flights = schema({ origin: string(), delay: long().nullable() });
export type Flight = Infer<typeof flights>;

export const late = col("delay").gt(15).and(col("origin").isNotNull());
export const label = when(col("delay").gt(15), 1).otherwise(0);
export const open = when(col("delay").gt(15), lit("x"));
export const average = avg(col("delay").plus(1));
export const total = sum("delay");
export const share = col("a").divide(col("b")).alias("share");
export const filled = coalesce("a", lit(0));
export const text = concat(col("a"), lit("-"), lower("b"));
export const when2 = dateTrunc("hour", "date");
export const inYear = year("date");
export const rounded = round(col("x").multiply(2), 2);
export const part = hashSplit(["origin"], { train: 0.7, test: 0.3 });
export const latest = max("x");
export const random = rand();
export const order = col("x").desc();
export const wide = col("x").cast("double");

export const session = await Session.builder.getOrCreate();
export const legs = session.read.schema(flights).parquet("in").withColumn("late", late).withColumns({ part });
export const grouped = legs.groupBy("origin");
export const byOrigin = grouped.agg({ n: count(), m: average });
export const ready = legs.join(byOrigin, ["origin"], "left").select("part", "m", col("late").as("label"));
export const splits = ready.splitBy("part");
export const writer = session.write(splits).mode("overwrite");
export const rows = await ready.collect();
export const table = await ready.toArrow();
export function lateOnes(frame: DataFrame<Flight>) {
  return frame.filter(col("delay").gt(15));
}

export const elements = transform("xs", (x) => x);
export const some = filter("xs", (x) => x.isNotNull());
export const ranked = rowNumber().over(Window.partitionBy("origin").orderBy(col("delay").desc()));
export const running = sum("delay").over(Window.partitionBy("origin").orderBy("date").rowsBetween(-1, 0));
export const first = col("xs").getItem(0);
export const pair = struct("a", "b");
export const many = explode("xs");
export const written = expr("a + 1 as b");
export const rolled = legs.rollup("origin").agg({ n: count() });
export const renamed = legs.withColumnRenamed("origin", "from").drop("delay");
