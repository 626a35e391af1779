import { type Database, DuckDBError } from "@volley/arrow-duckdb";
import { jsonRows } from "./json-rows.ts";
import { settingStatements, withFiles } from "./sql-text.ts";
import type { ReadyInput } from "./task-inputs.ts";
import { recordPosition, type TextPosition } from "./text-position.ts";

interface Found {
  readonly number: number;
  readonly line: boolean;
  readonly column: string | null;
  readonly problem: string | null;
}

/**
 * When a query failed at a record of CSV or JSON that its SQL, which sees values alone, could not place, reads the files again to find it.
 * Undefined when the error is another or no record is found.
 */
export async function findMalformed(
  error: unknown,
  inputs: readonly ReadyInput[],
  database: Database,
  directory: string,
  settings: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<TextPosition | undefined> {
  if (!(error instanceof DuckDBError) || !error.message.includes("[MALFORMED_RECORD_IN_PARSING]")) return undefined;
  const connection = database.connect();
  try {
    for (const statement of settingStatements(settings)) await connection.run(statement);
    for (const { files, malformedSql } of inputs.filter((input) => input.malformedSql)) {
      for (const file of files) {
        const [found] = await jsonRows<Found>(connection, withFiles(malformedSql!, [file]), directory, signal);
        if (found === undefined) continue;
        const { number, line, column, problem } = found;
        return await recordPosition(file, number, line, { column: column ?? undefined, detail: problem ?? undefined });
      }
    }
    return undefined;
  } catch {
    // The error that is known already says more than one about the search.
    return undefined;
  } finally {
    await connection.close();
  }
}
