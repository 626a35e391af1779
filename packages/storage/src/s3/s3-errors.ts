import { parseS3 } from "../address.ts";
import { NoSuchUploadError, PreconditionFailedError, StorageError, type StorageErrorReason } from "../errors.ts";

/** Where an error happened, as its message says it. */
export interface S3Place {
  readonly url: string;
  readonly endpoint: string;
}

interface Failure {
  readonly name: string;
  readonly message: string;
  readonly status: number | undefined;
  readonly code: string;
}

/** For an answer that lacks what every answer of S3 has. `s3Error` explains it. */
export function demanded<T>(value: T | undefined): T {
  if (value === undefined) throw Object.assign(new Error("the answer is incomplete"), { name: "NotS3" });
  return value;
}

/** What happened, and what to do about it. */
type Explained = readonly [message: string, hint?: string];
type Explain = (place: S3Place, failure: Failure) => Explained;

const denied =
  (hint: string): Explain =>
  ({ url }, { name }) => [`access to ${url} was denied (${name})`, hint];
const checkCredentials = denied("check the credentials, and that their policy allows this operation on the bucket");
const wrongKeys = denied("check accessKeyId and secretAccessKey (AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY)");
const expired = denied("the session token has expired or does not fit the keys: renew the credentials");
const noCredentials: Explain = ({ url }) => [
  `access to ${url} was denied: no credentials were found`,
  "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a profile in ~/.aws, an instance role, or the s3 options",
];
const noBucket: Explain = ({ url, endpoint }) => [
  `the bucket ${parseS3(url).bucket} does not exist at ${endpoint}`,
  "check its name and the endpoint or region",
];
const noObject: Explain = ({ url }) => [`${url} does not exist`];
const slow: Explain = ({ url, endpoint }, { name }) => [
  `${endpoint} asks to slow down (${name}) for ${url}, still after several retries`,
  "try again later or use fewer executors",
];
const unreachable =
  (what: string): Explain =>
  ({ endpoint, url }) => [
    `cannot reach S3 at ${endpoint}: ${what} (for ${url})`,
    "check the endpoint (s3.endpoint, VOLLEY_S3_ENDPOINT or AWS_ENDPOINT_URL) and that the service answers",
  ];
const noRegion: Explain = ({ url }) => [`no AWS region is configured for ${url}`, "set AWS_REGION or the region of the s3 options"];
const wrongRegion: Explain = ({ url }, { message }) => [
  `${url} belongs to another region or endpoint (${message})`,
  "set AWS_REGION or the region of the s3 options",
];
const refused: Explain = ({ url }, { name, message }) => [`S3 refused a request for ${url}: ${message} (${name})`];

const notS3: Explain = ({ url, endpoint }) => [`${endpoint} does not answer as S3 does (for ${url})`, "check the endpoint"];

type Row = readonly [StorageErrorReason, Explain, retryable?: boolean];

const byName: Readonly<Record<string, Row>> = {
  NoSuchBucket: ["not-found", noBucket],
  NoSuchKey: ["not-found", noObject],
  // What the SDK calls a 404 without an S3 error in it.
  NotFound: ["invalid", notS3],
  AccessDenied: ["denied", checkCredentials],
  Forbidden: ["denied", checkCredentials],
  AllAccessDisabled: ["denied", checkCredentials],
  InvalidAccessKeyId: ["denied", wrongKeys],
  SignatureDoesNotMatch: ["denied", wrongKeys],
  ExpiredToken: ["denied", expired],
  ExpiredTokenException: ["denied", expired],
  InvalidToken: ["denied", expired],
  TokenRefreshRequired: ["denied", expired],
  RequestTimeTooSkewed: ["denied", denied("set this machine's clock: it is wrong")],
  CredentialsProviderError: ["denied", noCredentials],
  SlowDown: ["throttled", slow],
  ServiceUnavailable: ["throttled", slow],
  Throttling: ["throttled", slow],
  ThrottlingException: ["throttled", slow],
  RequestLimitExceeded: ["throttled", slow],
  TooManyRequestsException: ["throttled", slow],
  TimeoutError: ["unreachable", unreachable("no answer in time")],
  RequestTimeout: ["unreachable", unreachable("no answer in time")],
  PermanentRedirect: ["invalid", wrongRegion],
  AuthorizationHeaderMalformed: ["invalid", wrongRegion],
  InvalidRange: ["invalid", ({ url }) => [`a range of ${url} was asked for that lies beyond its end`]],
  InvalidPart: ["invalid", ({ url }) => [`a part of the upload of ${url} was never uploaded, or is not the one that was`]],
  EntityTooSmall: ["invalid", ({ url }) => [`a part of the upload of ${url} is smaller than 5 MiB and not the last`]],
  InternalError: ["other", refused, true],
  NotS3: ["invalid", notS3],
  ConditionalRequestConflict: ["precondition-failed", ({ url }) => [`${url} is being written by someone else at this moment`], true],
};

