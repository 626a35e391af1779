import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { typeText } from "@volley/plan";
import { isVolleyError, type Session } from "volley";
import { exactRows } from "../exact-rows.ts";
import type { Exact } from "../exact-values.ts";
import { type ReadCase, type ReadMode, readModes } from "./read-case.ts";

/** The rows that a mode gives, in the order of the file, with the columns where no schema names them, or the class of the error. */
export type ReadAnswer = { readonly columns?: string; readonly rows: readonly (readonly Exact[])[] } | { readonly error: string };
export type ReadAnswers = Readonly<Record<ReadMode, ReadAnswer>>;

/** What a session says to a case in each mode; `folder` is for the file. */
export async function readAnswers(session: Session, each: ReadCase, folder: string): Promise<ReadAnswers> {
  const path = join(folder, `${each.name.replaceAll(/\W+/g, "-")}.${each.format}`);
  await writeFile(path, each.text);
  const answers = readModes.map(async (mode) => [mode, await answerOf(session, each, path, mode)] as const);
  return Object.fromEntries(await Promise.all(answers)) as ReadAnswers;
}

async function answerOf(session: Session, { format, schema, options = {} }: ReadCase, path: string, mode: string): Promise<ReadAnswer> {
  try {
    const reader =
      schema === undefined ? session.read : session.read.schema(mode === "PERMISSIVE" ? `${schema}, _corrupt_record string` : schema);
    const frame = reader
      .format(format)
      .options({ ...options, mode })
      .load<any>(path);
    const { fields } = await frame.schema();
    const rows = await exactRows(frame, fields);
    if (schema !== undefined) return { rows };
    return { columns: fields.map(({ name, type }) => `${name} ${typeText(type)}`).join(", "), rows };
  } catch (error) {
    return { error: isVolleyError(error) ? error.errorClass : String(error) };
  }
}
