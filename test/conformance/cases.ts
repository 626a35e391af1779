import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Where cases and recorded answers lie: beside the sources, also when this runs from dist. */
export const folder = join(import.meta.dirname, import.meta.dirname.endsWith("dist/conformance") ? "../.." : ".");

/** One expression over one table, or a chain of methods of its frame. */
export interface Case {
  readonly area: string;
  readonly text: string;
  readonly over: string;
  /** Grouping columns of an aggregate; absent for a scalar expression, which has a value a row. */
  readonly groupBy?: readonly string[] | undefined;
  /** The text is methods of the table's frame, whose rows come in any order, or in the order that they were sorted in. */
  readonly methods?: "any order" | "in order" | undefined;
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

/**
 * The cases of an area: a line each, under the directives `over TABLE [group by COLUMNS]` or `methods of TABLE [in order]`, and `ulps N`.
 * `each COLUMNS` repeats the cases below it, up to the next table, for each of the columns, whose name replaces `@` in them. `with A | B`
 * repeats the cases with a `#` for each of the texts, which replaces it, until another `with` names others.
 */
export function casesOf(area: string): readonly Case[] {
  const cases = new Map<string, Case>();
  let over: string | undefined;
  let groupBy: readonly string[] | undefined;
  let methods: Case["methods"];
  let ulps = 0;
  let each = [""];
  let alternatives: readonly string[] = [];
  for (const line of readFileSync(join(folder, "cases", `${area}.txt`), "utf8").split("\n")) {
    const text = line.trim();
    const table = /^over (\w+)(?: group by ?(.*))?$/.exec(text);
    const frame = /^methods of (\w+)( in order)?$/.exec(text);
    const columns = /^each (.*)$/.exec(text);
    const texts = /^with (.*)$/.exec(text);
    const tolerance = /^ulps (\d+)$/.exec(text);
    if (text === "" || text.startsWith("#")) continue;
    if (table) [over, groupBy, methods, each] = [table[1]!, table[2]?.split(",").flatMap((name) => name.trim() || []), undefined, [""]];
    else if (frame) [over, groupBy, methods, each] = [frame[1]!, undefined, frame[2] ? "in order" : "any order", [""]];
    else if (columns) each = columns[1]!.split(",").map((name) => name.trim());
    else if (texts) alternatives = texts[1]!.split("|").map((alternative) => alternative.trim());
    else if (tolerance) ulps = Number(tolerance[1]);
    else if (over === undefined) throw new Error(`cases/${area}.txt begins without "over TABLE"`);
    else
      for (const one of each.flatMap((column) => filled(column ? text.replaceAll("@", column) : text, alternatives))) {
        const found: Case = { area, text: one, over, groupBy, methods, ulps };
        if (cases.has(keyOf(found))) throw new Error(`cases/${area}.txt has "${keyOf(found)}" twice`);
        cases.set(keyOf(found), found);
      }
  }
  return [...cases.values()];
}

function filled(text: string, alternatives: readonly string[]): readonly string[] {
  return text.includes("#") && alternatives.length > 0 ? alternatives.map((alternative) => text.replaceAll("#", alternative)) : [text];
}
