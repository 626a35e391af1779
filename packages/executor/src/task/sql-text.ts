/** A SQL identifier. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A SQL string literal. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Puts a list of local files where the text says `{files}`. */
export function withFiles(sql: string, paths: readonly string[]): string {
  return sql.replaceAll("{files}", () => `[${paths.map(quoteText).join(", ")}]`);
}

const statements: Readonly<Record<string, (value: string) => string>> = {
  timeZone: (zone) => `SET TimeZone = ${quoteText(zone)}`,
};

/** The statements that give a connection the session's settings; settings that do not concern DuckDB give none. */
export function settingStatements(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => statements[name]?.(value) ?? []);
}
