import { ArrowFormatError, type Connection, type IpcContent, openIpc, type Registration } from "@volley/arrow-duckdb";
import { StorageError } from "@volley/storage";
import { sqlName, sqlString } from "@volley/plan/values";
import type { InputFile } from "./text-position.ts";

/** Arrow files under their names in SQL. */
export interface RegisteredIpc {
  /** The text that reads them. */
  readonly sql: string;
  readonly registration: Registration;
}

const readArrow = /read_arrow\(\{files\}(?:, filename = '(\w+)')?\)/;

/** Makes Arrow IPC files readable: puts views of them where the text says `read_arrow({files})`. */
export async function registerIpc(connection: Connection, name: string, sql: string, files: readonly InputFile[]): Promise<RegisteredIpc> {
  const views: Registration[] = [];
  const registration: Registration = {
    name,
    get failure() {
      return views.map(({ failure }) => failure).find((failure) => failure !== undefined);
    },
    drop: async () => {
      for (const view of views) await view.drop();
    },
  };
  try {
    for (const [i, file] of files.entries()) {
      const { schema, source } = opened(file);
      views.push(await connection.registerArrow(`${name}_file_${i}`, schema, source));
    }
  } catch (error) {
    await registration.drop();
    throw error;
  }
  const text = sql.replace(readArrow, (_, column: string | undefined) => {
    const each = views.map((view, i) => {
      const file = column === undefined ? "" : `, ${sqlString(files[i]!.path)} AS ${column}`;
      return `SELECT *${file} FROM ${sqlName(view.name)}`;
    });
    return `(${each.join(" UNION ALL BY NAME ")})`;
  });
  return { sql: text, registration };
}

function opened({ path, url }: InputFile): IpcContent {
  try {
    return openIpc(path);
  } catch (cause) {
    throw cause instanceof ArrowFormatError ? new StorageError("corrupt", url, cause.message, { cause }) : cause;
  }
}
