/** What went wrong, as a small fixed vocabulary: upper floors decide by it whether to retry and what to tell the user. */
export type StorageErrorReason =
  | "not-found"
  | "denied"
  | "throttled"
  | "unreachable"
  | "precondition-failed"
  | "changed"
  | "no-such-upload"
  | "corrupt"
  | "invalid"
  | "disk-full"
  | "other";

/** Thrown by everything in this package. `url` names the object or prefix; `retryable` says whether the same call may succeed later. */
export class StorageError extends Error {
  readonly reason: StorageErrorReason;
  readonly url: string;
  readonly retryable: boolean;

  constructor(reason: StorageErrorReason, url: string, message: string, options: { cause?: unknown; retryable?: boolean } = {}) {
    super(message, { cause: options.cause });
    this.name = new.target.name;
    this.reason = reason;
    this.url = url;
    this.retryable = options.retryable ?? (reason === "throttled" || reason === "unreachable");
  }
}

/** Thrown when a conditional write finds that its condition does not hold. */
export class PreconditionFailedError extends StorageError {
  constructor(url: string, message: string, cause?: unknown) {
    super("precondition-failed", url, message, { cause });
  }
}

/** Thrown when an object was replaced between planning and reading. */
export class ObjectChangedError extends StorageError {
  constructor(url: string, cause?: unknown) {
    super("changed", url, `${url} was replaced while it was being read`, { cause });
  }
}

/** Thrown when an upload was already completed or aborted. */
export class NoSuchUploadError extends StorageError {
  constructor(url: string, cause?: unknown) {
    super("no-such-upload", url, `the upload of ${url} is gone: it was completed or aborted by someone else`, { cause });
  }
}
