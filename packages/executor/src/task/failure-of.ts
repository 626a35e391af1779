import { ArrowFormatError, DuckDBError } from "@volley/arrow-duckdb";
import { FailureReason, type TaskFailure } from "@volley/protocol";
import { StorageError, type StorageErrorReason } from "@volley/storage";
import {
  BlockCorruptError,
  BlockNotFoundError,
  ExecutorError,
  FetchFailedError,
  TaskCancelledError,
  UserFunctionError,
} from "../errors.ts";
import { cancelled, failure, outOfMemory } from "./make-failure.ts";
import { type InputFile, type TextPosition, textPosition, toUtf8 } from "./text-position.ts";
import { valueError } from "./value-errors.ts";

/** What is known about a task when it fails: the local copies of its input files, and an error that lies behind DuckDB's own. */
export interface FailureContext {
  readonly files?: readonly InputFile[];
  /** The malformed record that the error is about, where it was searched for. */
  readonly malformed?: TextPosition | undefined;
  /** Thrown inside a callback of DuckDB, which keeps only the text. */
  readonly cause?: unknown;
  readonly signal?: AbortSignal;
  /** DuckDB's memory limit as the user may raise it. */
  readonly memoryLimit?: number;
}

/** The typed failure of whatever a task threw. Nothing on another machine has to read the text to know what to do. */
export async function failureOf(error: unknown, context: FailureContext = {}): Promise<TaskFailure> {
  const origin = context.cause ?? error;
  if (context.signal?.aborted || origin instanceof TaskCancelledError) return cancelled(whyAborted(context.signal));
  if (origin instanceof FetchFailedError) return fetchFailed(origin);
  if (origin instanceof BlockNotFoundError || origin instanceof BlockCorruptError) return failure(FailureReason.INTERNAL, origin.message);
  if (origin instanceof UserFunctionError) return userFunctionFailed(origin);
  if (origin instanceof StorageError) return storageFailure(origin);
  if (origin instanceof DuckDBError) return duckdbFailure(origin, context);
  if (origin instanceof ArrowFormatError) return badInput(origin.message, "CANNOT_READ_FILE", onlyFile(context));
  const code = (origin as NodeJS.ErrnoException | undefined)?.code;
  if (code === "ENOSPC" || code === "EDQUOT") return diskFull(messageOf(origin));
  if (origin instanceof ExecutorError)
    return failure(FailureReason.EXECUTION, origin.message, { retryable: false, errorClass: "UNSUPPORTED_FEATURE" });
  return failure(FailureReason.INTERNAL, messageOf(origin), { errorClass: "INTERNAL" });
}

function whyAborted(signal: AbortSignal | undefined): string {
  return signal?.reason instanceof Error ? signal.reason.message : "the task was cancelled";
}

function fetchFailed(error: FetchFailedError): TaskFailure {
  const { exchange, map, attempt } = error.id;
  return failure(FailureReason.FETCH_FAILED, error.message, {
    countsTowardsLimit: false,
    fetch: { exchange, map, attempt, executorId: error.executorId },
  });
}

function userFunctionFailed({ message, where, hints }: UserFunctionError): TaskFailure {
  return failure(FailureReason.USER_FUNCTION, message, { retryable: false, errorClass: "FAILED_EXECUTE_UDF", where, hints });
}

function onlyFile({ files = [] }: FailureContext): string[] {
  return files.length === 1 ? [files[0]!.url] : [];
}

function badInput(message: string, errorClass: string, where: readonly string[] = [], hints: readonly string[] = []): TaskFailure {
  return failure(FailureReason.BAD_INPUT, message, { retryable: false, errorClass, where, hints });
}

function diskFull(message: string): TaskFailure {
  return failure(FailureReason.DISK_FULL, message, {
    errorClass: "DISK_FULL",
    hints: ["give the executor's temporary directory more room, or use more executors"],
  });
}

interface StorageRule {
  readonly reason: FailureReason;
  readonly errorClass: string;
  readonly retryable: boolean;
  readonly hint?: string;
}

