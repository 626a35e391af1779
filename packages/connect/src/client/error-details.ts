import { type Origin, VolleyError } from "@volley/plan";
import { CallError, type Draft } from "@volley/protocol";
import type { FetchErrorDetailsResponse } from "@volley/protocol/spark";
import { classOfSpark, withoutFrame } from "../errors.ts";

/** Spark's status holds a message of a kilobyte and an id for the rest: whole message, causes, the user's line. */
export async function withErrorDetails(
  error: VolleyError,
  source: unknown,
  fetch: (errorId: string) => Promise<Draft<FetchErrorDetailsResponse>>,
): Promise<VolleyError> {
  const errorId = source instanceof CallError && !source.detail ? source.info?.errorId : undefined;
  if (!errorId) return error;
  const { errors = [], rootErrorIdx } = await fetch(errorId).catch((): Draft<FetchErrorDetailsResponse> => ({}));
  const root = errors[rootErrorIdx ?? 0];
  if (!root) return error;
  const context = root.sparkThrowable?.queryContexts?.find(({ callSite }) => callSite);
  const origin: Origin | undefined = context && { callSite: context.callSite!, fragment: context.fragment ?? "" };
  const causes = [];
  for (let cause = errors[root.causeIdx ?? -1]; cause && causes.length < 5; cause = errors[cause.causeIdx ?? -1]) {
    causes.push(`caused by ${cause.errorTypeHierarchy?.[0] ?? "an error"}: ${withoutFrame(cause.message ?? "")}`);
  }
  // A status without room for the class holds it here alone.
  const named = root.sparkThrowable?.errorClass;
  const errorClass = named ? classOfSpark(named, root.sparkThrowable?.sqlState ?? "") : error.errorClass;
  return new VolleyError(errorClass, withoutFrame(root.message ?? "") || error.message, {
    origin,
    where: [...error.where, ...causes],
    hints: error.hints,
    cause: error.cause,
  });
}
