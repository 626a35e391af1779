import { avg, broadcast, col, count, dateTrunc, dayofmonth, dayofweek, hashSplit, month, Session, when } from "volley";

const bucket = process.env["FLIGHTS_BUCKET"] ?? "s3://flights";
const session = await Session.builder.appName("flights").getOrCreate();

const airports = session.read
  .option("header", true)
  .schema("iata string, name string, city string, state string, country string, latitude double, longitude double")
  .csv(`${bucket}/raw/airports/`);

// Rows have no key: the split hangs on the values that name a flight, so that twins stay together.
const legs = session.read
  .schema("date timestamp_ntz, delay bigint, distance bigint, origin string, destination string")
  .parquet(`${bucket}/raw/flights/`)
  .withColumns({
    split: hashSplit(["date", "origin", "destination"], { train: 0.7, validation: 0.15, test: 0.15 }),
    hour: dateTrunc("hour", col("date")),
    late: when(col("delay").gt(15), 1).otherwise(0),
  });

// How busy the airport is in that hour: a schedule's fact, known before the flight.
const departures = legs.groupBy("origin", "hour").agg({ departures: count() });

// Statistics of past delays, from the training flights alone: nothing of validation and test leaks into them.
const train = legs.filter(col("split").eq("train"));
const byOrigin = train.groupBy("origin").agg({ originFlights: count(), originDelay: avg(col("delay")), originLate: avg(col("late")) });
const byRoute = train
  .groupBy("origin", "destination")
  .agg({ routeFlights: count(), routeDelay: avg(col("delay")), routeLate: avg(col("late")) });

const from = airports.select(
  col("iata").alias("origin"),
  col("latitude").alias("originLatitude"),
  col("longitude").alias("originLongitude"),
);
const to = airports.select(
  col("iata").alias("destination"),
  col("latitude").alias("destinationLatitude"),
  col("longitude").alias("destinationLongitude"),
);

// XGBoost computes in 32-bit floats: no digit beyond them is worth writing.
const feature = <N extends string>(name: N) => col(name).cast("float").alias(name);

const ready = legs
  .join(departures, ["origin", "hour"], "inner")
  .join(broadcast(byOrigin), ["origin"], "left")
  .join(broadcast(byRoute), ["origin", "destination"], "left")
  .join(broadcast(from), ["origin"], "left")
  .join(broadcast(to), ["destination"], "left")
  .select(
    "split",
    "late",
    "distance",
    month(col("date")).alias("month"),
    dayofmonth(col("date")).alias("day"),
    dayofweek(col("date")).alias("weekday"),
    "departures",
    "originFlights",
    feature("originDelay"),
    feature("originLate"),
    "routeFlights",
    feature("routeDelay"),
    feature("routeLate"),
    feature("originLatitude"),
    feature("originLongitude"),
    feature("destinationLatitude"),
    feature("destinationLongitude"),
  );

const written = await session.write(ready.splitBy("split")).mode("overwrite").formats("csv", "parquet").save(`${bucket}/ready/`);

console.log(`\n  ${written.files.length} files below ${written.destination}, published together`);
await session.stop();
