import { type Origin, VolleyError } from "@volley/plan";

/** What the protocol can say and Volley cannot do. */
export function unsupported(what: string, origin?: Origin): VolleyError {
  return new VolleyError("UNSUPPORTED_FEATURE", `${what} is not supported`, { origin });
}

/** A message that lacks what it must have, or contradicts itself. */
export function malformed(problem: string): VolleyError {
  return new VolleyError("INVALID_ARGUMENT", `the plan is not well formed: ${problem}`);
}

/** The value, or an error that names what is missing. */
export function required<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw malformed(`${what} is missing`);
  return value;
}

/** The name of the one field of a oneof that is set. */
export function presentField<T extends object>(message: T, fields: readonly (keyof T)[]): keyof T | undefined {
  return fields.find((field) => message[field] !== null && message[field] !== undefined);
}
