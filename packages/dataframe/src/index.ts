export type { ExplainMode } from "@volley/plan";
export type { Backend, ResultStream } from "./backend.ts";
export type { Argument, Value } from "./column/argument-types.ts";
export type { CaseColumn, Column, GeneratorColumn, SortColumn } from "./column/column.ts";
export type { WindowSpec } from "./column/window-spec.ts";
export type { ActionOptions, DataFrame, ShowOptions } from "./frame/dataframe.ts";
export { broadcast } from "./frame/frame.ts";
export type { Catalog } from "./session/catalog.ts";
export type { GroupedData, PivotedData } from "./frame/grouped-data.ts";
export type { NaFunctions } from "./frame/na.ts";
export type { StatFunctions } from "./frame/stat.ts";
export type { JoinName } from "./frame/rows.ts";
export { Observation } from "./frame/observation.ts";
export type { WindowStart } from "./frame/window.ts";
export { Window } from "./frame/window.ts";
export * from "./functions/index.ts";
export type {
  ArrowWriteOptions,
  CsvReadOptions,
  FileReadOptions,
  FileWriteOptions,
  CsvWriteOptions,
  JsonReadOptions,
  JsonWriteOptions,
  ParquetReadOptions,
  ParquetWriteOptions,
  RecordReadOptions,
  TextReadOptions,
  TextWriteOptions,
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
export type { FunctionOptions } from "./udf/define.ts";
export type { UserDefinedAggregate, UserDefinedFunction } from "./udf/function-types.ts";
export type { UserFunctions } from "./session/functions.ts";
export { keepModuleText } from "./udf/module-text.ts";
export type { AnyNumber, Decimal, Int, Int64Mode } from "./values/value-types.ts";
