import { type FileFormat, fileFormats, closest, VolleyError, type Origin } from "@volley/plan";

/** An option's value as the program writes it. */
export type OptionValue = string | number | boolean;
export type OptionValues = Readonly<Record<string, OptionValue>>;

/** Options by lower-cased name, added to those there are. */
export function withOptions(known: Readonly<Record<string, string>>, added: OptionValues): Readonly<Record<string, string>> {
  const next: Record<string, string> = { ...known };
  for (const [name, value] of Object.entries(added)) if (value !== undefined) next[name.toLowerCase()] = String(value);
  return Object.freeze(next);
}

/** One of a list of words; throws INVALID_ARGUMENT with the nearest. */
export function oneOf<W extends string>(what: string, word: unknown, words: readonly W[], origin: Origin): W {
  if (words.includes(word as W)) return word as W;
  const near = typeof word === "string" ? closest(word, words) : undefined;
  throw new VolleyError("INVALID_ARGUMENT", `${JSON.stringify(word)} is not a ${what}`, {
    origin,
    hints: [near ? `did you mean "${near}"?` : `use one of ${words.join(", ")}`],
  });
}

export function fileFormat(word: unknown, origin: Origin): FileFormat {
  return oneOf("format", word, fileFormats, origin);
}

/** Paths that are there and are not empty. */
export function checkedPaths(paths: readonly string[], origin: Origin): readonly string[] {
  const flat = paths.flat() as string[];
  if (flat.length === 0)
    throw new VolleyError("INVALID_ARGUMENT", "no path is given", { origin, hints: ['for example "s3://bucket/folder/"'] });
  for (const path of flat)
    if (typeof path !== "string" || path.trim() === "")
      throw new VolleyError("INVALID_ARGUMENT", `${JSON.stringify(path)} is not a path`, { origin });
  return flat;
}
