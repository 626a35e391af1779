import { VolleyError } from "@volley/plan";
import type { Backend } from "../backend.ts";
import type { Views } from "./views.ts";
import type { Int64Mode } from "../values/value-types.ts";

/** What frames need of their session. */
export interface SessionCore {
  readonly int64: Int64Mode;
  readonly views: Views;
  /** The backend; throws SESSION_CLOSED after `stop()`. */
  backend(): Backend;
  stopped(): boolean;
  /** Where `show`, `explain` and `printSchema` print. */
  print(text: string): void;
  /** Characters in a line of the output; undefined when it is no terminal. */
  width(): number | undefined;
}

export function closedError(): VolleyError {
  return new VolleyError("SESSION_CLOSED", "this session was stopped", { hints: ["make a new one with Session.builder.getOrCreate()"] });
}
