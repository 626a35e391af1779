import { type Origin, VolleyError } from "@volley/plan";
import { shownValue } from "@volley/plan/values";

/** A name that is not empty. Throws INVALID_ARGUMENT. */
export function requiredName(what: string, value: unknown, origin: Origin): string {
  if (typeof value === "string" && value !== "") return value;
  throw new VolleyError("INVALID_ARGUMENT", `${what} needs a name`, { origin });
}

/** A whole number from `least`. Throws INVALID_ARGUMENT. */
export function wholeNumber(what: string, value: unknown, least: number, origin: Origin): number {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= least) return value;
  throw new VolleyError("INVALID_ARGUMENT", `${what} needs a whole number from ${least}, not ${shownValue(value)}`, { origin });
}

/** The name of a column that there is, which may be empty. Throws INVALID_ARGUMENT. */
export function columnName(what: string, value: unknown, origin: Origin): string {
  if (typeof value === "string") return value;
  throw new VolleyError("INVALID_ARGUMENT", `${what} needs names of columns, not ${shownValue(value)}`, { origin });
}

/** A list of them. Throws INVALID_ARGUMENT. */
export function columnNames(what: string, value: unknown, origin: Origin): string[] {
  return list(what, value, origin).map((each) => columnName(what, each, origin));
}

/** Throws INVALID_ARGUMENT. */
export function list<T>(what: string, value: readonly T[], origin: Origin): readonly T[];
export function list(what: string, value: unknown, origin: Origin): readonly unknown[];
export function list(what: string, value: unknown, origin: Origin): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new VolleyError("INVALID_ARGUMENT", `${what} needs a list, not ${shownValue(value)}`, { origin });
}

/** What stands by name, as `{ name: … }`. Throws INVALID_ARGUMENT. */
export function record<T>(what: string, value: Readonly<Record<string, T>>, origin: Origin): Readonly<Record<string, T>> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw new VolleyError("INVALID_ARGUMENT", `${what} needs an object { name: … }, not ${shownValue(value)}`, { origin });
}
