/** Where in the user's program a node was made: `prepare.ts:12:11`, and the source line when it could be read. */
export interface Origin {
  readonly callSite: string;
  readonly fragment?: string;
}

/**
 * Every error class Volley raises: SQLSTATE, and whether running the same thing again may help.
 * Names and states are Spark's where Spark has the class (error-conditions.json).
 */
export const errorClasses = {
  UNRESOLVED_COLUMN: { sqlState: "42703" },
  UNRESOLVED_COLUMN_AMONG_FIELD_NAMES: { sqlState: "42703" },
  UNRESOLVED_USING_COLUMN_FOR_JOIN: { sqlState: "42703" },
  AMBIGUOUS_REFERENCE: { sqlState: "42704" },
  AMBIGUOUS_COLUMN_REFERENCE: { sqlState: "42702" },
  CANNOT_RESOLVE_DATAFRAME_COLUMN: { sqlState: "42704" },
  CANNOT_RESOLVE_STAR_EXPAND: { sqlState: "42704" },
  INVALID_USAGE_OF_STAR_OR_REGEX: { sqlState: "42000" },
  INVALID_USAGE_OF_STAR_WITH_TABLE_IDENTIFIER_IN_COUNT: { sqlState: "42000" },
  INVALID_OBSERVED_METRICS: { sqlState: "42K0E" },
  UNRESOLVED_ROUTINE: { sqlState: "42883" },
  WRONG_NUM_ARGS: { sqlState: "42605" },
  DATATYPE_MISMATCH: { sqlState: "42K09" },
  MISSING_AGGREGATION: { sqlState: "42803" },
  INVALID_AGGREGATE: { sqlState: "42903" },
  AGGREGATE_FUNCTION_WITH_NONDETERMINISTIC_EXPRESSION: { sqlState: "42845" },
  WINDOW_FUNCTION_WITHOUT_OVER_CLAUSE: { sqlState: "42601" },
  WINDOW_FUNCTION_FRAME_NOT_ORDERED: { sqlState: "42601" },
  WINDOW_FUNCTION_AND_FRAME_MISMATCH: { sqlState: "42K0E" },
  WINDOW_FUNCTION_NOT_ALLOWED_IN_CLAUSE: { sqlState: "42601" },
  DISTINCT_WINDOW_FUNCTION_UNSUPPORTED: { sqlState: "0A000" },
  UNSUPPORTED_EXPR_FOR_WINDOW: { sqlState: "42P20" },
  UNSUPPORTED_GROUPING_EXPRESSION: { sqlState: "42K0E" },
  GROUPING_COLUMN_MISMATCH: { sqlState: "42803" },
  GROUPING_ID_COLUMN_MISMATCH: { sqlState: "42803" },
  ORDER_BY_POS_OUT_OF_RANGE: { sqlState: "42805" },
  PIVOT_VALUE_DATA_TYPE_MISMATCH: { sqlState: "42K09" },
  UNRECOGNIZED_STATISTIC: { sqlState: "42704" },
  DUPLICATED_METRICS_NAME: { sqlState: "42710" },
  UNPIVOT_REQUIRES_VALUE_COLUMNS: { sqlState: "42K0A" },
  UNPIVOT_VALUE_DATA_TYPE_MISMATCH: { sqlState: "42K09" },
  TABLE_OR_VIEW_NOT_FOUND: { sqlState: "42P01" },
  TEMP_TABLE_OR_VIEW_ALREADY_EXISTS: { sqlState: "42P07" },
  COLUMN_ALREADY_EXISTS: { sqlState: "42711" },
  ASSIGNMENT_ARITY_MISMATCH: { sqlState: "42802" },
  AMBIGUOUS_COLUMN_OR_FIELD: { sqlState: "42702" },
  INVALID_COLUMN_OR_FIELD_DATA_TYPE: { sqlState: "42000" },
  NULLABLE_COLUMN_OR_FIELD: { sqlState: "42000" },
  UNRESOLVED_FIELD: { sqlState: "42703" },
  NUM_COLUMNS_MISMATCH: { sqlState: "42826" },
  INCOMPATIBLE_COLUMN_TYPE: { sqlState: "42825" },
  ALL_PARTITION_COLUMNS_NOT_ALLOWED: { sqlState: "KD005" },
  CANNOT_MERGE_SCHEMAS: { sqlState: "42KD9" },
  CONFLICTING_PARTITION_COLUMN_NAMES: { sqlState: "KD009" },
  INVALID_PARTITION_COLUMN_DATA_TYPE: { sqlState: "0A000" },
  EMPTY_PARTITION_COLUMN_VALUE: { sqlState: "KD009" },
  PARSE_SYNTAX_ERROR: { sqlState: "42601" },
  UNSUPPORTED_FEATURE: { sqlState: "0A000" },
  INVALID_ARGUMENT: { sqlState: "22023" },
  UNSUPPORTED_GENERATOR: { sqlState: "42K0E" },
  UDTF_ALIAS_NUMBER_MISMATCH: { sqlState: "42802" },
  INVALID_ARRAY_INDEX: { sqlState: "22003" },
  INVALID_ARRAY_INDEX_IN_ELEMENT_AT: { sqlState: "22003" },
  INVALID_INDEX_OF_ZERO: { sqlState: "22003" },
  INVALID_PARAMETER_VALUE: { sqlState: "22023" },
  INVALID_EXTRACT_FIELD_TYPE: { sqlState: "42000" },
  INVALID_EXTRACT_BASE_FIELD_TYPE: { sqlState: "42000" },
  COMPARATOR_RETURNS_NULL: { sqlState: "22004" },
  INVALID_OPTIONS: { sqlState: "42K06" },
  INVALID_SQL_SYNTAX: { sqlState: "42000" },
  INVALID_WITHIN_GROUP_EXPRESSION: { sqlState: "42K0K" },
  MULTI_ALIAS_WITHOUT_GENERATOR: { sqlState: "42K0E" },
  INVALID_LAMBDA_FUNCTION_CALL: { sqlState: "42K0D" },
  FIELD_NOT_FOUND: { sqlState: "42704" },
  DUPLICATED_MAP_KEY: { sqlState: "23505" },
  NULL_MAP_KEY: { sqlState: "2200E" },
  USER_RAISED_EXCEPTION: { sqlState: "P0001" },
  FAILED_EXECUTE_UDF: { sqlState: "39000" },
  CANNOT_DECODE_URL: { sqlState: "22546" },
  INVALID_URL: { sqlState: "22P02" },
  ARITHMETIC_OVERFLOW: { sqlState: "22003" },
  BINARY_ARITHMETIC_OVERFLOW: { sqlState: "22003" },
  DIVIDE_BY_ZERO: { sqlState: "22012" },
  REMAINDER_BY_ZERO: { sqlState: "22012" },
  NUMERIC_VALUE_OUT_OF_RANGE: { sqlState: "22003" },
  NUMERIC_OUT_OF_SUPPORTED_RANGE: { sqlState: "22003" },
  INTERVAL_DIVIDED_BY_ZERO: { sqlState: "22012" },
  CANNOT_PARSE_INTERVAL: { sqlState: "22006" },
  INVALID_BITMAP_POSITION: { sqlState: "22003" },
  VECTOR_DIMENSION_MISMATCH: { sqlState: "22000" },
  INVALID_VECTOR_NORM_DEGREE: { sqlState: "22023" },
  INVALID_FORMAT: { sqlState: "42601" },
  INVALID_ESC: { sqlState: "42604" },
  CONVERSION_INVALID_INPUT: { sqlState: "22018" },
  INVALID_INTERVAL_FORMAT: { sqlState: "22006" },
  INVALID_DATETIME_PATTERN: { sqlState: "22007" },
  INCONSISTENT_BEHAVIOR_CROSS_VERSION: { sqlState: "42K0B" },
  CANNOT_PARSE_TIMESTAMP: { sqlState: "22007" },
  DATETIME_FIELD_OUT_OF_BOUNDS: { sqlState: "22023" },
  ILLEGAL_DAY_OF_WEEK: { sqlState: "22009" },
  INVALID_EXTRACT_FIELD: { sqlState: "42601" },
  INVALID_TIMEZONE: { sqlState: "22009" },
  CAST_OVERFLOW: { sqlState: "22003" },
  CAST_INVALID_INPUT: { sqlState: "22018" },
  MALFORMED_RECORD_IN_PARSING: { sqlState: "22023" },
  UNABLE_TO_INFER_SCHEMA: { sqlState: "42KD9" },
  INVALID_JSON_SCHEMA_MAP_TYPE: { sqlState: "22032" },
  INVALID_CORRUPT_RECORD_TYPE: { sqlState: "42804" },
  UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE: { sqlState: "0A000" },
  CANNOT_READ_FILE: { sqlState: "KD001" },
  PATH_NOT_FOUND: { sqlState: "42K03" },
  ACCESS_DENIED: { sqlState: "42501" },
  STORAGE_UNREACHABLE: { sqlState: "08001", retryable: true },
  STORAGE_THROTTLED: { sqlState: "53000", retryable: true },
  OBJECT_CHANGED: { sqlState: "KD002" },
  PATH_ALREADY_EXISTS: { sqlState: "42K04" },
  CONCURRENT_WRITE: { sqlState: "40001" },
  OUT_OF_MEMORY: { sqlState: "53200", retryable: true },
  RESULT_TOO_LARGE: { sqlState: "54000" },
  DISK_FULL: { sqlState: "53100", retryable: true },
  TASK_FAILED: { sqlState: "58000" },
  CHECKPOINT_RDD_BLOCK_ID_NOT_FOUND: { sqlState: "56000" },
  EXECUTOR_LOST: { sqlState: "58030", retryable: true },
  NO_EXECUTORS: { sqlState: "57P03" },
  DRIVER_UNREACHABLE: { sqlState: "08006", retryable: true },
  SESSION_CLOSED: { sqlState: "08003" },
  VERSION_MISMATCH: { sqlState: "08P01" },
  ADDRESS_IN_USE: { sqlState: "58005" },
  CONFIGURATION: { sqlState: "F0000" },
  TYPE_CHECK_FAILED: { sqlState: "42000" },
  PRECISION_LOSS: { sqlState: "22003" },
  OPERATION_CANCELED: { sqlState: "HY008" },
  FAILED_TO_PARSE_TOO_COMPLEX: { sqlState: "54001" },
  INTERNAL: { sqlState: "XX000" },
} as const satisfies Record<string, { sqlState: string; retryable?: boolean }>;

