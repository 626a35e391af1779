export type { ErrorClass, ErrorDetails, Origin } from "./errors.ts";
export { blame, errorClasses, isVolleyError, unforeseen, VolleyError } from "./errors.ts";
export {
  alias,
  attribute,
  call,
  cast,
  expressionString,
  extractValue,
  lambda,
  lambdaVariable,
  literal,
  multiAlias,
  sortOrder,
  columnRegex,
  namedColumn,
  star,
  updateFields,
  userFunctionCall,
  window,
} from "./expressions/build.ts";
export type {
  Alias,
  Attribute,
  Cast,
  Expression,
  ExpressionKind,
  ExtractValue,
  FrameBoundary,
  ExpressionString,
  FunctionCall,
  Lambda,
  LambdaVariable,
  Literal,
  LiteralValue,
  MultiAlias,
  SortOrder,
  ColumnRegex,
  Star,
  UpdateFields,
  UserFunctionCall,
  Window,
  WindowFrame,
} from "./expressions/expression.ts";
export type { UserFunction, UserFunctionForm, UserFunctionUse, UserModule } from "./expressions/user-function.ts";
export { userFunctionForms } from "./expressions/user-function.ts";
export { expressionChildren, someExpression } from "./expressions/walk.ts";
export { accessors } from "./functions/collection/access.ts";
export { isBranchValue } from "./functions/conditional.ts";
export { findFunction, functions, programName } from "./functions/catalogue.ts";
export type { Generator } from "./functions/generators.ts";
export { generators } from "./functions/generators.ts";
export type {
  AggregateFunction,
  AggregateState,
  ConstantRule,
  Constants,
  Conversion,
  FunctionDefinition,
  FunctionTable,
  Given,
  InputRule,
  LambdaShape,
  LambdaSql,
  PartialColumn,
  ScalarFunction,
  ValueRange,
  WindowFunction,
} from "./functions/definition.ts";
export { bytesText } from "./functions/string/bytes.ts";
export { floatOf } from "./functions/math/float.ts";
export { type PatternType, patternParts } from "./functions/datetime/pattern.ts";
export { formatted } from "./functions/datetime/print.ts";
export { readBy, readsZone } from "./functions/datetime/read.ts";
export { jsonMember, readJson } from "./functions/json/read.ts";
export { writeJsonObject } from "./functions/json/write.ts";
export { intervalOf, intervalOfParts, intervalParts, intervalText } from "./functions/datetime/interval-text.ts";
export { isNested, nestedOrder } from "./functions/collection/nested-order.ts";
export { temporalOperator } from "./functions/datetime/temporal-operators.ts";
export { lambdaSql, once, onePass } from "./functions/once.ts";
export { realText } from "./functions/math/real-text.ts";
export { structSql } from "./functions/collection/struct.ts";
export { literally } from "./functions/string/regex-text.ts";
export { isTumbling, slidingWindows } from "./functions/datetime/time-window.ts";
export { instantIn, isUtc, sessionInstant, zoneInstant } from "./functions/datetime/zone.ts";
export type { PlanAnswers, PlanQuestion } from "./relations/plan-question.ts";
export type { ObservedMetrics } from "./relations/observed-metrics.ts";
export { relation } from "./relations/build.ts";
export type { RelationParts } from "./relations/build.ts";
export type { MarkerPlace, SaveMode, Sink, WriteCommand, WriteFormat, WriteResult } from "./relations/command.ts";
export { saveModes, writeFormats } from "./relations/command.ts";
export type { ExplainMode } from "./relations/explain-mode.ts";
export { explainModes } from "./relations/explain-mode.ts";
export type {
  Aggregate,
  ApproxQuantile,
  CollectMetrics,
  Deduplicate,
  Describe,
  Drop,
  DropNa,
  FileFormat,
  FillNa,
  FreqItems,
  Filter,
  Hint,
  Join,
  JoinType,
  Limit,
  LocalRelation,
  MapBatches,
  Offset,
  Project,
  Range,
  Read,
  Relation,
  RelationKind,
  Repartition,
  Replace,
  Sample,
  SampleBy,
  SetOperation,
  Sort,
  SubqueryAlias,
  Tail,
  ToDF,
  ToSchema,
  Unpivot,
  WithColumns,
  WithColumnsRenamed,
} from "./relations/relation.ts";
export { fileFormats, joinTypes } from "./relations/relation.ts";
export type { CacheAnswers, CacheCommand, CacheCommandKind } from "./relations/cache-command.ts";
export { StorageLevel, storageLevelText } from "./relations/storage-level.ts";
export { userFunctions } from "./relations/user-functions.ts";
export { relationExpressions, relationInputs } from "./relations/walk.ts";
export { checkOptions } from "./formats/check-options.ts";
export { datetimePatterns } from "./formats/datetime-patterns.ts";
export { requireJsonKeys, requireTypes } from "./formats/check-types.ts";
export { unescaped } from "./formats/escapes.ts";
export { isTrue } from "./formats/is-true.ts";
export type { FormatOption, OptionKind } from "./formats/options.ts";
export { readerOptions, writerOptions } from "./formats/options.ts";
export { closest } from "./suggest.ts";
export { asDecimal, boundedDecimal, commonType, isInstant, isIntegral, isNumeric, widens } from "./types/coercion.ts";
export type {
  ArrayType,
  DataType,
  DecimalType,
  MapType,
  SimpleType,
  SimpleTypeName,
  StructField,
  StructType,
} from "./types/data-type.ts";
export { intervalType, isIntervalType, type IntervalType, intervalUnits, unitLengths, unitsOf } from "./types/interval.ts";
export { arrayType, decimalType, mapType, sameType, simpleTypeNames, simpleTypes, structField, structType } from "./types/data-type.ts";
export { parseSchema, parseType, schemaText, simpleTypeText, typeText } from "./types/ddl.ts";
export { duckdbType, fromDuckdbType, sqlName, sqlString } from "./types/duckdb-type.ts";
