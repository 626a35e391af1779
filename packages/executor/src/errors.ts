/** Names one map output of an exchange: whose blocks, of which attempt. */
export interface MapOutputId {
  readonly queryId: string;
  readonly exchange: number;
  readonly map: number;
  readonly attempt: number;
}

/** Thrown for a map output that is not in the store: never written here, dropped, or written by another attempt. */
export class BlockNotFoundError extends Error {
  override readonly name = "BlockNotFoundError";
  readonly id: MapOutputId;

  constructor(id: MapOutputId, options?: ErrorOptions) {
    super(`no output of ${describe(id)} is here`, options);
    this.id = id;
  }
}

/** Thrown when the bytes of a map output are not those that were written: their checksum differs or they end too early. */
export class BlockCorruptError extends Error {
  override readonly name = "BlockCorruptError";
  readonly id: MapOutputId;

  constructor(id: MapOutputId, what: string, options?: ErrorOptions) {
    super(`the output of ${describe(id)} is damaged: ${what}`, options);
    this.id = id;
  }
}

/** Thrown by a task that could not get the blocks of an exchange; the map task that wrote them has to run again. */
export class FetchFailedError extends Error {
  override readonly name = "FetchFailedError";
  readonly id: MapOutputId;
  readonly executorId: string;

  constructor(id: MapOutputId, executorId: string, why: string, options?: ErrorOptions) {
    super(`cannot fetch the output of ${describe(id)} from executor ${executorId}: ${why}`, options);
    this.id = id;
    this.executorId = executorId;
  }
}

/** Thrown when a function of the user's program threw, returned what it may not, took too long or ended its thread. */
export class UserFunctionError extends Error {
  override readonly name = "UserFunctionError";
  /** Lines of the user's stack. */
  readonly where: readonly string[];
  readonly hints: readonly string[];

  constructor(message: string, where: readonly string[], hints: readonly string[]) {
    super(message);
    this.where = where;
    this.hints = hints;
  }
}

/** Thrown inside a task when it was cancelled. */
export class TaskCancelledError extends Error {
  override readonly name = "TaskCancelledError";
}

/** Thrown when an executor cannot start or go on: wrong options, a refused registration, a driver that is gone. */
export class ExecutorError extends Error {
  override readonly name = "ExecutorError";
  readonly reason: ExecutorErrorReason;

  constructor(message: string, options: ErrorOptions & { readonly reason?: ExecutorErrorReason } = {}) {
    super(message, options);
    this.reason = options.reason ?? "other";
  }
}

/** Why an executor ended: `unreachable`, `refused` (another version) and `denied` (another token) are the driver's, `listen` is a port's, `directory` that of its files. */
export type ExecutorErrorReason = "unreachable" | "refused" | "denied" | "listen" | "directory" | "other";

function describe(id: MapOutputId): string {
  return `map task ${id.map} of exchange ${id.exchange} (query ${id.queryId}, attempt ${id.attempt})`;
}