export type ErrorClass = keyof typeof errorClasses;

export interface ErrorDetails {
  /** The node of the user's program at fault. */
  readonly origin?: Origin | undefined;
  /** Where it happened, outermost first: object and row, stage, task. One short line each. */
  readonly where?: readonly string[];
  /** What to do about it, one short line each. */
  readonly hints?: readonly string[];
  readonly cause?: unknown;
}

/** The one error users meet: what happened, where, and what to do. It keeps its shape across processes. */
export class VolleyError extends Error {
  readonly errorClass: ErrorClass;
  readonly origin: Origin | undefined;
  readonly where: readonly string[];
  readonly hints: readonly string[];

  constructor(errorClass: ErrorClass, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = "VolleyError";
    this.errorClass = errorClass;
    this.origin = details.origin;
    this.where = details.where ?? [];
    this.hints = details.hints ?? [];
  }

  /** Five characters of ANSI SQLSTATE. */
  get sqlState(): string {
    return errorClasses[this.errorClass].sqlState;
  }

  get retryable(): boolean {
    const row: { sqlState: string; retryable?: boolean } = errorClasses[this.errorClass];
    return row.retryable ?? false;
  }
}

/** True for errors of any copy of this package (`instanceof` fails across bundles). */
export function isVolleyError(error: unknown): error is VolleyError {
  return error instanceof Error && error.name === "VolleyError" && "errorClass" in error;
}

/** What nobody foresaw, as INTERNAL; an expression nested deeper than a stack holds, as FAILED_TO_PARSE_TOO_COMPLEX. */
export function unforeseen(error: unknown): VolleyError {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof RangeError && /call stack/.test(message))
    return new VolleyError("FAILED_TO_PARSE_TOO_COMPLEX", "an expression or a chain of frames is nested too deeply", {
      cause: error,
      hints: ["split a long expression by withColumn, use isin() for many alternatives, or write and read what lies between"],
    });
  return new VolleyError("INTERNAL", message, {
    cause: error,
    hints: ["this is a defect in Volley: please report it with the program that shows it"],
  });
}

/** The same error, blamed on a node of the user's program; one that has an origin already, and what is no VolleyError, stay as they are. */
export function blame(error: unknown, origin: Origin | undefined): unknown {
  if (!isVolleyError(error) || error.origin || !origin) return error;
  const { errorClass, message, where, hints, cause, stack } = error;
  return Object.assign(new VolleyError(errorClass, message, { origin, where, hints, cause }), { stack });
}
