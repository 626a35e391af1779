import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Where cases and recorded answers lie: beside the sources, also when this runs from dist. */
export const folder = join(import.meta.dirname, import.meta.dirname.endsWith("dist/conformance") ? "../.." : ".");

/** One expression over one table. */
export interface Case {
  readonly area: string;
  readonly text: string;
  readonly over: string;
  /** Grouping columns of an aggregate; absent for a scalar expression, which has a value a row. */
  readonly groupBy?: readonly string[] | undefined;
  /** Doubles may differ by so many units in the last place: Java's and C's mathematical functions do. */
  readonly ulps: number;
}

/** What tells a case from all others. */
export function keyOf({ text, over, groupBy }: Pick<Case, "text" | "over" | "groupBy">): string {
  return `${text} over ${over}${groupBy ? ` group by ${groupBy.join(", ")}` : ""}`;
}

/** The areas, by the files in cases/. */
export function areas(): readonly string[] {
  return readdirSync(join(folder, "cases"))
    .filter((name) => name.endsWith(".txt"))
    .map((name) => name.replace(/\.txt$/, ""))
    .sort();
}

/** The cases of an area: a line each, under the directives `over TABLE [group by COLUMNS]` and `ulps N`. */
export function casesOf(area: string): readonly Case[] {
  const cases = new Map<string, Case>();
  let over: string | undefined;
  let groupBy: readonly string[] | undefined;
  let ulps = 0;
  for (const line of readFileSync(join(folder, "cases", `${area}.txt`), "utf8").split("\n")) {
    const text = line.trim();
    const table = /^over (\w+)(?: group by ?(.*))?$/.exec(text);
    const tolerance = /^ulps (\d+)$/.exec(text);
    if (text === "" || text.startsWith("#")) continue;
    if (table) [over, groupBy] = [table[1]!, table[2]?.split(",").flatMap((name) => name.trim() || [])];
    else if (tolerance) ulps = Number(tolerance[1]);
    else if (over === undefined) throw new Error(`cases/${area}.txt begins without "over TABLE"`);
    else {
      const each: Case = { area, text, over, groupBy, ulps };
      if (cases.has(keyOf(each))) throw new Error(`cases/${area}.txt has "${keyOf(each)}" twice`);
      cases.set(keyOf(each), each);
    }
  }
  return [...cases.values()];
}
