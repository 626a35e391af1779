import type { Origin } from "@volley/plan";

/** The setting that decides how int64 columns appear in rows: `bigint` (the default) or `number`. */
export const int64Setting = "rows.int64";

/** What a session is made with. */
export interface SessionOptions {
  /** A name for the session, as programs for Spark give one. It is kept in the options of the backend; nothing is named after it. */
  readonly appName?: string;
  /** Where it runs: `sc://host:15002` for a driver, `local` for this process; anything else is a CONFIGURATION error. Absent: as the process was started (`volley run`). */
  readonly master?: string;
  /** Where the program says so, for errors about it. */
  readonly masterOrigin?: Origin;
  /** Settings by name. */
  readonly config?: Readonly<Record<string, string>>;
  /** Where `show`, `explain` and `printSchema` print; standard output when absent. */
  readonly print?: (text: string) => void;
  /** Characters in a line for `print`. */
  readonly width?: number;
}
