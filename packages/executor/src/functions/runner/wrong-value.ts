import { type Misfit, shownValue, typeText } from "@volley/plan/values";

/** Thrown for what a function returned; the message follows the function's name. */
export class WrongValueError extends Error {
  override readonly name = "WrongValueError";
}

const expectations: Readonly<Record<string, string>> = {
  decimal: "its text, a bigint or a whole number",
  date: "a Date",
  timestamp: "a Date, or microseconds as bigint",
  timestamp_ntz: "a Date, or microseconds as bigint",
  day_time_interval: "microseconds as bigint",
  binary: "a Uint8Array",
  map: "a Map",
};

/** The error for a value that is not of the declared type. `path` leads into it. */
export function refuseValue({ value, type, path }: Pick<Misfit, "value" | "type" | "path">): WrongValueError {
  if (typeof (value as PromiseLike<unknown> | null | undefined)?.then === "function")
    return new WrongValueError("returned a Promise; user functions return their values, they cannot wait for something");
  const where = path === "" ? "" : ` at ${path.trim()}`;
  if (value === null) return new WrongValueError(`returned null${where}, where ${typeText(type)} is never null`);
  const form = expectations[type.kind];
  return new WrongValueError(`returned ${shown(value)}${where}, which is no ${typeText(type)}${form === undefined ? "" : ` (${form})`}`);
}

const longest = 80;

function shown(value: unknown): string {
  const named = typeof value === "object" && value !== null && value.constructor?.name && value.constructor.name !== "Object";
  const text = named ? `a ${value.constructor.name}` : typeof value === "function" ? "a function" : shownValue(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
