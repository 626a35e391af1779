import { VolleyError } from "../../errors.ts";
import type { Constants } from "../definition.ts";

/** The options that an argument gives, a map of constants, by their names in lower case; none where it is left out. Throws INVALID_OPTIONS. */
export function optionMap(constants: Constants, at: number, name: string): Readonly<Record<string, string>> {
  if (constants.length <= at) return {};
  const given = constants[at];
  if (!Array.isArray(given) || given.some((each) => typeof each !== "string"))
    throw new VolleyError("INVALID_OPTIONS", `the options of ${name}() are no map of constant texts`, {
      hints: ['for example map("dateFormat", "dd/MM/yyyy")'],
    });
  const texts = given as readonly string[];
  return Object.fromEntries(texts.flatMap((key, i) => (i % 2 === 0 ? [[key.toLowerCase(), texts[i + 1]!]] : [])));
}
