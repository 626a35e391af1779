export const readModes = ["PERMISSIVE", "DROPMALFORMED", "FAILFAST"] as const;
export type ReadMode = (typeof readModes)[number];

/** A text file and how it is read; asked in each mode, PERMISSIVE with a column for malformed records. */
export interface ReadCase {
  readonly name: string;
  readonly format: "csv" | "json";
  /** DDL; without it, what the files tell. */
  readonly schema?: string;
  readonly options?: Readonly<Record<string, string | boolean>>;
  readonly text: string;
}
