/** The kinds of failure DuckDB distinguishes, in the order of its C enumeration `duckdb_error_type`. */
const errorTypes = [
  "invalid",
  "out of range",
  "conversion",
  "unknown type",
  "decimal",
  "mismatch type",
  "divide by zero",
  "object size",
  "invalid type",
  "serialization",
  "transaction",
  "not implemented",
  "expression",
  "catalog",
  "parser",
  "planner",
  "scheduler",
  "executor",
  "constraint",
  "index",
  "stat",
  "connection",
  "syntax",
  "settings",
  "binder",
  "network",
  "optimizer",
  "null pointer",
  "io",
  "interrupt",
  "fatal",
  "internal",
  "invalid input",
  "out of memory",
  "permission",
  "parameter not resolved",
  "parameter not allowed",
  "dependency",
  "http",
  "missing extension",
  "autoload",
  "sequence",
  "invalid configuration",
] as const;

/** What kind of failure a `DuckDBError` is; `"usage"` is a wrong use of this package, found before DuckDB was asked. */
export type DuckDBErrorType = (typeof errorTypes)[number] | "usage";

/**
 * DuckDB refused or failed. `message` is DuckDB's own text; `type` tells the kinds apart
 * (`"out of memory"`, `"conversion"`, `"io"`, `"interrupt"`, `"parser"`, `"catalog"`, `"binder"`, …).
 */
export class DuckDBError extends Error {
  override readonly name = "DuckDBError";
  readonly type: DuckDBErrorType;

  constructor(type: DuckDBErrorType, message: string, options?: ErrorOptions) {
    super(message, options);
    this.type = type;
  }
}

/** DuckDB's native library does not exist for this platform, or its package is not installed. */
export class UnsupportedPlatformError extends Error {
  override readonly name = "UnsupportedPlatformError";
}

/** The name of a number of DuckDB's `duckdb_error_type`. */
export function errorTypeOfCode(code: number): DuckDBErrorType {
  return errorTypes[code] ?? "invalid";
}

/**
 * The type that DuckDB's message names ("Binder Error: …"). A failed prepare gives a message only,
 * so this is how its type is found.
 */
export function errorTypeOfMessage(message: string): DuckDBErrorType {
  const words = /^([A-Za-z ]+?) (?:Error|Exception):/.exec(message)?.[1]?.toLowerCase();
  return errorTypes.find((type) => type === words) ?? "invalid";
}
