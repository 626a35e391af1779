import { sqlString } from "@volley/plan/values";
import type { InputFile } from "./text-position.ts";

/** Puts a list of local files where the text says `{files}`, and their values of a partition column where it says `{partition 0}`. */
export function withFiles(sql: string, files: readonly Pick<InputFile, "path" | "partition">[]): string {
  const value = (text: string | null | undefined): string => (text === null || text === undefined ? "NULL" : sqlString(text));
  const entries = (place: number): string =>
    files.map(({ path, partition }) => `${sqlString(path)}: ${value(partition?.[place])}`).join(", ");
  return sql
    .replaceAll("{files}", () => `[${files.map(({ path }) => sqlString(path)).join(", ")}]`)
    .replaceAll(/\{partition (\d+)\}/g, (_, place: string) => `CAST(MAP {${entries(Number(place))}}[volley_file] AS VARCHAR)`);
}

const statements: Readonly<Record<string, (value: string) => string>> = {
  timeZone: (zone) => `SET TimeZone = ${sqlString(zone)}`,
};

/** The statements that give a connection the session's settings; settings that do not concern DuckDB give none. */
export function settingStatements(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => statements[name]?.(value) ?? []);
}
