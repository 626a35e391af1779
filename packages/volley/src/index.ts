/**
 * Distributed dataframes: a program builds a plan from typed frames and columns; an action runs it in this process, on a driver
 * and executors, or on a Spark Connect server.
 *
 * ```ts
 * import { avg, col, hashSplit, long, schema, Session, string, when } from "volley";
 *
 * const flights = schema({ date: string(), origin: string(), delay: long(), distance: long() });
 *
 * const session = await Session.builder.appName("flights").getOrCreate();
 *
 * const legs = session.read.schema(flights).parquet("s3://flights/raw/").withColumns({
 *   split: hashSplit(["date", "origin"], { train: 0.8, test: 0.2 }),
 *   late: when(col("delay").gt(15), 1).otherwise(0),
 * });
 *
 * const byOrigin = legs
 *   .filter(col("split").eq("train"))
 *   .groupBy("origin")
 *   .agg({ originDelay: avg(col("delay")) });
 *
 * const ready = legs.join(byOrigin, ["origin"], "left").select("split", "late", "distance", "originDelay");
 *
 * await session.write(ready.splitBy("split")).mode("overwrite").parquet("s3://flights/ready/");
 * await session.stop();
 * ```
 *
 * @module
 */

import { wireSessions } from "./session/wire.ts";

wireSessions();

// Sessions.
export { Session } from "@volley/dataframe";
export type { Int64Mode, SessionBuilder, SessionOptions } from "@volley/dataframe";

// Frames, and what their methods take and give.
export { broadcast } from "@volley/dataframe";
export { Observation, Window } from "@volley/dataframe";
export type {
  ActionOptions,
  Catalog,
  DataFrame,
  ExplainMode,
  GroupedData,
  NaFunctions,
  PivotedData,
  ShowOptions,
  StatFunctions,
  WindowSpec,
  WindowStart,
} from "@volley/dataframe";
export type { JoinName } from "./inferred.ts";

// Reading and writing.
export type { DataFrameReader, DataFrameWriter, DatasetWriter, OptionValue, OptionValues, SaveOptions } from "@volley/dataframe";
export type {
  ArrowWriteOptions,
  CsvReadOptions,
  CsvWriteOptions,
  FileReadOptions,
  FileWriteOptions,
  JsonReadOptions,
  JsonWriteOptions,
  ParquetReadOptions,
  ParquetWriteOptions,
  RecordReadOptions,
  TextReadOptions,
  TextWriteOptions,
} from "@volley/dataframe";
export type { FileFormat, MarkerPlace, SaveMode, WriteFormat, WriteResult } from "@volley/plan";

// Columns, and the functions of the catalogue.
export * from "@volley/dataframe/functions";
export type {
  AnyNumber,
  Argument,
  CaseColumn,
  Column,
  Decimal,
  FunctionOptions,
  GeneratorColumn,
  Int,
  SortColumn,
  TypeName,
  UserDefinedAggregate,
  UserDefinedFunction,
  UserFunctions,
  Value,
} from "@volley/dataframe";

// Schemas.
export {
  arrayOf,
  binary,
  boolean,
  byte,
  date,
  dayTimeInterval,
  decimal,
  double,
  float,
  integer,
  long,
  mapOf,
  schema,
  short,
  string,
  structOf,
  timestamp,
  timestampNtz,
  yearMonthInterval,
} from "@volley/dataframe";
export type { FieldType, Infer, Schema } from "@volley/dataframe";
export type { DataType, StructField, StructType } from "@volley/plan";
export { StorageLevel } from "@volley/plan";

// Errors.
export { isVolleyError, VolleyError } from "@volley/plan";
export type { ErrorClass, Origin } from "@volley/plan";
