import { VolleyError, type Origin } from "@volley/plan";

/** An option's value as the program writes it. */
export type OptionValue = string | number | boolean;
/** Options by Spark's names; case does not matter. */
export type OptionValues = Readonly<Record<string, OptionValue>>;

/** Options by lower-cased name, added to those there are. */
export function withOptions(known: Readonly<Record<string, string>>, added: object): Readonly<Record<string, string>> {
  const next: Record<string, string> = { ...known };
  for (const [name, value] of Object.entries(added)) if (value !== undefined) next[name.toLowerCase()] = String(value);
  return Object.freeze(next);
}

/** Paths that are there and are not empty. */
export function checkedPaths(paths: readonly unknown[], origin: Origin): readonly string[] {
  const flat = paths.flat();
  if (flat.length === 0)
    throw new VolleyError("INVALID_ARGUMENT", "no path is given", { origin, hints: ['for example "s3://bucket/folder/"'] });
  return flat.map((path) => {
    if (typeof path === "string" && path.trim() !== "") return path;
    throw new VolleyError("INVALID_ARGUMENT", `${JSON.stringify(path)} is not a path`, { origin });
  });
}
