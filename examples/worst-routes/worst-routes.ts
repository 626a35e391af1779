// The two routes out of each big airport on which flights are late most often, and on which day of the week.
// The same file runs in this process, on a Volley cluster and on Apache Spark: only the master differs (README.md).
import { avg, col, count, dateFormat, rank, round, Session, sum, when, Window } from "volley";

const data = process.env["DATA"] ?? "node_modules/vega-datasets/data";
const session = await Session.builder.appName("worst routes").getOrCreate();

const cities = session.read
  .option("header", true)
  .schema("iata string, name string, city string, state string, country string, latitude double, longitude double")
  .csv(`${data}/airports.csv`)
  .select(col("iata").alias("destination"), "city");

const flights = session.read
  .schema("date timestamp_ntz, delay bigint, distance bigint, origin string, destination string")
  .parquet(`${data}/flights-3m.parquet`)
  .withColumns({
    day: dateFormat(col("date"), "E"),
    late: when(col("delay").gt(15), 100).otherwise(0),
  });

const worst = flights
  .groupBy("origin", "destination")
  .agg({ flights: count(), late: round(avg("late"), 1), delay: sum("delay") })
  .filter("flights >= 2000 AND late > 28")
  .withColumn("place", rank().over(Window.partitionBy("origin").orderBy(col("late").desc(), col("delay").desc())))
  .filter(col("place").leq(2));

const byDay = flights
  .groupBy("origin", "destination")
  .pivot("day", ["Mon", "Wed", "Fri", "Sun"])
  .agg(round(avg("late"), 1));

await worst
  .join(byDay, ["origin", "destination"])
  .join(cities, ["destination"], "left")
  .select("origin", "place", "destination", "city", "flights", "late", "Mon", "Wed", "Fri", "Sun")
  .orderBy("origin", "place")
  .show(40);
await session.stop();