const storageRules: Partial<Record<StorageErrorReason, StorageRule>> = {
  "not-found": {
    reason: FailureReason.STORAGE_NOT_FOUND,
    errorClass: "PATH_NOT_FOUND",
    retryable: false,
    hint: "the object was deleted after the query was planned, or its name is wrong",
  },
  denied: {
    reason: FailureReason.STORAGE_DENIED,
    errorClass: "ACCESS_DENIED",
    retryable: false,
    hint: "check the executor's credentials and the bucket's policy",
  },
  throttled: { reason: FailureReason.STORAGE_THROTTLED, errorClass: "STORAGE_THROTTLED", retryable: true },
  unreachable: {
    reason: FailureReason.STORAGE_UNREACHABLE,
    errorClass: "STORAGE_UNREACHABLE",
    retryable: true,
    hint: "check the endpoint and the executor's network",
  },
  changed: {
    reason: FailureReason.STORAGE_CHANGED,
    errorClass: "OBJECT_CHANGED",
    retryable: false,
    hint: "run the query again to read the object as it is now",
  },
  corrupt: { reason: FailureReason.BAD_INPUT, errorClass: "CANNOT_READ_FILE", retryable: false },
  invalid: { reason: FailureReason.BAD_INPUT, errorClass: "CANNOT_READ_FILE", retryable: false },
  "disk-full": { reason: FailureReason.DISK_FULL, errorClass: "DISK_FULL", retryable: true },
};

function storageFailure(error: StorageError): TaskFailure {
  const rule = storageRules[error.reason];
  const where = error.url === "" ? [] : [error.url];
  const hint = error.hint ?? rule?.hint;
  const hints = hint === undefined ? [] : [hint];
  if (rule === undefined) return failure(FailureReason.EXECUTION, error.message, { retryable: error.retryable, where, hints });
  return failure(rule.reason, error.message, { retryable: rule.retryable, errorClass: rule.errorClass, where, hints });
}

const lenientModes = 'mode "PERMISSIVE" keeps such rows with a null; mode "DROPMALFORMED" drops them';

/** What DuckDB's own functions say where Spark has an error class. */
const known: readonly (readonly [message: RegExp, errorClass: string, sentence?: string])[] = [
  [/Unknown TimeZone/, "INVALID_TIMEZONE"],
  [/Max expression depth limit/, "FAILED_TO_PARSE_TOO_COMPLEX", "an expression is nested more than 1,000 deep; split it by withColumn"],
  [/Map keys must be unique/, "DUPLICATED_MAP_KEY", "a key comes twice in a map"],
  [/Map keys can not be NULL/, "NULL_MAP_KEY", "a key of a map is null"],
  [
    /do not support negative intervals/,
    "UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE",
    "parquet files cannot hold an interval below zero; cast it to string",
  ],
  [/map key list does not align/, "INVALID_ARGUMENT", "a map has as many keys as values"],
];

const diskFullText = /max_temp_directory_size|No space left on device|Disk quota exceeded/;
const damaged =
  /parquet|thrift|TProtocol|don't know what type|decompress|Snappy|ZSTD|magic bytes|page header|Footer length|corrupt|unexpected end/i;

