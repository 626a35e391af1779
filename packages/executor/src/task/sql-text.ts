import { pathToFileURL } from "node:url";
import { sqlString } from "@volley/plan/values";
import { isLocal, localPath } from "@volley/storage";
import type { InputFile } from "./text-position.ts";

type NamedFile = Pick<InputFile, "path" | "partition"> & Partial<Pick<InputFile, "url">>;

/**
 * Puts a list of local files where the text says `{files}`, their values of a partition column where it says `{partition 0}`, and where it
 * says `{file name}` what they are copies of.
 */
export function withFiles(sql: string, files: readonly NamedFile[]): string {
  const perFile = (value: (file: NamedFile) => string | null | undefined): string => {
    const entries = files.map((file) => [sqlString(file.path), value(file)] as const);
    const map = entries.map(([path, text]) => `${path}: ${text === null || text === undefined ? "NULL" : sqlString(text)}`).join(", ");
    return `CAST(MAP {${map}}[volley_file] AS VARCHAR)`;
  };
  return sql
    .replaceAll("{files}", () => `[${files.map(({ path }) => sqlString(path)).join(", ")}]`)
    .replaceAll(/\{partition (\d+)\}/g, (_, place: string) => perFile(({ partition }) => partition?.[Number(place)]))
    .replaceAll("{file name}", () => perFile(({ url }) => (url === undefined ? undefined : fullUrl(url))));
}

/** A local path as Spark names it. */
const fullUrl = (url: string): string => (isLocal(url) ? pathToFileURL(localPath(url)).href : url);

const statements: Readonly<Record<string, (value: string) => string>> = {
  timeZone: (zone) => `SET TimeZone = ${sqlString(zone)}`,
};

/** The statements that give a connection the session's settings; settings that do not concern DuckDB give none. */
export function settingStatements(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => statements[name]?.(value) ?? []);
}
