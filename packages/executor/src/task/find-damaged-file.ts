import { type Database, DuckDBError } from "@volley/arrow-duckdb";
import { FailureReason, type TaskFailure } from "@volley/protocol";
import { sqlString } from "@volley/plan/values";
import { failure } from "./make-failure.ts";
import type { InputFile } from "./text-position.ts";

const readers = new Set(["invalid", "io", "serialization"]);
/** After these the instance can be asked nothing more. */
const fatal = new Set(["fatal", "internal"]);
const raised = /\[[A-Z][A-Z0-9_]+\]/;
const aboutFiles = /parquet|thrift|decompress|snappy|zstd|corrupt/i;

function mayBeDamage(error: unknown): error is DuckDBError {
  if (!(error instanceof DuckDBError) || raised.test(error.message) || fatal.has(error.type)) return false;
  const [sentence = ""] = error.message.split("\nLINE ");
  return readers.has(error.type) || aboutFiles.test(sentence);
}

/**
 * When a query over Parquet files failed in a way that damaged pages can cause, reads each file alone to find the
 * damaged one: DuckDB's reader does not name it. Undefined when all can be read.
 */
export async function findDamagedFile(
  error: unknown,
  files: readonly InputFile[],
  database: Database,
  signal: AbortSignal,
): Promise<TaskFailure | undefined> {
  if (!mayBeDamage(error)) return undefined;
  for (const file of files) {
    const connection = database.connect();
    try {
      await connection.run(`SELECT max(hash(COLUMNS(*))) FROM read_parquet(${sqlString(file.path)})`, { signal });
    } catch (found) {
      if (signal.aborted || !mayBeDamage(found)) continue;
      return failure(FailureReason.BAD_INPUT, `the Parquet file is damaged: ${reason(found.message, file)}`, {
        retryable: false,
        errorClass: "CANNOT_READ_FILE",
        where: [file.url],
        hints: ["write the object again, or leave it out of the path"],
      });
    } finally {
      await connection.close();
    }
  }
  return undefined;
}

/** What DuckDB says is wrong, without its kind of error and the file, which stands beside it. */
function reason(message: string, { path, url }: InputFile): string {
  const [first = message] = message.replaceAll(path, url).split("\n");
  return first.replace(/^(?:[A-Z][A-Za-z ]* Error: )+/, "").replace(/^Failed to read file "[^"]*": /, "");
}
