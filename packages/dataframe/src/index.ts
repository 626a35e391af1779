export type { ExplainMode } from "@volley/plan";
export type { Backend, ResultStream } from "./backend.ts";
export type { Argument, Value } from "./column/arguments.ts";
export type { CaseColumn, Column, SortColumn } from "./column/column.ts";
export type { ActionOptions, DataFrame, ShowOptions } from "./frame/dataframe.ts";
export { broadcast } from "./frame/frame.ts";
export type { GroupedData } from "./frame/grouped-data.ts";
export type { JoinName } from "./frame/rows.ts";
export {
  avg,
  boolAnd,
  boolOr,
  corr,
  count,
  countDistinct,
  countIf,
  max,
  mean,
  median,
  min,
  stddev,
  stddevPop,
  sum,
  sumDistinct,
  varPop,
  variance,
} from "./functions/aggregate.ts";
export type { TruncUnit } from "./functions/datetime.ts";
export {
  dateAdd,
  datediff,
  dateSub,
  dateTrunc,
  dayofmonth,
  dayofweek,
  dayofyear,
  hour,
  minute,
  month,
  quarter,
  second,
  toDate,
  unixSeconds,
  weekofyear,
  year,
} from "./functions/datetime.ts";
export { hashSplit, hashUnit, md5, sha256 } from "./functions/hash.ts";
export {
  abs,
  acos,
  asin,
  atan,
  atan2,
  ceil,
  cos,
  degrees,
  exp,
  floor,
  ln,
  log10,
  pow,
  radians,
  rand,
  round,
  signum,
  sin,
  sqrt,
  tan,
} from "./functions/math.ts";
export { coalesce, col, greatest, ifnull, isnan, isnotnull, isnull, least, lit, not, nullif, when } from "./functions/normal.ts";
export {
  concat,
  concatWs,
  contains,
  endswith,
  length,
  like,
  lower,
  ltrim,
  replace,
  rlike,
  rtrim,
  startswith,
  substring,
  trim,
  upper,
} from "./functions/string.ts";
export type {
  CsvReadOptions,
  CsvWriteOptions,
  JsonReadOptions,
  JsonWriteOptions,
  ParquetWriteOptions,
  WriteOptions,
} from "./io/format-options.ts";
export type { OptionValue, OptionValues } from "./io/options.ts";
export { DataFrameReader } from "./io/reader.ts";
export type { SaveOptions } from "./io/writer.ts";
export { DataFrameWriter, DatasetWriter } from "./io/writer.ts";
export { here, hideFrames } from "./origin/call-site.ts";
export type { TypeName } from "./schema/cast-types.ts";
export type { FieldType, Infer, Schema } from "./schema/field-types.ts";
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
} from "./schema/field-types.ts";
export type { BackendFactory } from "./session/builder.ts";
export { SessionBuilder, setBackendFactory } from "./session/builder.ts";
export type { SessionOptions } from "./session/options.ts";
export { int64Setting } from "./session/options.ts";
export { createSession, Session } from "./session/session.ts";
export type { AnyNumber, Decimal, Int, Int64Mode } from "./values/value-types.ts";