async function duckdbFailure(error: DuckDBError, context: FailureContext): Promise<TaskFailure> {
  const { message } = error;
  const raised = /^(?:[A-Za-z ]+ Error: )?\[([A-Z][A-Z0-9_]+)\] ([^]*)$/.exec(message);
  if (context.malformed !== undefined) return textFailure(message, context.malformed);
  if (raised?.[1] === "MALFORMED_RECORD_IN_PARSING") return badInput(raised[2] ?? "", raised[1], onlyFile(context), [lenientModes]);
  if (raised !== null)
    return failure(FailureReason.EXECUTION, sentence(raised[2] ?? ""), { retryable: false, errorClass: raised[1] ?? "" });
  const familiar = known.find(([text]) => text.test(message));
  if (familiar) return failure(FailureReason.EXECUTION, familiar[2] ?? sentence(message), { retryable: false, errorClass: familiar[1] });
  if (diskFullText.test(message)) return diskFull(sentence(message));
  if (error.type === "out of memory") return outOfMemory(sentence(message), context.memoryLimit);
  const files = context.files ?? [];
  const longLine = /"maximum_object_size" of (\d+) bytes exceeded while reading file "([^"]+)"/.exec(message);
  if (longLine !== null) return longJson(Number(longLine[1]), files.find(({ path }) => path === longLine[2])?.url);
  const unreadable = unreadableTexts.find(([said]) => said.test(message));
  if (unreadable !== undefined) return badInput(unreadable[1], "CANNOT_READ_FILE", filesIn(message, files), [unreadable[2]]);
  const position = await textPosition(message, files);
  if (position !== undefined) return textFailure(message, position);
  const named = files.filter((file) => message.includes(file.path));
  if (ofValues.has(error.type) || dateBeyond.test(message)) return computed(error, named);
  if (named.length > 0 && error.type !== "binder" && error.type !== "catalog") {
    const text = named.reduce((rest, file) => rest.replaceAll(file.path, file.url), sentence(message));
    return badInput(
      text,
      "CANNOT_READ_FILE",
      named.map((file) => file.url),
    );
  }
  if (damaged.test(message) && files.length > 0)
    return badInput(sentence(message), "CANNOT_READ_FILE", files.length === 1 ? [files[0]!.url] : []);
  const errorClass = error.type === "not implemented" ? "UNSUPPORTED_FEATURE" : "TASK_FAILED";
  const ours =
    error.type === "binder" || error.type === "catalog" || error.type === "parser" || error.type === "internal" || error.type === "fatal";
  return failure(ours ? FailureReason.INTERNAL : FailureReason.EXECUTION, sentence(message), {
    retryable: error.type === "io" || error.type === "fatal",
    errorClass: ours ? "INTERNAL" : errorClass,
  });
}

const ofValues: ReadonlySet<string> = new Set(["conversion", "out of range", "divide by zero"]);
/** DuckDB gives this one no type. */
const dateBeyond = /Type INT32 with value .* can't be cast to the destination type INT64/;

/** Text files that DuckDB's readers cannot take as they are. */
const unreadableTexts: readonly (readonly [said: RegExp, sentence: string, hint: string])[] = [
  [/as valid UTF-8 encoded text/, toUtf8.detail, toUtf8.remedy],
  [
    /CSV Parser state machine reached an invalid state/,
    "the lines of the file end in different ways (\\n and \\r\\n), or a quote stands where RFC 4180 has none",
    'mode "PERMISSIVE" reads such files as Spark does',
  ],
];

const filesIn = (message: string, files: readonly InputFile[]): string[] =>
  (files.length === 1 ? files : files.filter(({ path }) => message.includes(path))).map(({ url }) => url);

function computed(error: DuckDBError, files: readonly InputFile[]): TaskFailure {
  const said = sentence(error.message);
  const dividing = error.type === "divide by zero" ? { errorClass: "DIVIDE_BY_ZERO", sentence: said } : undefined;
  const other = error.type === "out of range" ? "ARITHMETIC_OVERFLOW" : "CAST_INVALID_INPUT";
  const { errorClass, sentence: text } = dividing ?? valueError(said) ?? { errorClass: other, sentence: said };
  return failure(FailureReason.EXECUTION, text, { retryable: false, errorClass, where: files.map((file) => file.url) });
}

function textFailure(message: string, { url, row, column, detail, remedy }: TextPosition): TaskFailure {
  const where = [url, column === undefined ? row : `${row}, column "${column}"`];
  return badInput(detail ?? sentence(message), "MALFORMED_RECORD_IN_PARSING", where, [remedy ?? lenientModes]);
}

function longJson(limit: number, url: string | undefined): TaskFailure {
  return badInput(
    `a line is longer than ${limit.toLocaleString("en-US")} bytes`,
    "MALFORMED_RECORD_IN_PARSING",
    url === undefined ? [] : [url],
    ["option maxStringLen of the json reader raises the limit"],
  );
}

/** DuckDB's first paragraph without its kind prefix; what follows is advice on DuckDB's own settings, or the SQL text. */
function sentence(message: string): string {
  const [first = message] = message.split(/\n\s*\n|\nLINE \d+:|\nPossible solutions/);
  return first.replace(/^(?:TransactionContext Error: )?[A-Z][A-Za-z ]* Error: /, "").trim();
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