const byCode: Readonly<Record<string, Row>> = {
  ECONNREFUSED: ["unreachable", unreachable("connection refused")],
  ENOTFOUND: ["unreachable", unreachable("its host name is unknown")],
  EAI_AGAIN: ["unreachable", unreachable("its host name cannot be looked up now")],
  ECONNRESET: ["unreachable", unreachable("the connection was cut off")],
  EPIPE: ["unreachable", unreachable("the connection was cut off")],
  ETIMEDOUT: ["unreachable", unreachable("no answer in time")],
  EHOSTUNREACH: ["unreachable", unreachable("no route to its host")],
  ENETUNREACH: ["unreachable", unreachable("no route to its network")],
  EPROTO: ["unreachable", unreachable("its TLS handshake failed; is it https://?")],
};

const byStatus: Readonly<Record<number, Row>> = {
  401: ["denied", checkCredentials],
  403: ["denied", checkCredentials],
  404: ["invalid", notS3],
  416: ["invalid", byNameExplain("InvalidRange")],
  429: ["throttled", slow],
  503: ["throttled", slow],
};

function byNameExplain(name: string): Explain {
  return (place, failure) => (byName[name] as Row)[1](place, failure);
}

/** The `StorageError` for what the SDK, or the connection under it, threw. */
export function s3Error(cause: unknown, place: S3Place): StorageError {
  if (cause instanceof StorageError) return cause;
  const failure = describe(cause);
  if (failure.name === "NoSuchUpload") return new NoSuchUploadError(place.url, cause);
  if (failure.name === "PreconditionFailed" || failure.status === 412) {
    return new PreconditionFailedError(place.url, `${place.url} exists already, or was changed by someone else`, cause);
  }
  const row = chooseRow(failure);
  const [reason, explain, retryable] = row;
  const [message, hint] = explain(place, failure);
  return new StorageError(reason, place.url, message, { cause, retryable, hint });
}

function chooseRow(failure: Failure): Row {
  if (/credential/i.test(failure.message) && failure.status === undefined && failure.code === "")
    return byName["CredentialsProviderError"] as Row;
  if (/^Region is missing/.test(failure.message)) return ["invalid", noRegion];
  if (failure.code.startsWith("CERT_") || /certificate/i.test(failure.message)) {
    return ["unreachable", unreachable(`its certificate is not trusted (${failure.message})`), false];
  }
  // The SDK calls a connection that was reset a timeout; the code says what it was.
  const known = (failure.name === "TimeoutError" ? byCode[failure.code] : undefined) ?? byName[failure.name] ?? byCode[failure.code];
  if (known !== undefined) return known;
  // What is no XML comes from a proxy or another server; only some of its statuses say what is wrong.
  const foreign = /Deserialization error|XML parse/.test(failure.message);
  if (foreign && ![401, 403, 429, 503].includes(failure.status ?? 0)) return ["invalid", notS3, (failure.status ?? 0) >= 500];
  return byStatus[failure.status ?? 0] ?? ["other", refused, (failure.status ?? 0) >= 500];
}

function describe(cause: unknown): Failure {
  const error = (cause ?? {}) as {
    name?: string;
    message?: string;
    code?: string;
    Code?: string;
    $metadata?: { httpStatusCode?: number };
    errors?: unknown[];
  };
  // Node reports a host with several addresses as one AggregateError.
  const inner = Array.isArray(error.errors) ? (error.errors[0] as { code?: string } | undefined) : undefined;
  const code = error.code ?? inner?.code ?? "";
  return {
    name: error.name ?? "Error",
    message: error.message || code || String(cause),
    status: error.$metadata?.httpStatusCode,
    code: typeof code === "string" ? code : "",
  };
}
