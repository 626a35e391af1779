import { type Origin, VolleyError } from "@volley/plan";

/** A name that is not empty. Throws INVALID_ARGUMENT. */
export function word(what: string, value: string, origin: Origin): string {
  if (typeof value === "string" && value !== "") return value;
  throw new VolleyError("INVALID_ARGUMENT", `${what} needs a name`, { origin });
}

/** A whole number from `least`. Throws INVALID_ARGUMENT. */
export function wholeNumber(what: string, value: unknown, least: number, origin: Origin): number {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= least) return value;
  throw new VolleyError("INVALID_ARGUMENT", `${what} needs a whole number from ${least}, not ${String(value)}`, { origin });
}
