import type { ErrorDetail } from "./messages/volley.ts";

/** gRPC's status codes. */
export const statusCodes = {
  OK: 0,
  CANCELLED: 1,
  UNKNOWN: 2,
  INVALID_ARGUMENT: 3,
  DEADLINE_EXCEEDED: 4,
  NOT_FOUND: 5,
  ALREADY_EXISTS: 6,
  PERMISSION_DENIED: 7,
  RESOURCE_EXHAUSTED: 8,
  FAILED_PRECONDITION: 9,
  ABORTED: 10,
  OUT_OF_RANGE: 11,
  UNIMPLEMENTED: 12,
  INTERNAL: 13,
  UNAVAILABLE: 14,
  DATA_LOSS: 15,
  UNAUTHENTICATED: 16,
} as const;
export type StatusName = keyof typeof statusCodes;
export type StatusCode = (typeof statusCodes)[StatusName];

/** What Spark puts into the ErrorInfo of a status. */
export interface SparkErrorInfo {
  /** Class on the server: org.apache.spark.sql.AnalysisException. */
  readonly reason: string;
  /** Error class, e.g. UNRESOLVED_COLUMN.WITH_SUGGESTION; "" when it has none. */
  readonly errorClass: string;
  readonly sqlState: string;
  readonly messageParameters: Readonly<Record<string, string>>;
  /** Asks FetchErrorDetails for the rest; "" when there is none. */
  readonly errorId: string;
}

interface CallErrorDetails {
  /** host:port of the other side. */
  readonly peer?: string;
  /** What a Volley peer said about it. */
  readonly detail?: ErrorDetail | undefined;
  /** What Spark, or a Volley driver speaking as Spark, said about it. */
  readonly info?: SparkErrorInfo | undefined;
  readonly cause?: unknown;
}

/** A call that the other side ended with an error, or that a server handler ends so by throwing it. */
export class CallError extends Error {
  readonly code: StatusCode;
  readonly peer: string;
  readonly detail: ErrorDetail | undefined;
  readonly info: SparkErrorInfo | undefined;

  constructor(code: StatusCode, message: string, details: CallErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = new.target.name;
    this.code = code;
    this.peer = details.peer ?? "";
    this.detail = details.detail;
    this.info = details.info;
  }
}

/** Nobody answers at the address, or the connection broke. */
export class PeerUnreachableError extends CallError {}

/** The call was cancelled, by this side or the other. */
export class CallCancelledError extends CallError {}

/** The call took longer than it was given. */
export class DeadlineError extends CallError {}

/** The token is missing or wrong. */
export class UnauthenticatedError extends CallError {}

const classes: Partial<Record<StatusCode, typeof CallError>> = {
  [statusCodes.UNAVAILABLE]: PeerUnreachableError,
  [statusCodes.CANCELLED]: CallCancelledError,
  [statusCodes.DEADLINE_EXCEEDED]: DeadlineError,
  [statusCodes.UNAUTHENTICATED]: UnauthenticatedError,
};

/** The error of the class that belongs to the code. */
export function callError(code: StatusCode, message: string, details: CallErrorDetails = {}): CallError {
  return new (classes[code] ?? CallError)(code, message, details);
}

/** A server cannot listen: the address is taken, or it is no address of this machine. */
export class ListenError extends Error {
  readonly address: string;
  readonly inUse: boolean;

  constructor(address: string, inUse: boolean, cause?: unknown) {
    super(inUse ? `${address} is in use by another process` : `cannot listen on ${address}`, { cause });
    this.name = "ListenError";
    this.address = address;
    this.inUse = inUse;
  }
}

/** A server would be reachable from other machines without a token or TLS. */
export class UnprotectedServerError extends Error {
  readonly address: string;

  constructor(address: string) {
    super(`refuses to listen on ${address}, which other machines reach, without a token or TLS`);
    this.name = "UnprotectedServerError";
    this.address = address;
  }
}

/** Bytes that are not the message they should be. */
export class WireFormatError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "WireFormatError";
  }
}
