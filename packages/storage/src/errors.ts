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
  | "exists"
  | "conflict"
  | "other";

/**
 * Thrown by everything in this package. `url` names the object or prefix; `retryable` says whether the same call may succeed
 * later, `hint` what a person can do about it.
 */
export class StorageError extends Error {
  readonly reason: StorageErrorReason;
  readonly url: string;
  readonly retryable: boolean;
  readonly hint: string | undefined;

  constructor(
    reason: StorageErrorReason,
    url: string,
    message: string,
    options: { readonly cause?: unknown; readonly retryable?: boolean | undefined; readonly hint?: string | undefined } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = new.target.name;
    this.reason = reason;
    this.url = url;
    this.retryable = options.retryable ?? (reason === "throttled" || reason === "unreachable");
    this.hint = options.hint;
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
    super("changed", url, `${url} was replaced while it was being read`, { cause, hint: "run it again to read the object as it is now" });
  }
}

/** Thrown when an upload was already completed or aborted. */
export class NoSuchUploadError extends StorageError {
  constructor(url: string, cause?: unknown) {
    super("no-such-upload", url, `the upload of ${url} is gone: it was completed or aborted by someone else`, { cause });
  }
}

/** Thrown when mode "error" meets a destination that is not empty. `objects` counts what was found, up to the first 1,000. */
export class DestinationExistsError extends StorageError {
  readonly objects: number;

  constructor(url: string, objects: number, example: string) {
    const many = objects > 1_000 ? "more than 1,000 objects" : objects === 1 ? "1 object" : `${objects} objects`;
    const them = objects === 1 ? "it" : "them";
    super("exists", url, `${url} already holds ${many} (${example}${objects > 1 ? ", …" : ""})`, {
      hint: `mode "overwrite" replaces ${them}, "append" adds to ${them}, "ignore" leaves ${them} alone`,
    });
    this.objects = objects;
  }
}

/** Thrown when another job committed to the destination while this one ran. Nothing of this job became visible. */
export class ConcurrentCommitError extends StorageError {
  readonly entry: number;
  readonly winner: { readonly jobId: string; readonly created: string };

  constructor(url: string, entry: number, winner: { readonly jobId: string; readonly created: string }, what: string) {
    super(
      "conflict",
      url,
      `${what} ${url} while this job ran (job ${winner.jobId}, ${winner.created}, entry ${entry} of its log); nothing of this job was published`,
      { hint: "run it again" },
    );
    this.entry = entry;
    this.winner = winner;
  }
}

/** Thrown when a job comes to publish, or is resumed, after it was decided that it aborts. */
export class CommitAbortedError extends StorageError {
  readonly entry: number;

  constructor(url: string, jobId: string, entry: number, created: string) {
    super(
      "conflict",
      url,
      `job ${jobId} was aborted for ${url} (${created}, entry ${entry} of its log): it can publish nothing there any more`,
      { hint: "run it again, as a new job" },
    );
    this.entry = entry;
  }
}

/** Thrown when the store gave no answer to the write that decides: the job may have committed or not. Publishing again, or aborting, finds out. */
export class CommitUncertainError extends StorageError {
  constructor(url: string, jobId: string, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(
      "unreachable",
      url,
      `it is not known whether the output of job ${jobId} to ${url} was committed, the store did not answer: ${why}`,
      {
        cause,
        retryable: true,
        hint: `look when the store answers again: ${url} holds all of it or nothing; "volley clean ${url}" settles it`,
      },
    );
  }
}

/** Thrown when a decided commit could not be carried out to its end now. The commit stands: the next reader, writer or clean finishes it. */
export class CommitUnfinishedError extends StorageError {
  readonly entry: number;

  constructor(url: string, entry: number, jobId: string, cause: unknown) {
    const inner = cause instanceof StorageError ? cause : undefined;
    const why = cause instanceof Error ? cause.message : String(cause);
    super(
      inner?.reason ?? "other",
      url,
      `the output of job ${jobId} to ${url} is decided (entry ${entry} of its log) but not all of it is visible yet: ${why}`,
      {
        cause,
        retryable: inner?.retryable ?? false,
        hint:
          inner instanceof LostUploadError
            ? inner.hint
            : `"volley clean ${url}", or the next write there, finishes it: do not run it again`,
      },
    );
    this.entry = entry;
  }
}

/** Thrown when a decided file can never become visible: its upload was aborted from outside (a lifecycle rule, a person). */
export class LostUploadError extends StorageError {
  constructor(url: string, found: string, cause?: unknown) {
    super(
      "corrupt",
      url,
      `${url} is part of a committed output, but its upload is gone and ${found}: something outside Volley aborted or replaced it`,
      { cause, hint: 'write the output again with mode "overwrite"' },
    );
  }
}
