import { type Origin, VolleyError } from "../errors.ts";
import { closest } from "../suggest.ts";
import type { FormatOption, OptionKind } from "./options.ts";

/**
 * Throws INVALID_ARGUMENT for an option that is not in the table, naming the nearest, and for a value that its option cannot have.
 * `whose` is the reader or writer: `the csv reader`.
 */
export function checkOptions(
  whose: string,
  known: readonly FormatOption[],
  given: Readonly<Record<string, string>>,
  origin?: Origin,
): void {
  for (const [name, value] of Object.entries(given)) {
    const option = known.find((each) => each.name.toLowerCase() === name.toLowerCase());
    if (option === undefined) throw unknownOption(whose, known, name, origin);
    const problem = problemOf(option.takes, value);
    if (problem !== undefined)
      throw new VolleyError("INVALID_ARGUMENT", `option ${option.name} cannot be "${value}"`, { origin, hints: [problem] });
  }
}

function unknownOption(whose: string, known: readonly FormatOption[], name: string, origin: Origin | undefined): VolleyError {
  const names = known.map((option) => option.name);
  const near = closest(name, names);
  return new VolleyError("INVALID_ARGUMENT", `${whose} has no option "${name}"`, {
    origin,
    hints: [near ? `did you mean "${near}"?` : `it has: ${names.join(", ")}`],
  });
}

function problemOf(takes: OptionKind, value: string): string | undefined {
  if (takes === "boolean") return problemOf(["true", "false"], value);
  if (typeof takes !== "string")
    return takes.some((word) => word.toLowerCase() === value.toLowerCase()) ? undefined : `use one of: ${takes.join(", ")}`;
  if (takes === "character" && value.length > 1) return "use a single character, or none";
  if (takes === "separator" && value === "") return "use at least one character";
  if (takes === "count" && !/^[1-9]\d{0,8}$/.test(value)) return "use a whole number from 1 to 999,999,999";
  if (takes === "instant" && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(value)) return "write it as 2026-01-31T00:00:00";
  return undefined;
}
