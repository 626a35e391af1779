import { type ErrorClass, errorClasses, isVolleyError, type Origin, unforeseen, VolleyError } from "@volley/plan";
import {
  CallCancelledError,
  CallError,
  callError,
  DeadlineError,
  type ErrorDetail,
  PeerUnreachableError,
  statusCodes,
  UnauthenticatedError,
} from "@volley/protocol";

/**
 * An error as a driver ends a call with it: INTERNAL, as Spark does, with an ErrorInfo that any Spark Connect client
 * reads and Volley's own detail. Errors other than VolleyError and CallError become INTERNAL ones.
 */
export function errorToCall(error: unknown): CallError {
  if (error instanceof CallError) return error;
  const known = isVolleyError(error) ? error : unforeseen(error);
  const { errorClass, message, where, hints, origin } = known;
  // SQLSTATE classes 42 and 0A are about the program, not about running it.
  const analysis = /^(42|0A)/.test(known.sqlState);
  return callError(statusCodes.INTERNAL, `[${errorClass}] ${message} SQLSTATE: ${known.sqlState}`, {
    detail: { errorClass, message, where, hints, callSite: origin?.callSite ?? "", fragment: origin?.fragment ?? "" },
    info: {
      reason: analysis ? "org.apache.spark.sql.AnalysisException" : "org.apache.spark.SparkException",
      errorClass,
      sqlState: known.sqlState,
      messageParameters: {},
      errorId: "",
    },
    cause: error,
  });
}

/** The error a user sees for a call that failed. `target` is the address as the user wrote it: sc://host:port */
export function errorFromCall(error: unknown, target: string): VolleyError {
  if (isVolleyError(error)) return error;
  if (!(error instanceof CallError)) return unforeseen(error);
  if (error.detail) return fromDetail(error.detail, error);
  if (error.info) return fromSpark(error, target);
  if (error instanceof PeerUnreachableError || error instanceof DeadlineError) return unreachable(error, target);
  if (error instanceof CallCancelledError) return new VolleyError("OPERATION_CANCELED", "the operation was cancelled", { cause: error });
  if (error instanceof UnauthenticatedError) {
    return new VolleyError("ACCESS_DENIED", `the driver at ${target} refuses the token`, {
      hints: ["give the token it was started with: sc://host:port/;token=…"],
      cause: error,
    });
  }
  if (error.code === statusCodes.UNIMPLEMENTED) {
    return new VolleyError("UNSUPPORTED_FEATURE", `the server at ${target} does not do this: ${error.message}`, { cause: error });
  }
  return new VolleyError("INTERNAL", error.message || `the call to ${target} failed with status ${error.code}`, { cause: error });
}

/** Nobody answers, or no longer. */
function unreachable(cause: unknown, target: string): VolleyError {
  return new VolleyError("DRIVER_UNREACHABLE", `no driver answers at ${target}`, {
    where: cause instanceof CallError && cause.message ? [cause.message] : [],
    hints: ["check the address, and that the driver runs: volley driver --help"],
    cause,
  });
}

function fromDetail(detail: ErrorDetail, cause: CallError): VolleyError {
  const { errorClass, message, where, hints, callSite, fragment } = detail;
  const origin: Origin | undefined = callSite === "" ? undefined : fragment === "" ? { callSite } : { callSite, fragment };
  const known = Object.hasOwn(errorClasses, errorClass) ? (errorClass as ErrorClass) : "INTERNAL";
  return new VolleyError(known, message, { origin, where, hints, cause });
}

function fromSpark(cause: CallError, target: string): VolleyError {
  const { errorClass, sqlState, reason } = cause.info!;
  const where = [`${reason.split(".").at(-1)}${errorClass ? ` ${errorClass}` : ""} at ${target}`];
  if (/^INVALID_HANDLE\.SESSION_(CHANGED|CLOSED|NOT_FOUND)/.test(errorClass)) {
    return new VolleyError("SESSION_CLOSED", `the session at ${target} is gone: the server was restarted or ended it`, { where, cause });
  }
  if (/^INVALID_HANDLE\.OPERATION_(NOT_FOUND|ABANDONED)/.test(errorClass)) {
    return new VolleyError("DRIVER_UNREACHABLE", `the driver at ${target} lost the running operation: it was restarted or gave it up`, {
      where,
      hints: ["run it again; what it had not committed left no trace"],
      cause,
    });
  }
  return new VolleyError(classOfSpark(errorClass, sqlState), withoutFrame(cause.message), { where, cause });
}

/** Volley has Spark's class or its main class; otherwise the one of the same SQLSTATE, otherwise none says it better than a failed task. */
export function classOfSpark(errorClass: string, sqlState: string): ErrorClass {
  const main = errorClass.split(".")[0]!;
  const named = [errorClass, main, main.replace("INVALID_SQL_", "")].find((name) => Object.hasOwn(errorClasses, name));
  if (named) return named as ErrorClass;
  const sameState = (Object.keys(errorClasses) as ErrorClass[]).find((name) => sqlState !== "" && errorClasses[name].sqlState === sqlState);
  return sameState ?? "TASK_FAILED";
}

/** Spark writes `[CLASS] text SQLSTATE: 42703`, then the plan or the user's line; all but the text stand beside it already. */
export function withoutFrame(message: string): string {
  return message
    .replace(/^\[[A-Z0-9_.]+\]\s*/, "")
    .replace(/\s*SQLSTATE: [0-9A-Z]{5}[^]*$/, "")
    .replace(/\n== (DataFrame|SQL)\b[^]*$/, "")
    .trim();
}
