import { closest, type Origin, VolleyError } from "@volley/plan";

/** One of a list of words; throws INVALID_ARGUMENT with the nearest. */
export function oneOf<W extends string>(what: string, word: unknown, words: readonly W[], origin: Origin): W {
  if (words.includes(word as W)) return word as W;
  const near = typeof word === "string" ? closest(word, words) : undefined;
  throw new VolleyError("INVALID_ARGUMENT", `${JSON.stringify(word)} is not a ${what}`, {
    origin,
    hints: [near ? `did you mean "${near}"?` : `use one of ${words.join(", ")}`],
  });
}
