import type { CallError } from "@volley/protocol";
import { isVolleyError } from "volley";

/** What the error of a query is. Spark's own class where a server of Spark sent one; Volley's class of it may be wider. */
export function errorClassOf(error: unknown): string {
  if (!isVolleyError(error)) return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const { info } = (error.cause ?? {}) as Partial<CallError>;
  return info ? info.errorClass || info.reason.split(".").at(-1)! : error.errorClass;
}
